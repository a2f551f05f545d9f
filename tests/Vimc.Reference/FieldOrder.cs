namespace Vimc.Reference;

/// <summary>Which lines of the scene a frame holds.</summary>
public enum FieldOrder
{
    /// <summary>All of them.</summary>
    None,

    /// <summary>The even lines of a scene twice as high as the frame.</summary>
    Top,

    /// <summary>The odd lines of a scene twice as high as the frame.</summary>
    Bottom,
}
