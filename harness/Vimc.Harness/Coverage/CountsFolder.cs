using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Coverage;

/// <summary>
/// What the guests of a run counted: a folder for each build of the driver, in it the notes of the compiler and a
/// folder for each guest with its counts (<c>.gcda</c>).
/// </summary>
/// <param name="path">The folder.</param>
public sealed class CountsFolder(string path)
{
    /// <summary>Compiler's notes and sources, in the folder of a build.</summary>
    internal const string Notes = "notes";

    /// <summary>Begins the name of a guest's folder.</summary>
    internal const string GuestPrefix = "guest-";

    // The kernel shows counts under the path the object had when it was compiled, and keeps them when the module goes.
    private const string InGuest = $"/sys/kernel/debug/gcov{SuiteRoot.BuildInRoot}";

    /// <summary>The folders of the builds, in ordinal order; none if no guest has left anything.</summary>
    internal IReadOnlyList<string> Builds => Directory.Exists(path)
        ? [.. Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Keeps the notes of a build, without which its counts say nothing.</summary>
    /// <exception cref="HarnessException">The module does not count.</exception>
    public void Add(BuiltModule module)
    {
        var from = module.Notes ?? throw new HarnessException($"'{module.File}' does not count lines");
        var to = Path.Combine(FolderOf(module), Notes);
        TreeRemover.Remove(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Takes the counts of a guest: all since the template it is a clone of was booted.</summary>
    /// <param name="session">The guest; it must answer.</param>
    /// <param name="module">What is loaded there, or was.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    /// <returns>How many files of counts there were.</returns>
    /// <exception cref="GuestFailureException">It does not answer, or has no counts.</exception>
    public async Task<int> CollectAsync(GuestSession session, BuiltModule module, CancellationToken cancellation = default)
    {
        var files = (await session.CheckAsync($"cd {InGuest} && find . -name '*.gcda'", null, cancellation))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var folder = Path.Combine(FolderOf(module), $"{GuestPrefix}{Guid.NewGuid():N}");
        // Out of sight until it is whole.
        var fresh = Path.Combine(FolderOf(module), $".{Guid.NewGuid():N}");
        try
        {
            foreach (var file in files)
            {
                var copy = Path.Combine(fresh, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                await session.DownloadAsync($"{InGuest}/{file}", copy, cancellation);
            }
            if (files.Length > 0)
                Directory.Move(fresh, folder);
        }
        finally
        {
            TreeRemover.Remove(fresh);
        }
        return files.Length;
    }

    private string FolderOf(BuiltModule module) => Path.Combine(path, module.Key);
}
