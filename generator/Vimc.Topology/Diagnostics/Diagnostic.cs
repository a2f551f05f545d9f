namespace Vimc.Topology.Diagnostics;

/// <summary>An error in what the user gave us, with the place to look at and, where it helps, a remedy.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Position">Where.</param>
/// <param name="Message">What is wrong there, with the names filled in.</param>
/// <param name="Note">A second place to look at.</param>
public sealed record Diagnostic(
    DiagnosticRule Rule,
    SourcePosition Position,
    string Message,
    DiagnosticNote? Note = null)
{
    /// <summary>The form GCC uses, which editors, make and CI services parse; a note takes a second line.</summary>
    public override string ToString()
    {
        var error = $"{Position}: error {Rule.Id}: {Message}";
        return Note is null ? error : $"{error}\n{Note}";
    }
}
