using System.Diagnostics;
using System.Text;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>The programs of examples/, built as the README says, capture the frame that is there.</summary>
[GuestTimeLimit(180)]
internal sealed class ExampleTests : GuestTest
{
    private const int Window = 3;
    private const int Width = 640;
    private const int Height = 480;

    private static readonly string Examples = RepositoryRoot.Combine("examples");

    private DirectoryInfo? _built;

    private string Built => _built!.FullName;

    [SetUp]
    public void CreateFolder() => _built = Directory.CreateTempSubdirectory("vimc-examples-");

    [TearDown]
    public void RemoveFolder() => _built?.Delete(recursive: true);

    [Test]
    public async Task In_C()
    {
        var program = Path.Combine(Built, "capture");
        await GuestRing.CompileAsync(Path.Combine(Examples, "capture-c"), program, Cancellation);

        await AssertCapturesAsync(program);
    }

    [Test]
    public async Task In_C_sharp()
    {
        string project = Path.Combine(Examples, "capture-csharp");
        using var publish = Process.Start(
            "dotnet", ["publish", project, "-c", "Release", "-r", "linux-x64", "-o", Built, "-v", "quiet"]);
        await publish.WaitForExitAsync(Cancellation);
        Assert.That(publish.ExitCode, Is.Zero, "its errors are on the terminal");

        await AssertCapturesAsync(Path.Combine(Built, "capture"));
    }

    private async Task AssertCapturesAsync(string program)
    {
        await Session.UploadAsync(program, "/root/capture", Cancellation);
        await PlayAsync($"open s <Sensor A>\ncontrol s {ControlId.ShowInformation} 2");

        await MustAsync(WithNodes("chmod +x /root/capture && /root/capture <RGB/YUV Capture> > /root/frame.ppm"));
        var raw = await TryAsync(WithNodes("/root/capture <Raw Capture 0>"));
        var none = await TryAsync("/root/capture /dev/video77");

        var frame = Debayer.Process(
            Sensor.Capture(new SensorSettings(), Width, Height, PixelFormats.Find("SRGGB8")), Window, PixelFormats.Rgb24);
        var header = Encoding.ASCII.GetBytes($"P6 {Width} {Height} 255\n");
        Assert.That(await ReadBytesAsync("/root/frame.ppm"), Is.EqualTo((byte[])[.. header, .. frame.Bytes]));
        Assert.That(raw.Stderr, Does.Contain("not a capture of RGB24"));
        Assert.That(none.Stderr, Does.Contain("/dev/video77").And.Not.Contains("   at "), "a line, no stack");
        Assert.That((raw.ExitCode, none.ExitCode), Is.EqualTo((1, 1)));
    }
}
