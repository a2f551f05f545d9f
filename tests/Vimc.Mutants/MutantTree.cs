using Vimc.Harness.Host;

namespace Vimc.Mutants;

/// <summary>A copy of the driver with a mutant's patch applied.</summary>
internal static class MutantTree
{
    /// <summary>Makes the copy.</summary>
    /// <param name="mutant">What to apply.</param>
    /// <param name="driver">What to copy; only read.</param>
    /// <param name="folder">Where to put the copy; what it held before is lost.</param>
    /// <param name="cancellation">Ends patch(1).</param>
    /// <returns>Null, or why the patch does not apply.</returns>
    public static async Task<string?> CreateAsync(
        Mutant mutant, string driver, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(driver, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(driver, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string[] arguments =
        [
            "--directory", folder, "-p1", "--fuzz=2", "--batch", "--no-backup-if-mismatch", "--input", mutant.PatchFile,
        ];
        var (exitCode, _, output) = await new HostCommand("patch", arguments).TryRunAsync(cancellation);
        return exitCode == 0 ? null : output;
    }
}
