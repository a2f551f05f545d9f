namespace Vimc.Harness.Doctor;

/// <summary>The doctor's findings.</summary>
/// <param name="Findings">Each requirement with its verdict, in the order of <see cref="Requirements.All"/>.</param>
/// <param name="IsRoot">Whether this user may install packages without further ado.</param>
public sealed record Diagnosis(IReadOnlyList<(Requirement Requirement, Verdict Verdict)> Findings, bool IsRoot)
{
    /// <summary>True if nothing is missing.</summary>
    public bool IsHealthy => Findings.All(finding => finding.Verdict.IsMet);

    /// <summary>The packages that would help, in alphabetical order.</summary>
    public IReadOnlyList<string> MissingPackages =>
    [
        .. Findings.Where(finding => !finding.Verdict.IsMet)
            .SelectMany(finding => finding.Requirement.Packages)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The line that installs them, or null if no package helps.</summary>
    public string? InstallLine => MissingPackages is { Count: > 0 } packages
        ? $"{(IsRoot ? "" : "sudo ")}apt-get install --yes --no-install-recommends {string.Join(' ', packages)}"
        : null;

    /// <summary>Asks a machine for everything.</summary>
    public static Diagnosis Of(IHostProbe probe) =>
        new([.. Requirements.All.Select(requirement => (requirement, requirement.Check(probe)))], probe.IsRoot);
}
