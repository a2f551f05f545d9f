using Vimc.Harness.Failures;

namespace Vimc.Harness.Host;

/// <summary>
/// One preparer at a time, across processes. The kernel drops the lock with the process, however that ends, so a
/// lock file left behind means nothing.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits until nobody else holds the lock.</summary>
    /// <param name="path">The lock file; created with its folder if missing, never deleted.</param>
    /// <param name="waiting">Called once if there is somebody to wait for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<FileLock> AcquireAsync(string path, Action? waiting, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            if (TryOpen(path) is { } file)
                return new FileLock(file);
            waiting?.Invoke();
            waiting = null;
            await Task.Delay(Retry, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new HarnessException($"cannot lock '{path}': {failure.Message}", failure);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
