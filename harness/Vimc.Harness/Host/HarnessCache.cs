namespace Vimc.Harness.Host;

/// <summary>Where the harness keeps what is expensive to make again. Deleting the folder is always safe.</summary>
/// <param name="Root">Absolute path of the folder.</param>
public sealed record HarnessCache(string Root)
{
    /// <summary>Names the folder outright.</summary>
    public const string Variable = "VIMC_CACHE";

    /// <summary>Prepared Debian suites.</summary>
    public string Targets => Path.Combine(Root, "targets");

    /// <summary>Kernel sources, and kernels built from them.</summary>
    public string Kernels => Path.Combine(Root, "kernels");

    /// <summary>Built kernel modules and their build folders.</summary>
    public string Builds => Path.Combine(Root, "builds");

    /// <summary>Guest images and agents.</summary>
    public string Images => Path.Combine(Root, "images");

    /// <summary>What earlier runs found.</summary>
    public string History => Path.Combine(Root, "history");

    /// <summary>Memory and state of guests that clones start from.</summary>
    public string Templates => Path.Combine(Root, "templates");

    /// <summary>
    /// The folder for this user: <c>$VIMC_CACHE</c>, else <c>$XDG_CACHE_HOME/vimc-tools</c>, else
    /// <c>~/.cache/vimc-tools</c>.
    /// </summary>
    public static HarnessCache ForThisUser() => Resolve(Environment.GetEnvironmentVariable);

    internal static HarnessCache Resolve(Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } own)
            return new HarnessCache(Path.GetFullPath(own));

        // A relative XDG path is to be ignored, says the base directory specification.
        if (environment("XDG_CACHE_HOME") is { } xdg && Path.IsPathRooted(xdg))
            return new HarnessCache(Path.Combine(xdg, "vimc-tools"));

        var home = environment("HOME") is { Length: > 0 } set ? set : "/";
        return new HarnessCache(Path.Combine(home, ".cache", "vimc-tools"));
    }
}
