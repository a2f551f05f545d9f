namespace Vimc.Topology.Diagnostics;

/// <summary>A second place that helps to understand a diagnostic.</summary>
/// <param name="Position">Where to look.</param>
/// <param name="Message">What is there.</param>
public sealed record DiagnosticNote(SourcePosition Position, string Message)
{
    /// <summary><c>file:line:column: note: message</c>.</summary>
    public override string ToString() => $"{Position}: note: {Message}";
}
