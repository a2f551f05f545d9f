namespace Vimc.Reference;

/// <summary>The menu of the sensor's Test Pattern control; the values are the menu's indices.</summary>
public enum TestPattern
{
    /// <summary>75% Colorbar.</summary>
    ColorBar75,

    /// <summary>100% Colorbar.</summary>
    ColorBar100,

    /// <summary>CSC Colorbar.</summary>
    CscColorBar,

    /// <summary>Horizontal 100% Colorbar.</summary>
    HorizontalColorBar100,

    /// <summary>100% Color Squares.</summary>
    ColorSquares100,

    /// <summary>100% Black.</summary>
    Black,

    /// <summary>100% White.</summary>
    White,

    /// <summary>100% Red.</summary>
    Red,

    /// <summary>100% Green.</summary>
    Green,

    /// <summary>100% Blue.</summary>
    Blue,

    /// <summary>16x16 Checkers.</summary>
    Checkers16,

    /// <summary>2x2 Checkers.</summary>
    Checkers2,

    /// <summary>1x1 Checkers.</summary>
    Checkers1,

    /// <summary>2x2 Red/Green Checkers; in truth red and blue.</summary>
    ColorCheckers2,

    /// <summary>1x1 Red/Green Checkers; in truth red and blue.</summary>
    ColorCheckers1,

    /// <summary>Alternating Hor Lines.</summary>
    HorizontalLines,

    /// <summary>Alternating Vert Lines.</summary>
    VerticalLines,

    /// <summary>One Pixel Wide Cross.</summary>
    Cross1,

    /// <summary>Two Pixels Wide Cross.</summary>
    Cross2,

    /// <summary>Ten Pixels Wide Cross.</summary>
    Cross10,

    /// <summary>Gray Ramp.</summary>
    GrayRamp,

    /// <summary>Noise: random, so there is no reference for it.</summary>
    Noise,
}
