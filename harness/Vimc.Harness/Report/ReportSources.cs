using Vimc.Harness.Coverage;
using Vimc.Harness.History;

namespace Vimc.Harness.Report;

/// <summary>What a report shows beside results.</summary>
/// <param name="Now">The date of the page, in UTC.</param>
public sealed record ReportSources(DateTime Now)
{
    /// <summary>Where to look for pictures (PNG) and drawings (SVG).</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>What was reached of the driver, or null if nobody counted.</summary>
    public CoverageVerdict? Coverage { get; init; }

    /// <summary>For each kernel the runs so far, this one included, oldest first; or nothing.</summary>
    public IReadOnlyList<IReadOnlyList<CellEntry>> History { get; init; } = [];

    /// <summary>The folder the page will be in; bundles below it are linked.</summary>
    public string Output { get; init; } = ".";
}
