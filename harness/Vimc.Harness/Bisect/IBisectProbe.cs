namespace Vimc.Harness.Bisect;

/// <summary>Tries a commit, once, from a pristine state.</summary>
public interface IBisectProbe
{
    /// <summary>Tries it.</summary>
    Task<ProbeResult> TryAsync(BisectCommit commit, CancellationToken cancellation);
}
