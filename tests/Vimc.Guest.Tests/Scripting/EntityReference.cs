using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Graph;

namespace Vimc.Guest.Tests.Scripting;

/// <summary>The name of an entity in angle brackets, for its device node.</summary>
internal static partial class EntityReference
{
    /// <summary>Replaces every reference in a text.</summary>
    /// <exception cref="InvalidOperationException">The graph has no such entity, or it has no device node.</exception>
    public static string Replace(string text, MediaSnapshot graph) =>
        Pattern().Replace(text, match => graph.NodeOf(match.Groups[1].Value));

    [GeneratedRegex("<([A-Z][^<>\n]*)>")]
    private static partial Regex Pattern();
}
