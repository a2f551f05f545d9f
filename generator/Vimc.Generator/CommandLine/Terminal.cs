using Vimc.Topology.Diagnostics;

namespace Vimc.Generator.CommandLine;

/// <summary>Where results and talk go.</summary>
/// <param name="Output">Results only, so that it can be piped.</param>
/// <param name="Error">Diagnostics and what was done.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>Prints <paramref name="diagnostics"/>; returns the exit code that goes with them.</summary>
    public int Report(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Error.Write($"{diagnostic}\n");
        return diagnostics.Count == 0 ? ExitCode.Success : ExitCode.Diagnostics;
    }

    /// <summary>
    /// Prints that <paramref name="rule"/> is broken by the file or directory at <paramref name="path"/>.
    /// </summary>
    public int Report(DiagnosticRule rule, string path, params object[] arguments) =>
        Report([new Diagnostic(rule, SourcePosition.StartOf(path), rule.Message(arguments))]);
}
