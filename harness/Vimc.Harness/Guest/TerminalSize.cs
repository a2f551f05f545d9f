namespace Vimc.Harness.Guest;

/// <summary>Size of a terminal in character cells.</summary>
/// <param name="Rows">Height.</param>
/// <param name="Columns">Width.</param>
public readonly record struct TerminalSize(ushort Rows, ushort Columns);
