namespace Vimc.Harness.Guest;

/// <summary>A place in the kernel log of one session.</summary>
/// <param name="Count">How many records came before it.</param>
public readonly record struct KernelLogMark(int Count);
