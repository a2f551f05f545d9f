using System.Text.RegularExpressions;

namespace Vimc.Harness.Report;

/// <summary>Makes drawings of others fit to stand in one page together.</summary>
internal static partial class SvgText
{
    /// <summary>Without the XML declaration, which is not allowed within a page.</summary>
    public static string WithoutProlog(string svg) => Prolog().Replace(svg, "");

    /// <summary>A drawing that fits the width it gets, and no declaration before it.</summary>
    public static string Scalable(string svg, int width, int height) =>
        Start().Replace(WithoutProlog(svg), $"<svg viewBox=\"0 0 {width} {height}\" ", 1);

    /// <summary>
    /// With names of its own for what it refers to within itself: a page has one room for all names, and of two
    /// equal ones the first would be meant.
    /// </summary>
    public static string WithOwnNames(string svg, string prefix)
    {
        var names = Name().Matches(svg).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        string Own(string name) => names.Contains(name) ? $"{prefix}-{name}" : name;

        svg = Name().Replace(svg, match => $" id=\"{Own(match.Groups[1].Value)}\"");
        svg = Reference().Replace(svg, match => $"{match.Groups[1].Value}#{Own(match.Groups[2].Value)}");
        return Label().Replace(
            svg, match => $" aria-labelledby=\"{string.Join(' ', match.Groups[1].Value.Split(' ').Select(Own))}\"");
    }

    [GeneratedRegex(@"^\s*<\?xml[^>]*>\s*(<!DOCTYPE[^>]*>\s*)?")]
    private static partial Regex Prolog();

    [GeneratedRegex(@"<svg\s")]
    private static partial Regex Start();

    [GeneratedRegex(""" id="([^"]+)"(?=[^<>]*>)""")]
    private static partial Regex Name();

    [GeneratedRegex("""(url\(|href=")#([^)"]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(" aria-labelledby=\"([^\"]*)\"")]
    private static partial Regex Label();
}
