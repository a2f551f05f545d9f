using System.Globalization;

namespace Vimc.Harness.Bench;

/// <summary>What a frame costs our driver that nobody queued a buffer for.</summary>
internal sealed record DryQueueCase() : BenchCase("dry", "1920x1080 RGB24, noise, without a buffer")
{
    private const int Warmup = 6;
    private const double GreatestShare = 0.02;

    private static readonly Workload Workload = new(new PixelSize(1920, 1080)) { IsMoving = true };

    /// <inheritdoc/>
    public override async Task<CaseResult> MeasureAsync(
        BenchGuest guest, BenchEffort effort, Action<string> say, CancellationToken cancellation)
    {
        await guest.LoadAsync(Subject.Vimc, Workload, cancellation);

        var full = new List<double>();
        var dry = new List<double>();
        while (dry.Count < effort.Runs)
        {
            say($"run {dry.Count + 1} of {effort.Runs}");
            var frames = await guest.MeasureAsync(
                $"stream {Warmup} {effort.Frames / 2} {GuestCommands.ColorNode}", cancellation);
            full.Add(frames["cpu_ns"] / 1e6 / frames["frames"]);
            var slots = await guest.MeasureAsync($"dry 1000 {GuestCommands.ColorNode}", cancellation);
            dry.Add(slots["cpu_ns"] / 1e6 / Math.Max(1, slots["slots"]));
        }
        await guest.UnloadAsync(Subject.Vimc, cancellation);

        var cost = new Measurement(dry);
        var share = cost.Median / new Measurement(full).Median;
        return new CaseResult(
            Id,
            Title,
            null,
            new Dictionary<Subject, Measurement> { [Subject.Vimc] = cost },
            [
                new Verdict(
                    "no pixel work: at most 2 % of a frame with a buffer",
                    string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %"),
                    share <= GreatestShare),
            ]);
    }
}
