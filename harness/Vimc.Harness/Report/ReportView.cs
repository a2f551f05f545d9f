using Vimc.Harness.Coverage;

namespace Vimc.Harness.Report;

/// <summary>What the template shows. All text is plain; the template escapes it.</summary>
internal sealed record ReportView(
    string Title,
    string Date,
    string Commit,
    bool HasPassed,
    string Verdict,
    IReadOnlyList<CellView> Cells,
    IReadOnlyList<FixtureView> Fixtures,
    IReadOnlyList<PictureView> Pictures,
    IReadOnlyList<DrawingView> Drawings)
{
    /// <summary>What was reached of the driver, or null if nobody counted.</summary>
    public CoverageView? Coverage { get; init; }
}

/// <summary>One kernel.</summary>
/// <param name="Bar">Width of its time in the plot, in percent of the longest.</param>
internal sealed record CellView(
    string Target,
    string Flavour,
    bool HasPassed,
    int Passed,
    int Failed,
    int Skipped,
    string Time,
    string Elapsed,
    double Bar,
    string Kernel,
    string TargetKey,
    string Qemu,
    string Processor,
    string Began,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> NewFailures,
    IReadOnlyList<string> Fixed,
    IReadOnlyList<string> Lost,
    IReadOnlyList<FailureView> Failures);

/// <summary>A test that failed.</summary>
/// <param name="Rate">How often it failed, if it was run again.</param>
internal sealed record FailureView(string Name, string Time, string Rate, string Text, bool IsNew);

/// <summary>A class of tests; each has one mark for each kernel, in the order of the cells.</summary>
internal sealed record FixtureView(string Name, int Tests, bool HasFailed, string Time, IReadOnlyList<TestRowView> Rows);

/// <summary>A test on all kernels.</summary>
/// <param name="Bar">Width of its longest time in the plot, in percent of the longest test.</param>
internal sealed record TestRowView(string Name, IReadOnlyList<MarkView> Marks, string Time, double Bar);

/// <summary>What became of a test on one kernel.</summary>
/// <param name="Kind">A class of the style sheet: passed, failed, skipped or absent.</param>
internal sealed record MarkView(string Kind, string Sign, string Words);

/// <summary>A frame.</summary>
/// <param name="Data">A data URL.</param>
internal sealed record PictureView(string Title, string Data);

/// <summary>A drawing, as SVG to be put into the page.</summary>
internal sealed record DrawingView(string Title, string Svg);
