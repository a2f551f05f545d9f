namespace Vimc.Reference;

/// <summary>How much red and blue count in luma.</summary>
public enum YCbCrEncoding
{
    /// <summary>0.299 and 0.114.</summary>
    Bt601,

    /// <summary>0.2126 and 0.0722.</summary>
    Bt709,

    /// <summary>0.2627 and 0.0593, without constant luminance.</summary>
    Bt2020,

    /// <summary>0.212 and 0.087.</summary>
    Smpte240M,
}
