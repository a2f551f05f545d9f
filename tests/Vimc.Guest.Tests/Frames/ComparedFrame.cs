using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>A captured frame beside the one it was to be.</summary>
/// <param name="What">What it shows.</param>
/// <param name="Captured">Its bytes.</param>
/// <param name="Reference">Of the contents that are right, the nearest.</param>
/// <param name="Difference">How they differ, in words; null if they do not.</param>
internal sealed record ComparedFrame(string What, ReadOnlyMemory<byte> Captured, Frame Reference, string? Difference);
