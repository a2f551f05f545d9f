using Vimc.Harness.Failures;

namespace Vimc.Harness.Targets;

/// <summary>Where this host gets Debian from. No mirror is built in: the administrator has chosen one already.</summary>
/// <param name="Main">Address of the archive.</param>
/// <param name="Security">Address of the security archive; null if the host uses none.</param>
/// <param name="KeyRing">The keys its signatures are verified with.</param>
internal sealed record DebianMirror(string Main, string? Security, string KeyRing)
{
    /// <summary>Names the archive outright, for hosts that are not Debian.</summary>
    public const string MainVariable = "VIMC_MIRROR";

    /// <summary>Names the security archive outright.</summary>
    public const string SecurityVariable = "VIMC_SECURITY_MIRROR";

    /// <summary>Installed by the package debian-archive-keyring.</summary>
    public const string DefaultKeyRing = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private static readonly string[] NotReleases = ["-security", "-updates", "-backports", "-proposed-updates"];

    /// <summary>The mirror of this host, from its apt configuration.</summary>
    /// <exception cref="HarnessException">There is none.</exception>
    public static DebianMirror OfThisHost() =>
        Choose(AptSources.Read("/etc/apt"), Environment.GetEnvironmentVariable);

    internal static DebianMirror Choose(IReadOnlyList<AptSource> sources, Func<string, string?> environment)
    {
        var security = environment(SecurityVariable)
            ?? sources.FirstOrDefault(source => IsSecurity(source) && IsDebian(source))?.Uri;
        if (environment(MainVariable) is { Length: > 0 } own)
            return new DebianMirror(own, security, DefaultKeyRing);

        var main = sources.FirstOrDefault(source => IsRelease(source) && IsDebian(source))
            ?? throw new HarnessException(
                $"no Debian archive is configured under /etc/apt; set {MainVariable} to the address of a mirror");
        return new DebianMirror(main.Uri, security, DefaultKeyRing);
    }

    /// <summary>The lines of a sources.list for a target.</summary>
    public string SourcesListFor(Target target)
    {
        var components = string.Join(' ', target.Components);
        string Line(string uri, string suite) => $"deb [signed-by={KeyRing}] {uri} {suite} {components}\n";

        var text = Line(Main, target.Suite);
        foreach (var extra in target.ExtraSuites)
        {
            if ((extra.Archive == Archive.Security ? Security : Main) is { } uri)
                text += Line(uri, extra.Name);
        }
        return text;
    }

    private static bool IsSecurity(AptSource source) => source.Suite.EndsWith("-security", StringComparison.Ordinal);

    private static bool IsRelease(AptSource source) =>
        !NotReleases.Any(end => source.Suite.EndsWith(end, StringComparison.Ordinal));

    // By its key ring where one is named, else by the last part of the address, which mirrors keep.
    private static bool IsDebian(AptSource source) =>
        source.SignedBy is { } keys
            ? Path.GetFileName(keys).StartsWith("debian-archive-", StringComparison.Ordinal)
            : source.Uri.TrimEnd('/').Split('/')[^1] is "debian" or "debian-security" or "debian.list"
                or "debian-security.list";
}
