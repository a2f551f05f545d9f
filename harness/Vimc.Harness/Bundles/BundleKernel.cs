namespace Vimc.Harness.Bundles;

/// <summary>The kernel of a bundle.</summary>
/// <param name="Target">The suite it comes from.</param>
/// <param name="Flavour">How much it checks itself.</param>
/// <param name="Release">As <c>uname -r</c> prints it.</param>
/// <param name="Banner">Its first message, which has its version and its compiler.</param>
/// <param name="CommandLine">What it was told.</param>
public sealed record BundleKernel(string Target, string Flavour, string Release, string Banner, string CommandLine);
