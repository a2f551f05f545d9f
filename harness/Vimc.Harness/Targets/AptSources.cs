namespace Vimc.Harness.Targets;

/// <summary>
/// Reads the package sources an apt configuration names, in the one-line form (sources.list(5), <c>*.list</c>) and in
/// the deb822 form (<c>*.sources</c>). What it cannot make sense of it passes over, as it is apt's to complain.
/// </summary>
internal static class AptSources
{
    /// <summary>All enabled binary sources under an <c>/etc/apt</c> folder, in file name order.</summary>
    public static IReadOnlyList<AptSource> Read(string folder)
    {
        var parts = Path.Combine(folder, "sources.list.d");
        var files = new List<string> { Path.Combine(folder, "sources.list") };
        if (Directory.Exists(parts))
            files.AddRange(Directory.GetFiles(parts).Order(StringComparer.Ordinal));

        return [.. files.Where(File.Exists).SelectMany(ReadFile)];
    }

    private static IEnumerable<AptSource> ReadFile(string path) => Path.GetExtension(path) switch
    {
        ".list" => ParseOneLine(File.ReadAllText(path)),
        ".sources" => ParseDeb822(File.ReadAllText(path)),
        _ => [],
    };

    /// <summary>Parses <c>deb [options] uri suite component…</c> lines.</summary>
    internal static IEnumerable<AptSource> ParseOneLine(string text)
    {
        foreach (var line in text.Split('\n').Select(line => line.Split('#')[0].Trim()))
        {
            if (!line.StartsWith("deb ", StringComparison.Ordinal) && !line.StartsWith("deb\t", StringComparison.Ordinal))
                continue;

            var rest = line[3..].Trim();
            string? signedBy = null;
            if (rest.StartsWith('[') && rest.IndexOf(']') is var end and > 0)
            {
                signedBy = rest[1..end].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Where(option => option.StartsWith("signed-by=", StringComparison.OrdinalIgnoreCase))
                    .Select(option => KeyRing(option["signed-by=".Length..]))
                    .FirstOrDefault();
                rest = rest[(end + 1)..];
            }

            var words = rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2)
                yield return new AptSource(words[0], words[1], signedBy);
        }
    }

    /// <summary>Parses stanzas of <c>Types/URIs/Suites/Signed-By</c> fields.</summary>
    internal static IEnumerable<AptSource> ParseDeb822(string text)
    {
        var lines = text.Split('\n').Where(line => !line.StartsWith('#')).Append("");
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        foreach (var line in lines)
        {
            if (line.Trim().Length == 0)
            {
                foreach (var source in FromStanza(fields))
                    yield return source;
                fields.Clear();
            }
            else if (char.IsWhiteSpace(line[0]) && fields.TryGetValue(last, out var value))
            {
                fields[last] = $"{value} {line.Trim()}";
            }
            else if (line.Split(':', 2) is [var name, var first])
            {
                last = name.Trim();
                fields[last] = first.Trim();
            }
        }
    }

    private static IEnumerable<AptSource> FromStanza(Dictionary<string, string> fields)
    {
        string[] Words(string name) =>
            fields.TryGetValue(name, out var value) ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

        if (!Words("Types").Contains("deb") || Words("Enabled") is ["no"])
            yield break;

        var signedBy = fields.TryGetValue("Signed-By", out var keys) ? KeyRing(keys) : null;
        foreach (var uri in Words("URIs"))
        {
            foreach (var suite in Words("Suites"))
                yield return new AptSource(uri, suite, signedBy);
        }
    }

    // A fingerprint or a key written out in place is not a file mmdebstrap could use.
    private static string? KeyRing(string value) =>
        value.Split([' ', ',']).FirstOrDefault(part => part.StartsWith('/'));
}
