using System.Globalization;
using Spectre.Console;

namespace Vimc.Mutants;

/// <summary>Shows mutants and their verdicts on a terminal.</summary>
/// <param name="console">Where.</param>
internal sealed class MatrixView(IAnsiConsole console)
{
    /// <summary>Says what is being tried.</summary>
    public void Begin(Mutant mutant, int number, int count) =>
        console.MarkupLineInterpolated($"[grey]{number,3}/{count}[/] {mutant.Name} [grey]({mutant.Flavour})[/]");

    /// <summary>Says what became of it.</summary>
    public void End(MutantOutcome outcome)
    {
        var (verdict, fired, _, detail) = outcome.Judgement;
        console.MarkupLine(
            $"        {Format(verdict)} {Markup.Escape(fired ?? "")} [grey]{outcome.Duration.TotalSeconds:F0} s[/]");
        if (detail is not null)
            console.WriteLine(string.Join('\n', detail.Split('\n').Take(12).Select(line => $"        {line}")));
    }

    /// <summary>Says what a run without a mutant found.</summary>
    public void End(CleanRun run, CleanReport report)
    {
        var tally = report.Tallies.Single(tally => tally.Flavour == run.Flavour);
        console.MarkupLineInterpolated(
            $"{run.Flavour}, run {tally.Now}: {run.Tests} tests, {run.Findings.Count} findings [grey]({tally.Runs} runs of this driver so far, {tally.Findings} findings)[/]");
        foreach (var finding in run.Findings)
            console.MarkupLineInterpolated($"        [red]{finding}[/]");
    }

    /// <summary>Shows the whole matrix.</summary>
    public void Show(KillMatrix matrix)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("mutant", "flavour");
        foreach (var detector in matrix.Detectors)
            table.AddColumn(new TableColumn(Markup.Escape(detector)).Centered());
        table.AddColumns("verdict", "s");
        foreach (var outcome in matrix.Outcomes)
        {
            var fired = outcome.Judgement.Fired;
            table.AddRow(
            [
                outcome.Mutant.Name,
                outcome.Mutant.Flavour,
                .. matrix.Detectors.Select(kind => fired is not null && KillMatrix.KindOf(fired) == kind ? "x" : ""),
                Format(outcome.Judgement.Verdict),
                outcome.Duration.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture),
            ]);
        }

        console.Write(table);
        console.MarkupLineInterpolated(
            $"{matrix.Outcomes.Count} mutants, {matrix.Count(Verdict.Killed)} killed by the detector they name");
    }

    /// <summary>Shows the catalogue.</summary>
    public void List(IReadOnlyList<Mutant> mutants)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("mutant", "flavour", "detector", "what is wrong");
        foreach (var mutant in mutants)
            table.AddRow(mutant.Name, mutant.Flavour, $"{mutant.Detector}".EscapeMarkup(), mutant.Sentence.EscapeMarkup());
        console.Write(table);
    }

    private static string Format(Verdict verdict) =>
        verdict == Verdict.Killed ? "[green]Killed[/]" : $"[red]{verdict}[/]";
}
