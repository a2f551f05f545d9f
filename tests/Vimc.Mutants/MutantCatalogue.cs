namespace Vimc.Mutants;

/// <summary>Reads mutants: a unified diff each, under a header of <c>Key: value</c> lines that patch(1) ignores.</summary>
internal static class MutantCatalogue
{
    private static readonly string[] Keys = ["Mutant", "Detector", "Tests", "Flavour"];

    /// <summary>Reads all patches of a folder, by name.</summary>
    /// <exception cref="MutantException">One of them has a header that cannot be understood.</exception>
    public static IReadOnlyList<Mutant> ReadAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.patch")
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file), file)),
    ];

    /// <summary>Reads one patch.</summary>
    /// <param name="name">What to call the mutant.</param>
    /// <param name="text">The content of the patch.</param>
    /// <param name="file">Where it is.</param>
    /// <exception cref="MutantException">Its header cannot be understood.</exception>
    public static Mutant Parse(string name, string text, string file)
    {
        var header = ReadHeader(name, text);
        var missing = Keys.Where(key => !header.TryGetValue(key, out var value) || value.Length == 0).ToList();
        if (missing.Count > 0)
            throw new MutantException($"{name}: the header lacks {string.Join(", ", missing)}");

        var tests = header["Tests"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Mutant(name, header["Mutant"], Detector.Parse(header["Detector"]), tests, header["Flavour"], file);
    }

    private static Dictionary<string, string> ReadHeader(string name, string text)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n').TakeWhile(line => !line.StartsWith("--- ", StringComparison.Ordinal)))
        {
            if (line.Length == 0)
                continue;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || !Keys.Contains(line[..colon]) || !header.TryAdd(line[..colon], line[(colon + 2)..].Trim()))
                throw new MutantException($"{name}: not a line of a header: '{line}'");
        }

        return header;
    }
}
