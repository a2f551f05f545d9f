namespace Vimc.Guest.Tests.Scripting;

/// <summary>A command for Programs/v4l2-script, and what must become of it.</summary>
/// <param name="Command">The command as the program reads it.</param>
/// <param name="Expected">"ok", or the name of the error it must end in.</param>
internal sealed record ScriptLine(string Command, string Expected)
{
    private const string Arrow = " => ";

    /// <summary>
    /// Reads a script: a command a line, after <c>=></c> its error unless it must succeed. Empty lines are skipped.
    /// </summary>
    public static IReadOnlyList<ScriptLine> ParseAll(string script) =>
    [
        .. script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse),
    ];

    private static ScriptLine Parse(string line)
    {
        var arrow = line.LastIndexOf(Arrow, StringComparison.Ordinal);
        return arrow < 0 ? new ScriptLine(line, "ok") : new ScriptLine(line[..arrow], line[(arrow + Arrow.Length)..]);
    }
}
