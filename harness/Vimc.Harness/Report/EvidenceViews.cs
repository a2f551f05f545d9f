using System.Globalization;
using Vimc.Harness.Evidence;
using Vimc.Harness.History;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Report;

/// <summary>Arranges for the page what can be looked at of tests.</summary>
internal static class EvidenceViews
{
    /// <summary>The frames of all kernels: those that are wrong on each, those that are right on the first one.</summary>
    public static IReadOnlyList<FrameView> FramesOf(IReadOnlyList<CellResult> cells) =>
    [
        .. cells
            .SelectMany(cell => cell.Evidence.Frames.Select(frame => (cell, frame)))
            .Where(item => item.frame.IsWrong || item.cell == cells[0])
            .OrderByDescending(item => item.frame.IsWrong)
            .ThenBy(item => item.frame.Test, StringComparer.Ordinal)
            .Where(item => File.Exists(item.frame.Captured))
            .Select(item => FrameOf(item.frame, $"{item.cell.Target} {item.cell.Flavour}")),
    ];

    /// <summary>Figures, each on all kernels.</summary>
    public static IReadOnlyList<FigureView> FiguresOf(
        IReadOnlyList<CellResult> cells, IReadOnlyList<IReadOnlyList<CellEntry>> history) =>
    [
        .. cells
            .SelectMany(cell => cell.Evidence.Measures)
            .DistinctBy(measure => measure.Name)
            .OrderBy(measure => measure.Name, StringComparer.Ordinal)
            .Select(measure => new FigureView(
                measure.Name,
                measure.Unit,
                [.. cells.Select((cell, index) => ValueOf(cell, measure.Name, history[index]))])),
    ];

    /// <summary>
    /// What tests of a class did: of one that passed on the first kernel it ran on, of one that failed on each of those.
    /// </summary>
    public static IReadOnlyList<TestDetailView> DetailsOf(IEnumerable<string> tests, IReadOnlyList<CellResult> cells) =>
    [
        .. from test in tests
           let seen = cells.SelectMany(cell => SeenOf(test, cell)).ToList()
           let failed = seen.Where(item => item.HasFailed).ToList()
           from item in failed.Count > 0 ? failed : seen.Take(1)
           select DetailOf(item.Test, item.Cell, item.HasFailed),
    ];

    private static IEnumerable<(TestEvidence Test, CellResult Cell, bool HasFailed)> SeenOf(string test, CellResult cell)
    {
        var evidence = cell.Evidence.Tests.LastOrDefault(other => other.Test == test);
        var result = cell.Tests.LastOrDefault(other => other.FullName == test);
        return evidence is null ? [] : [(evidence, cell, result?.Failure is not null)];
    }

    private static TestDetailView DetailOf(TestEvidence test, CellResult cell, bool hasFailed) => new(
        test.Test[(test.Test.LastIndexOf(").", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : LastDot(test.Test))..],
        $"{cell.Target} {cell.Flavour}",
        hasFailed,
        string.Create(CultureInfo.InvariantCulture, $"{test.CloneSeconds:F2} s"),
        [.. test.Commands.Select(StepOf)],
        test.Findings);

    // The dot before the name of a test, whose arguments may have dots.
    private static int LastDot(string test)
    {
        var arguments = test.IndexOf('(', StringComparison.Ordinal);
        return test.LastIndexOf('.', arguments < 0 ? test.Length - 1 : arguments) + 1;
    }

    private static StepView StepOf(CommandEvidence command) => new(
        string.Create(CultureInfo.InvariantCulture, $"{command.Start,8:F2} s"),
        command.Text,
        (command.Seconds, command.Status) switch
        {
            (null, null) => "",
            ({ } seconds, 0) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s"),
            ({ } seconds, var status) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s, status {status}"),
            (null, var status) => $"status {status}",
        },
        command.Output);

    private static FrameView FrameOf(FrameEvidence frame, string kernel) => new(
        frame.What,
        $"{frame.Test[(frame.Test.IndexOf("Tests.", StringComparison.Ordinal) is >= 0 and var at ? at + "Tests.".Length : 0)..]}, {kernel}",
        frame.Format,
        frame.Verdict,
        frame.IsWrong,
        SeenFiles.DataOf(frame.Captured),
        SeenFiles.DataOf(frame.Reference),
        SeenFiles.DataOf(frame.Difference));

    // With what it was before, where that is another number.
    private static string ValueOf(CellResult cell, string name, IReadOnlyList<CellEntry> history)
    {
        if (cell.Evidence.Measures.FirstOrDefault(measure => measure.Name == name) is not { } measure)
            return "";
        var before = history.SkipLast(1).LastOrDefault(entry => entry.Measures.ContainsKey(name))?.Measures[name].Value;
        return before is null || Words(before.Value) == Words(measure.Value)
            ? Words(measure.Value)
            : $"{Words(measure.Value)} (before {Words(before.Value)})";
    }

    private static string Words(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
