namespace Vimc.Harness.Targets;

/// <summary>
/// The packages a target was unpacked from, a line each: name, version and SHA-256 of the package, separated by tabs.
/// </summary>
internal static class TargetPackages
{
    /// <summary>
    /// A command for mmdebstrap, which has all packages at hand once they are unpacked: notes them in the root.
    /// </summary>
    public const string Hook =
        $$"""
        for deb in "$1"/var/cache/apt/archives/*.deb; do
            printf '%s\t%s\n' "$(dpkg-deb --show --showformat '${Package}\t${Version}' "$deb")" \
                "$(sha256sum <"$deb" | cut -d ' ' -f 1)"
        done >"$1/{{FileName}}"
        """;

    private const string FileName = "packages.tsv";

    /// <summary>Reads what was noted in the root of a target.</summary>
    /// <returns>By name, the version and <c>sha256:</c> with the checksum; empty if nothing was.</returns>
    public static IReadOnlyDictionary<string, string> Read(string root)
    {
        var file = Path.Combine(root, FileName);
        return File.Exists(file) ? Parse(File.ReadAllLines(file)) : new Dictionary<string, string>();
    }

    internal static SortedDictionary<string, string> Parse(IEnumerable<string> lines)
    {
        var packages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Split('\t') is [var name, var version, var sum])
                packages[name] = $"{version} sha256:{sum}";
        }
        return packages;
    }
}
