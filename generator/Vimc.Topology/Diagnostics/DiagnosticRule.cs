using System.Globalization;

namespace Vimc.Topology.Diagnostics;

/// <summary>One thing that can be wrong with what the user gave us.</summary>
/// <param name="Id"><c>VIMC</c> and four digits; never used for anything else, even when the rule goes.</param>
/// <param name="Format">Composite format of the message: lower case, no full stop, names in single quotes.</param>
public sealed record DiagnosticRule(string Id, string Format)
{
    /// <summary>The message for <paramref name="arguments"/>, one for each hole of <see cref="Format"/>.</summary>
    public string Message(params object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Format, arguments);
}
