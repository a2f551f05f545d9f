namespace Vimc.Harness.Bundles;

/// <summary>The machine of a bundle.</summary>
/// <param name="Version">The first line of QEMU's <c>--version</c>.</param>
/// <param name="Arguments">All it was given in the run that failed, where it woke a clone of a template.</param>
public sealed record BundleQemu(string Version, IReadOnlyList<string> Arguments);
