namespace Vimc.Harness.Targets;

/// <summary>Debian's archives, which mirrors offer under different addresses.</summary>
public enum Archive
{
    /// <summary>Releases, updates and backports.</summary>
    Main,

    /// <summary>Security updates.</summary>
    Security,
}
