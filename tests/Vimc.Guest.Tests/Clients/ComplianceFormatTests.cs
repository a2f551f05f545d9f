using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// The target's v4l2-compliance with <c>-f</c> and <c>-c</c>, which stream every format of a node. They set it on the
/// node alone, though pads give one format and one size only, and they keep the buffers of a stream that is refused, so
/// that all they try after it is refused as well. What counts is what they say until then: of the first format that the
/// node lists, in the smallest size.
/// </summary>
[GuestTimeLimit(180)]
internal sealed partial class ComplianceFormatTests : GuestTest
{
    private const string Capture = "RGB/YUV Capture";
    private const int Smallest = 16;
    private const int Frames = 5;

    // "the stream is refused" and then "buffers are still there".
    private static readonly string[] FalseFailures =
        ["node->streamon()", "q.reqbufs(node, 3)", "fmt.g_sizeimage() <= size"];

    [TestCase("red", TestPattern.Red)]
    [TestCase("green", TestPattern.Green)]
    [TestCase("blue", TestPattern.Blue)]
    public async Task The_colour_that_the_sensor_sends_arrives(string color, TestPattern pattern)
    {
        await ConfigureAsync(pattern);

        var results = await CheckAsync($"-c color={color},skip=2,perc=100");

        Assert.That(results[0], Does.Match($"test 100% {color} for format .*: OK"));
    }

    [Test]
    public async Task The_first_format_streams()
    {
        var fourcc = await ConfigureAsync(TestPattern.ColorSquares100);

        var results = await CheckAsync($"-f {Frames}");

        Assert.That(results[0], Does.Contain($"for Format {fourcc}, Frame Size {Smallest}x{Smallest}:"));
        Assert.That(results[1], Does.Match("Stride [1-9][0-9]*, Field None: OK"));
    }

    private async Task<string> ConfigureAsync(TestPattern pattern)
    {
        var listed = FirstFormat().Match(await MustAsync(WithNodes($"v4l2-ctl -d <{Capture}> --list-formats")));
        Assert.That(listed.Success, "the node lists formats");
        var color = MediaBusFormats.Color.First(bus => bus.PixelFormat.FourCC == listed.Groups[1].Value);
        var path = new ColorPath(MediaBusFormats.Of(PixelFormats.Find("SRGGB8")), color, Smallest, Smallest);
        await PlayAsync($"{path.Configure()}\n{SensorCommands.Apply('s', new SensorSettings(pattern))}");
        return color.PixelFormat.FourCC;
    }

    // The results of the option's own tests. A complaint that is not one of the false ones fails, wherever it is from.
    private async Task<IReadOnlyList<string>> CheckAsync(string option)
    {
        var result = await TryAsync(
            WithNodes($"v4l2-compliance --color never -P -d <{Capture}> {option}"), TimeSpan.FromMinutes(2));
        var lines = result.Stdout.Split('\n');
        var streaming = lines.SkipWhile(line => !line.StartsWith("Stream using all formats", StringComparison.Ordinal));
        var complaints = lines
            .Where(line => Complaint().IsMatch(line))
            .Where(line => !FalseFailures.Any(known => line.EndsWith(known, StringComparison.Ordinal)));

        Assert.That(complaints, Is.Empty, result.Stdout);
        return [.. streaming.Skip(1).Where(line => !Complaint().IsMatch(line)).Select(line => line.Trim())];
    }

    [GeneratedRegex(@"\[0\]: '(....)'")]
    private static partial Regex FirstFormat();

    [GeneratedRegex(@"\b(fail|warn): ")]
    private static partial Regex Complaint();
}
