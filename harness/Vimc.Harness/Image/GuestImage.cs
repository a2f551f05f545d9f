namespace Vimc.Harness.Image;

/// <summary>An initramfs for a target.</summary>
/// <param name="File">Absolute path of the uncompressed archive.</param>
/// <param name="Key">Changes whenever the content may differ.</param>
public sealed record GuestImage(string File, string Key);
