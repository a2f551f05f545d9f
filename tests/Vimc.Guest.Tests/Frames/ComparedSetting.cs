using Vimc.Reference;

namespace Vimc.Guest.Tests.Frames;

/// <summary>
/// Settings of Sensor A, Debayer A, Scaler and RGB/YUV Capture that every vimc of this kernel understands.
/// </summary>
/// <param name="Sensor">The picture.</param>
/// <param name="Hue">-128 to 127, which the reference model does not have.</param>
/// <param name="Bayer">Between sensor and debayer: 8 bits, as the in-tree driver computes nothing else rightly.</param>
/// <param name="Color">From the debayer on.</param>
/// <param name="Size">Of the sensor.</param>
/// <param name="Window">Of the debayer, in pixels.</param>
/// <param name="Crop">The part of the frame that is scaled; all of it if null.</param>
/// <param name="Output">Size after the scaler.</param>
internal sealed record ComparedSetting(
    SensorSettings Sensor,
    int Hue,
    MediaBusFormat Bayer,
    MediaBusFormat Color,
    (int Width, int Height) Size,
    int Window,
    CropRectangle? Crop,
    (int Width, int Height) Output)
{
    private const uint HueControl = 0x00980903;
    private const int NoInformation = 2;

    /// <summary>Bytes of a frame.</summary>
    public int FrameBytes => Output.Width * Output.Height * Color.PixelFormat.BytesPerPixel;

    /// <summary>
    /// The commands that save one frame. Formats can only be set between streams, and the text must be off: it shows
    /// the time, and the first Bayer stream of the in-tree driver writes it to the wrong rows.
    /// </summary>
    public string Script() =>
        $"""
        open s <Sensor A>
        pad s 0 {Size.Width} {Size.Height} {Bayer.Code}
        control s {ControlId.ShowInformation} {NoInformation}
        {SensorCommands.Apply('s', Sensor)}
        control s {HueControl} {Hue}
        open d <Debayer A>
        pad d 0 {Size.Width} {Size.Height} {Bayer.Code}
        pad d 1 {Size.Width} {Size.Height} {Color.Code}
        control d {ControlId.WindowSize} {Window}
        open c <Scaler>
        pad c 0 {Size.Width} {Size.Height} {Color.Code}
        {CropCommand()}
        pad c 1 {Output.Width} {Output.Height} {Color.Code}
        open r <Raw Capture 0>
        size r {Size.Width} {Size.Height} {Bayer.PixelFormat.FourCC}
        open a <RGB/YUV Capture>
        size a {Output.Width} {Output.Height} {Color.PixelFormat.FourCC}
        request a mmap 2
        queue a all
        start a
        take a 1
        save a {FrameScript.SavedFrames}
        stop a
        close a
        close r
        close c
        close d
        close s
        """;

    public override string ToString() =>
        $"{Sensor.Pattern}{(Sensor.HorizontalFlip ? " hflip" : "")}{(Sensor.VerticalFlip ? " vflip" : "")}"
        + $" brightness {Sensor.Brightness} contrast {Sensor.Contrast} saturation {Sensor.Saturation} hue {Hue},"
        + $" {Bayer} {Size.Width}x{Size.Height}, window {Window}, {Color},"
        + (Crop is { } crop ? $" crop ({crop.Left}, {crop.Top}) {crop.Width}x{crop.Height}," : "")
        + $" output {Output.Width}x{Output.Height}";

    private string CropCommand() =>
        Crop is { } crop ? $"crop c 0 {crop.Left} {crop.Top} {crop.Width} {crop.Height}" : "";
}
