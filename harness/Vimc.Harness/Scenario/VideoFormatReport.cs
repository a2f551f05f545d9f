using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Harness.Failures;
using Vimc.Harness.Frames;

namespace Vimc.Harness.Scenario;

/// <summary>Reads the format that <c>v4l2-ctl --get-fmt-video</c> prints.</summary>
internal static partial class VideoFormatReport
{
    /// <exception cref="GuestFailureException">There is none.</exception>
    public static FrameFormat Parse(string output)
    {
        var size = SizeRegex().Match(output);
        var format = PixelFormatRegex().Match(output);
        var line = BytesPerLineRegex().Match(output);
        if (!size.Success || !format.Success || !line.Success)
            throw new GuestFailureException($"v4l2-ctl printed no video format:\n{output}");

        return new FrameFormat(
            format.Groups[1].Value, Number(size.Groups[1]), Number(size.Groups[2]), Number(line.Groups[1]));
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Width/Height\s*:\s*(\d+)/(\d+)")]
    private static partial Regex SizeRegex();

    [GeneratedRegex(@"Pixel Format\s*:\s*'(.{4})'")]
    private static partial Regex PixelFormatRegex();

    [GeneratedRegex(@"Bytes per Line\s*:\s*(\d+)")]
    private static partial Regex BytesPerLineRegex();
}
