using System.Globalization;

namespace Vimc.Harness.Bench;

/// <summary>What it costs our driver to hand the frames of a sensor to a second capture, too.</summary>
internal sealed record SecondCaptureCase() : BenchCase("second", "1920x1080 RGB24, noise, with the raw capture beside it")
{
    private const int Warmup = 6;
    private const double GreatestShare = 0.3;

    private static readonly Workload Workload = new(new PixelSize(1920, 1080)) { IsMoving = true };

    /// <inheritdoc/>
    public override async Task<CaseResult> MeasureAsync(
        BenchGuest guest, BenchEffort effort, Action<string> say, CancellationToken cancellation)
    {
        await guest.LoadAsync(Subject.Vimc, Workload, cancellation);

        var alone = new List<double>();
        var both = new List<double>();
        while (both.Count < effort.Runs)
        {
            say($"run {both.Count + 1} of {effort.Runs}");
            alone.Add(await RunAsync(GuestCommands.ColorNode));
            both.Add(await RunAsync($"{GuestCommands.ColorNode} {GuestCommands.RawNode}"));
        }
        await guest.UnloadAsync(Subject.Vimc, cancellation);

        var cost = new Measurement(both);
        var more = cost.Median / new Measurement(alone).Median - 1;
        return new CaseResult(
            Id,
            Title,
            null,
            new Dictionary<Subject, Measurement> { [Subject.Vimc] = cost },
            [
                new Verdict(
                    "less than 30 % on top of the RGB capture alone",
                    string.Create(CultureInfo.InvariantCulture, $"{more * 100:+0.0;-0.0} %"),
                    more < GreatestShare),
            ]);

        async Task<double> RunAsync(string nodes)
        {
            var stream = await guest.MeasureAsync($"stream {Warmup} {effort.Frames / 2} {nodes}", cancellation);
            return stream["cpu_ns"] / 1e6 / stream["frames"];
        }
    }
}
