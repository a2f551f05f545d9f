using Vimc.Generator.Output;
using Vimc.Topology.Diagnostics;

namespace Vimc.Generator.CommandLine;

/// <summary>Writes files for a command, and turns what the disk refuses into diagnostics.</summary>
internal static class FileOutput
{
    // What one edit of a topology changes; a new tree has more, and nobody reads a list of all of it.
    private const int MostNamed = 12;

    /// <summary>Writes, and tells what changed below <paramref name="output"/>.</summary>
    public static int Write(Terminal terminal, SourceTreeWriter writer, string output) =>
        Guard(terminal, output, () =>
        {
            var changes = writer.Write();
            foreach (var line in changes.Count <= MostNamed ? Name(changes) : [Count(changes, output)])
                terminal.Error.Write($"{line}\n");
            if (changes.Count == 0)
                terminal.Error.Write($"{output}: up to date\n");
            return ExitCode.Success;
        });

    /// <summary>
    /// The exit code of <paramref name="work"/>, or of the diagnostic at <paramref name="path"/> if the disk refuses.
    /// </summary>
    public static int Guard(Terminal terminal, string path, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return terminal.Report(DiagnosticCatalogue.CannotWrite, path, exception.Message.TrimEnd('.'));
        }
    }

    private static IEnumerable<string> Name(IReadOnlyList<FileChange> changes) =>
        changes.Select(change => $"{change.Path}: {(change.Kind == FileChangeKind.Stale ? "deleted" : "written")}");

    private static string Count(IReadOnlyList<FileChange> changes, string output)
    {
        var deleted = changes.Count(change => change.Kind == FileChangeKind.Stale);
        return $"{output}: {changes.Count - deleted} files written, {deleted} deleted";
    }
}
