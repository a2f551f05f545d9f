namespace Vimc.Harness.Doctor;

/// <summary>One thing the harness needs from the machine.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Check">Asks the machine.</param>
public sealed record Requirement(string Name, string Purpose, Func<IHostProbe, Verdict> Check)
{
    /// <summary>The Debian packages that give it; empty if no package does.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];
}
