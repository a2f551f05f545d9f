using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>
/// Sensor A, Debayer A, Scaler and RGB/YUV Capture of the default topology: the commands that set them up, and the
/// frame they must give. Sensor and debayer stay open as <c>s</c> and <c>d</c>, the streaming capture is <c>a</c>.
/// </summary>
/// <param name="Bayer">Between sensor and debayer.</param>
/// <param name="Color">From the debayer on.</param>
/// <param name="Width">Of the sensor, in pixels.</param>
/// <param name="Height">Of the sensor, in lines.</param>
internal sealed record ColorPath(MediaBusFormat Bayer, MediaBusFormat Color, int Width, int Height)
{
    /// <summary>The part of the frame that is scaled; all of it if null.</summary>
    public CropRectangle? Crop { get; init; }

    /// <summary>Size after the scaler; that of the sensor if null.</summary>
    public (int Width, int Height)? Output { get; init; }

    private CropRectangle Taken => Crop ?? new CropRectangle(0, 0, Width, Height);

    private (int Width, int Height) Size => Output ?? (Width, Height);

    /// <summary>The commands that configure and start the stream.</summary>
    public string Start() =>
        $"""
        {Configure()}
        request a mmap 2
        queue a all
        start a
        """;

    /// <summary>The commands that configure it.</summary>
    public string Configure() =>
        $"""
        open s <Sensor A>
        {SensorCommands.Prepare('s', Width, Height, Bayer)}
        open d <Debayer A>
        pad d 0 {Width} {Height} {Bayer.Code}
        pad d 1 {Width} {Height} {Color.Code}
        open c <Scaler>
        pad c 0 {Width} {Height} {Color.Code}
        crop c 0 {Taken.Left} {Taken.Top} {Taken.Width} {Taken.Height}
        pad c 1 {Size.Width} {Size.Height} {Color.Code}
        open r <Raw Capture 0>
        size r {Width} {Height} {Bayer.PixelFormat.FourCC}
        open a <RGB/YUV Capture>
        size a {Size.Width} {Size.Height} {Color.PixelFormat.FourCC}
        """;

    /// <summary>The commands that stop it and close everything.</summary>
    public static string Stop() => "stop a\nclose a\nclose r\nclose c\nclose d\nclose s";

    /// <summary>The frame that must come out.</summary>
    public Frame Expected(SensorSettings settings, int window)
    {
        var raw = Sensor.Capture(settings, Width, Height, Bayer.PixelFormat);
        return Scaler.Process(Debayer.Process(raw, window, Color.PixelFormat), Taken, Size.Width, Size.Height);
    }
}
