using Vimc.Harness.Coverage;
using Vimc.Harness.Evidence;

namespace Vimc.Harness.Report;

/// <summary>What the template shows. All text is plain; the template escapes it.</summary>
internal sealed record ReportView(
    string Title,
    string Date,
    string Commit,
    bool HasPassed,
    string Verdict,
    IReadOnlyList<CellView> Cells,
    IReadOnlyList<FixtureView> Fixtures)
{
    /// <summary>Frames of runs.</summary>
    public IReadOnlyList<PictureView> Pictures { get; init; } = [];

    /// <summary>Media graphs and plots of measurements.</summary>
    public IReadOnlyList<DrawingView> Drawings { get; init; } = [];

    /// <summary>Frames of tests, each beside what it was to be.</summary>
    public IReadOnlyList<FrameView> Frames { get; init; } = [];

    /// <summary>Figures that runs are compared by.</summary>
    public IReadOnlyList<FigureView> Figures { get; init; } = [];

    /// <summary>Times of this run and those before it.</summary>
    public IReadOnlyList<DrawingView> Plots { get; init; } = [];

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
    bool IsCompared,
    IReadOnlyList<string> NewFailures,
    IReadOnlyList<string> Fixed,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Worse,
    IReadOnlyList<FailureView> Failures);

/// <summary>A test that failed.</summary>
/// <param name="Rate">How often it failed, if it was run again.</param>
/// <param name="News">Whether it is new, as far as that can be said.</param>
/// <param name="Bundle">Where a bundle of it is, relative to the page; or empty.</param>
internal sealed record FailureView(string Name, string Time, string Rate, string Text, string News, string Bundle);

/// <summary>A class of tests; each has one mark for each kernel, in the order of the cells.</summary>
internal sealed record FixtureView(
    string Name,
    int Tests,
    bool HasFailed,
    string Time,
    IReadOnlyList<TestRowView> Rows,
    IReadOnlyList<TestDetailView> Details);

/// <summary>What a test did on one kernel.</summary>
/// <param name="Wait">How long it waited for its guest.</param>
internal sealed record TestDetailView(
    string Name,
    string Kernel,
    bool HasFailed,
    string Wait,
    IReadOnlyList<StepView> Steps,
    IReadOnlyList<FindingEvidence> Findings);

/// <summary>A command.</summary>
/// <param name="Start">When it began, since the guest woke.</param>
/// <param name="End">How long it took, and its status if that is not zero.</param>
internal sealed record StepView(string Start, string Text, string End, string Output);

/// <summary>A frame beside the one it was to be, as data URLs.</summary>
internal sealed record FrameView(
    string What,
    string Where,
    string Format,
    string Verdict,
    bool IsWrong,
    string Captured,
    string Reference,
    string Difference);

/// <summary>A figure on all kernels, in the order of the cells.</summary>
internal sealed record FigureView(string Name, string Unit, IReadOnlyList<string> Values);

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
