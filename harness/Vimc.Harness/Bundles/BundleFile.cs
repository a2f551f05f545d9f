namespace Vimc.Harness.Bundles;

/// <summary>A file of a bundle.</summary>
/// <param name="Sha256">In hex.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Guest">Its path in the guest, for one that the test put there; else null.</param>
public sealed record BundleFile(string Sha256, long Bytes, string? Guest = null);
