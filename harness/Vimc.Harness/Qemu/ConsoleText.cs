using System.Text.RegularExpressions;

namespace Vimc.Harness.Qemu;

/// <summary>What a serial line said, for people and for the reader of kernel logs.</summary>
internal static partial class ConsoleText
{
    /// <summary>Its lines, without the colours and the cursor movements of a terminal (ECMA-48).</summary>
    public static IReadOnlyList<string> Lines(string said)
    {
        var text = ControlSequence().Replace(said.Replace("\r", ""), "").TrimEnd('\n');
        return text.Length == 0 ? [] : text.Split('\n');
    }

    [GeneratedRegex(@"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\^_])")]
    private static partial Regex ControlSequence();
}
