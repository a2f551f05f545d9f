using System.Security.Cryptography;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// A program of the suite captures from the driver. What it delivers is compared with the reference model by
/// checksums that are computed in the guest: those of a hundred frames travel faster than the frames.
/// </summary>
[GuestTimeLimit(240)]
internal abstract class ClientTest : GuestTest
{
    /// <summary>How many frames a program captures.</summary>
    protected const int Frames = 100;

    private const int Window = 3;

    private static readonly MediaBusFormat Srggb8 = MediaBusFormats.Of(PixelFormats.Find("SRGGB8"));

    // Neither its rows nor its columns are all alike, so lines of a wrong length or order show.
    private static readonly SensorSettings Settings = new(TestPattern.ColorSquares100, HorizontalFlip: true);

    /// <summary>
    /// Configures sensor, debayer, scaler and captures of the default topology, as media-ctl and v4l2-ctl would.
    /// </summary>
    /// <param name="color">The pixel format of the RGB capture.</param>
    /// <param name="width">In pixels, everywhere.</param>
    /// <param name="height">In lines, everywhere.</param>
    /// <returns>The frame that the RGB capture must give.</returns>
    protected async Task<Frame> ConfigureColorAsync(PixelFormat color, int width, int height)
    {
        var path = new ColorPath(Srggb8, MediaBusFormats.Of(color), width, height);
        await PlayAsync(
            $"""
            {path.Configure()}
            {SensorCommands.Apply('s', Settings)}
            control d {ControlId.WindowSize} {Window}
            """);
        return path.Expected(Settings, Window);
    }

    /// <summary>The same for the raw capture of the sensor.</summary>
    /// <param name="bayer">The pixel format of the raw capture.</param>
    /// <param name="width">In pixels, everywhere.</param>
    /// <param name="height">In lines, everywhere.</param>
    /// <returns>The frame that the raw capture must give.</returns>
    protected async Task<Frame> ConfigureRawAsync(PixelFormat bayer, int width, int height)
    {
        var path = new ColorPath(
            MediaBusFormats.Of(bayer), MediaBusFormats.Of(PixelFormats.Rgb24), width, height);
        await PlayAsync(
            $"""
            {path.Configure()}
            {SensorCommands.Apply('s', Settings)}
            """);
        return Sensor.Capture(Settings, width, height, bayer);
    }

    /// <summary>The pixels of an RGB24 frame as blue, green, red and an alpha that hides nothing.</summary>
    protected static byte[] ToBgra(Frame rgb) =>
        [.. rgb.Bytes.Chunk(rgb.Format.BytesPerPixel).SelectMany(pixel => (byte[])[pixel[2], pixel[1], pixel[0], 255])];

    /// <summary>Fails unless a program delivered all frames, each with the expected content.</summary>
    /// <param name="checksums">SHA-256 of each frame, in lower-case digits.</param>
    /// <param name="expected">The bytes of every frame.</param>
    protected static void AssertAllAre(IReadOnlyList<string> checksums, byte[] expected)
    {
        Assert.That(checksums, Has.Count.EqualTo(Frames));
        Assert.That(checksums, Has.All.EqualTo(Convert.ToHexStringLower(SHA256.HashData(expected))));
    }
}
