namespace Vimc.Harness.Bisect;

/// <summary>A commit of the driver's repository.</summary>
/// <param name="Id">All 40 digits.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record BisectCommit(string Id, string Subject)
{
    /// <summary>"0a013e2e60f1 harness: do not wait long"</summary>
    public override string ToString() => $"{Id[..Math.Min(12, Id.Length)]} {Subject}";
}
