using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Vimc.Mutants;

/// <summary>What the tests of the mutants found in the driver as it is.</summary>
/// <param name="Runs">Those that were asked for.</param>
/// <param name="Earlier">Those of the same driver and tests before.</param>
internal sealed record CleanReport(IReadOnlyList<CleanRun> Runs, IReadOnlyList<CleanRun> Earlier)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Whether the runs that were asked for found nothing, as they should.</summary>
    public bool IsClean => Runs.Count > 0 && Runs.All(run => run.Findings.Count == 0);

    /// <summary>The runs on each kernel, in the order of their first.</summary>
    public IReadOnlyList<CleanTally> Tallies =>
    [
        .. Earlier.Concat(Runs).GroupBy(run => run.Flavour).Select(group => new CleanTally(
            group.Key,
            Runs.Count(run => run.Flavour == group.Key),
            group.Count(),
            group.Sum(run => run.Tests),
            group.Sum(run => run.Findings.Count))),
    ];

    /// <summary>The same with one more run.</summary>
    public CleanReport With(CleanRun run) => this with { Runs = [.. Runs, run] };

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("# The driver as it is\n\n| flavour | runs | with earlier ones | tests | findings |\n|---|---|---|---|---|\n");
        foreach (var (flavour, now, all, tests, findings) in Tallies)
            text.Append(CultureInfo.InvariantCulture, $"| {flavour} | {now} | {all} | {tests} | {findings} |\n");
        foreach (var run in Earlier.Concat(Runs))
        {
            foreach (var finding in run.Findings)
                text.Append(CultureInfo.InvariantCulture, $"\n- {run.When:yyyy-MM-dd HH:mm} {run.Flavour}: {finding}");
        }

        return text.ToString();
    }

    /// <summary>The same for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
