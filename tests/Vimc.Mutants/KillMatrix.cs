using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Vimc.Mutants;

/// <summary>Which detector killed which mutant.</summary>
/// <param name="Outcomes">In the order of the catalogue.</param>
internal sealed record KillMatrix(IReadOnlyList<MutantOutcome> Outcomes)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Whether every mutant was killed by the detector it names.</summary>
    public bool IsProof => Outcomes.All(outcome => outcome.Judgement.Verdict == Verdict.Killed);

    /// <summary>The kinds of detector that fired, in ordinal order: the columns.</summary>
    public IReadOnlyList<string> Detectors =>
    [
        .. Outcomes.Select(outcome => outcome.Judgement.Fired).OfType<string>().Select(KindOf).Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>How many mutants had this verdict.</summary>
    public int Count(Verdict verdict) => Outcomes.Count(outcome => outcome.Judgement.Verdict == verdict);

    /// <summary>A title without what is particular to the place: <c>WARNING in</c>, <c>KASAN: slab-use-after-free</c>.</summary>
    public static string KindOf(string fired)
    {
        var kind = fired.Split(" in ")[0].Replace(" Read", "", StringComparison.Ordinal)
            .Replace(" Write", "", StringComparison.Ordinal);
        var words = kind.Split(' ');
        return string.Join(' ', words.Take(8));
    }

    /// <summary>The matrix as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("# Kill matrix\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Outcomes.Count} mutants, {Count(Verdict.Killed)} killed by the detector they name.\n\n");
        text.Append("| mutant | flavour | ").AppendJoin(" | ", Detectors).Append(" | verdict | s | fired |\n|");
        text.Insert(text.Length, "---|", Detectors.Count + 5).Append('\n');
        foreach (var outcome in Outcomes)
        {
            var (verdict, fired, test, _) = outcome.Judgement;
            var marks = Detectors.Select(kind => fired is not null && KindOf(fired) == kind ? "x" : "");
            text.Append(CultureInfo.InvariantCulture, $"| {outcome.Mutant.Name} | {outcome.Mutant.Flavour} | {string.Join(" | ", marks)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {verdict} | {outcome.Duration.TotalSeconds:F0} | {fired} ({test}) |\n");
        }

        return text.ToString();
    }

    /// <summary>The same for programs.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Mutants = Outcomes.Select(outcome => new
            {
                outcome.Mutant.Name,
                outcome.Mutant.Sentence,
                Detector = outcome.Mutant.Detector.ToString(),
                outcome.Mutant.Tests,
                outcome.Mutant.Flavour,
                Verdict = $"{outcome.Judgement.Verdict}",
                outcome.Judgement.Fired,
                outcome.Judgement.Test,
                outcome.Judgement.Detail,
                Seconds = Math.Round(outcome.Duration.TotalSeconds, 1),
            }),
        },
        Json);
}
