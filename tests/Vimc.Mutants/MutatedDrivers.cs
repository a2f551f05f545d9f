using Vimc.Harness.Host;

namespace Vimc.Mutants;

/// <summary>
/// Copies of the drivers of all topologies with a mutant's patch applied to each: what they share is what mutants
/// change, and a test may load any of them.
/// </summary>
internal static class MutatedDrivers
{
    /// <summary>Makes the copies; those of the mutant before are lost.</summary>
    /// <param name="mutant">What to apply.</param>
    /// <param name="workspace">Where the drivers are and where their copies go.</param>
    /// <param name="cancellation">Ends patch(1).</param>
    /// <returns>Null, or why the patch does not apply to one of them.</returns>
    public static async Task<string?> CreateAsync(
        Mutant mutant, MutantWorkspace workspace, CancellationToken cancellation)
    {
        if (Directory.Exists(workspace.MutatedDrivers))
            Directory.Delete(workspace.MutatedDrivers, recursive: true);
        foreach (var driver in Directory.EnumerateDirectories(workspace.Drivers).Order(StringComparer.Ordinal))
        {
            var copy = Path.Combine(workspace.MutatedDrivers, Path.GetFileName(driver));
            Copy(driver, copy);
            if (await PatchAsync(mutant, copy, cancellation) is { } complaint)
                return $"{copy}: {complaint}";
        }

        return null;
    }

    private static void Copy(string driver, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(driver, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(driver, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string?> PatchAsync(Mutant mutant, string folder, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "--directory", folder, "-p1", "--fuzz=2", "--batch", "--no-backup-if-mismatch", "--input", mutant.PatchFile,
        ];
        var (exitCode, _, output) = await new HostCommand("patch", arguments).TryRunAsync(cancellation);
        return exitCode == 0 ? null : output;
    }
}
