namespace Vimc.Harness.Host;

/// <summary>A new folder for temporary files; it goes with the object, whatever is in it.</summary>
/// <param name="prefix">What its name begins with.</param>
internal sealed class ScratchFolder(string prefix) : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <inheritdoc/>
    public void Dispose() => TreeRemover.Remove(Path);
}
