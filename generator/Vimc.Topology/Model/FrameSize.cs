namespace Vimc.Topology.Model;

/// <summary>Width in pixels and height in lines.</summary>
public readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>The least the driver handles.</summary>
    public static readonly FrameSize Least = new(16, 16);

    /// <summary>The most the driver handles.</summary>
    public static readonly FrameSize Most = new(4096, 2160);

    /// <summary>What a pad has that nothing reaches.</summary>
    public static readonly FrameSize Default = new(640, 480);

    /// <summary>As in a description: <c>640x480</c>.</summary>
    public override string ToString() => $"{Width}x{Height}";
}
