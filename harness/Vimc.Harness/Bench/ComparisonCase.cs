using System.Globalization;

namespace Vimc.Harness.Bench;

/// <summary>What a frame costs each of the subjects, one after the other in the same guest.</summary>
/// <param name="Id">What <c>--cases</c> calls it.</param>
/// <param name="Title">What it streams.</param>
/// <param name="Workload">The settings.</param>
internal sealed record ComparisonCase(string Id, string Title, Workload Workload) : BenchCase(Id, Title)
{
    private const int Warmup = 6;
    private const int MostRunsForPlots = 3;

    /// <summary>How many times less than in-tree a frame has to cost; null if it is only shown.</summary>
    public int? Ratio { get; init; }

    /// <summary>
    /// Frames of the in-tree driver in each run. None are thrown away before them if there is only one, which takes
    /// long enough to make the first as good as any.
    /// </summary>
    public int InTreeFrames { get; init; } = 2;

    /// <inheritdoc/>
    public override async Task<CaseResult> MeasureAsync(
        BenchGuest guest, BenchEffort effort, Action<string> say, CancellationToken cancellation)
    {
        var costs = new SortedDictionary<Subject, Measurement>();
        foreach (var subject in Enum.GetValues<Subject>())
        {
            await guest.LoadAsync(subject, Workload, cancellation);
            if (subject == Subject.Vimc)
                await guest.RunAsync(GuestCommands.HurryUp(), cancellation);

            var runs = new List<double>();
            var count = Ratio is null ? Math.Min(effort.Runs, MostRunsForPlots) : effort.Runs;
            while (runs.Count < count)
            {
                say($"{subject.Title()}, run {runs.Count + 1} of {count}");
                runs.Add(await RunAsync(guest, subject, effort, cancellation));
            }
            costs.Add(subject, new Measurement(runs));
            await guest.UnloadAsync(subject, cancellation);
        }
        return new CaseResult(Id, Title, Workload, costs, Judge(costs));
    }

    private async Task<double> RunAsync(
        BenchGuest guest, Subject subject, BenchEffort effort, CancellationToken cancellation)
    {
        if (subject == Subject.Copy)
        {
            var copy = await guest.MeasureAsync($"copy {Workload.FrameBytes} {effort.Frames}", cancellation);
            return copy["time_ns"] / 1e6 / copy["copies"];
        }

        var (warmup, frames, node) = subject switch
        {
            Subject.InTree => (InTreeFrames > 1 ? 1 : 0, InTreeFrames, GuestCommands.NodeOf(Workload)),
            Subject.Vivid => (Warmup, effort.Frames / 3, GuestCommands.VividNode),
            _ => (Warmup, effort.Frames, GuestCommands.NodeOf(Workload)),
        };
        var stream = await guest.MeasureAsync($"stream {warmup} {frames} {node}", cancellation);
        return stream["cpu_ns"] / 1e6 / stream["frames"];
    }

    private List<Verdict> Judge(SortedDictionary<Subject, Measurement> costs)
    {
        if (Ratio is not { } wanted)
            return [];

        var ratio = costs[Subject.InTree].Median / costs[Subject.Vimc].Median;
        var share = costs[Subject.Vimc].Median / costs[Subject.Vivid].Median;
        var verdicts = new List<Verdict>
        {
            new(
                $"at least {wanted} times less than in-tree",
                string.Create(CultureInfo.InvariantCulture, $"{ratio:0.#} times"),
                ratio >= wanted),
        };
        // A bare pattern costs vivid the same whether it moves or not; a debayer has work to do if it does.
        if (!Workload.IsMoving)
        {
            verdicts.Add(new(
                "no more than vivid's bare pattern",
                string.Create(CultureInfo.InvariantCulture, $"{share:0.00} of it"),
                share <= 1));
        }
        return verdicts;
    }
}
