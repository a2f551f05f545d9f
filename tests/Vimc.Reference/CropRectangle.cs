namespace Vimc.Reference;

/// <summary>A part of a frame, in pixels from its upper left corner.</summary>
public readonly record struct CropRectangle(int Left, int Top, int Width, int Height);
