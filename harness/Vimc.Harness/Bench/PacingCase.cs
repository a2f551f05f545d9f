using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Bench;

/// <summary>Whether our driver keeps sixty frames a second of full HD, by the clock and without a gap.</summary>
internal sealed partial record PacingCase() : BenchCase("pacing", "1920x1080 RGB24, static, at 60 fps")
{
    private const int Warmup = 10;
    private const double FramesPerSecond = 60;
    private const double Tolerance = 0.001;

    private static readonly Workload Workload = new(new PixelSize(1920, 1080));

    /// <inheritdoc/>
    public override async Task<CaseResult> MeasureAsync(
        BenchGuest guest, BenchEffort effort, Action<string> say, CancellationToken cancellation)
    {
        await guest.LoadAsync(Subject.Vimc, Workload, cancellation);
        var timing = await guest.RunAsync(GuestCommands.ReadTiming(), cancellation);
        var lineNanoseconds = (Workload.Sensor.Width + ReadControl(timing, "horizontal_blanking"))
            * 1e9 / ReadControl(timing, "pixel_rate");
        var lines = (int)Math.Round(1e9 / FramesPerSecond / lineNanoseconds);
        await guest.RunAsync(GuestCommands.SetBlanking(lines - Workload.Sensor.Height), cancellation);

        say($"{effort.PacedFrames} frames");
        var stream = await guest.MeasureAsync(
            $"stream {Warmup} {effort.PacedFrames} {GuestCommands.ColorNode}", cancellation);
        await guest.UnloadAsync(Subject.Vimc, cancellation);

        var wanted = lines * lineNanoseconds;
        // Rounded to what is printed; adding zero takes the sign from a zero.
        var error = Math.Round(stream["interval_ns"] / wanted - 1, 5) + 0.0;
        var cost = new Measurement([stream["cpu_ns"] / 1e6 / stream["frames"]]);
        return new CaseResult(
            Id,
            Title,
            null,
            new Dictionary<Subject, Measurement> { [Subject.Vimc] = cost },
            [
                new Verdict($"no gap in {stream["frames"]} frames", $"{stream["gaps"]} missing", stream["gaps"] == 0),
                new Verdict(
                    string.Create(CultureInfo.InvariantCulture, $"{wanted / 1e6:0.0000} ms a frame within 0.1 %"),
                    string.Create(
                        CultureInfo.InvariantCulture, $"{stream["interval_ns"] / 1e6:0.0000} ms, {error * 100:+0.000;-0.000} %"),
                    Math.Abs(error) <= Tolerance),
            ]);
    }

    private static long ReadControl(string output, string name)
    {
        var match = ControlRegex().Matches(output).FirstOrDefault(match => match.Groups[1].Value == name)
            ?? throw new GuestFailureException($"the sensor has no control '{name}':\n{output}");
        return long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(\w+): (\d+)", RegexOptions.Multiline)]
    private static partial Regex ControlRegex();
}
