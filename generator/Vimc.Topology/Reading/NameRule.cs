namespace Vimc.Topology.Reading;

/// <summary>
/// What a name may be made of. It goes verbatim into C strings, comments and kernel-doc, on command lines of
/// <c>media-ctl</c>, which quotes names, and through <c>printk</c>; so nothing that needs escaping in any of them.
/// </summary>
internal static class NameRule
{
    /// <summary>Allowed besides letters, digits and spaces.</summary>
    public const string EntityPunctuation = "_ . , : + - / ( ) #";

    /// <summary>What is wrong with <paramref name="name"/>, in words; null if nothing is.</summary>
    public static string? FindFault(string name)
    {
        var bad = name.Where(letter => !char.IsAsciiLetterOrDigit(letter) && !EntityPunctuation.Contains(letter));
        if (bad.Select(letter => (int?)letter).FirstOrDefault() is { } code)
            return code is > ' ' and <= '~' ? $"the character '{(char)code}'" : $"the character U+{code:X4}";
        if (!name.Any(char.IsAsciiLetterOrDigit))
            return "no letter or digit";
        if (name != name.Trim())
            return "a space at an end";
        return name.Contains("  ", StringComparison.Ordinal) ? "two spaces in a row" : null;
    }
}
