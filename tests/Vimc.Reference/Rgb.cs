namespace Vimc.Reference;

/// <summary>A full range R'G'B' colour, 8 bits a component.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>A colour whose three components are <paramref name="level"/>.</summary>
    public static Rgb Gray(byte level) => new(level, level, level);

    /// <summary>One component of the colour.</summary>
    public byte this[Channel channel] => channel switch
    {
        Channel.Red => Red,
        Channel.Green => Green,
        _ => Blue,
    };
}
