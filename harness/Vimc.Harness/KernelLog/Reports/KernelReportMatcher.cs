using System.Buffers;
using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>Recognises headers by a table of patterns, and makes findings of finished reports.</summary>
internal sealed class KernelReportMatcher
{
    /// <summary>What every panic pattern is filtered by.</summary>
    public const string PanicLiteral = "Kernel panic";

    /// <summary>KERN_ERR; smaller is worse.</summary>
    private const int ErrorPriority = 3;

    private static readonly KernelReportPattern DriverError = new(
        "driver-error", "", new Regex(".*", RegexOptions.CultureInvariant), "{driver}: {text}",
        KernelFindingType.DriverError, KernelFunctionSource.None);

    private readonly IReadOnlyList<KernelReportPattern> _patterns;
    private readonly IReadOnlyList<Regex> _noise;
    private readonly Regex _skip;
    private readonly SearchValues<string> _literals;

    public KernelReportMatcher(
        IReadOnlyList<KernelReportPattern> patterns, IReadOnlyList<Regex> noise, IEnumerable<string> skip)
    {
        _patterns = patterns;
        _noise = noise;
        _skip = KernelStackSkipList.Prefixes(skip);
        _literals = SearchValues.Create(
            [.. patterns.Select(pattern => pattern.Literal).Distinct()], StringComparison.Ordinal);
    }

    /// <summary>Knows everything.</summary>
    public static KernelReportMatcher Default { get; } =
        new(KernelReportPatterns.All, KernelLogNoise.All, KernelStackSkipList.Always);

    /// <summary>True where the header completes the open report rather than starting another.</summary>
    public static bool Continues(KernelReport open, KernelReportPattern pattern) =>
        (open.Pattern.IsPreamble && open.IsHead && pattern.Type != KernelFindingType.Panic && !pattern.IsConsequence)
        || (open.Pattern.Id == pattern.Id && pattern.Source == KernelFunctionSource.None && pattern.Body is null
            && !pattern.IsConsequence && !pattern.IsFirstExpected);

    /// <summary>The kind of report this line begins, or null.</summary>
    public (KernelReportPattern Pattern, Match Match)? Match(KernelLogLine line, KernelLogScannerOptions options)
    {
        if (line.IsUserSpace)
            return null;
        if (!line.Text.AsSpan().ContainsAny(_literals))
            return MatchDriver(line, options);
        if (_noise.Any(noise => noise.IsMatch(line.Text)))
            return null;

        foreach (var pattern in _patterns)
        {
            if (line.Text.Contains(pattern.Literal, StringComparison.Ordinal)
                && pattern.Header.Match(line.Text) is { Success: true } match)
                return (pattern, match);
        }

        return MatchDriver(line, options);
    }

    /// <summary>Makes the finding of a report that has ended.</summary>
    public KernelFinding Finish(KernelReport report)
    {
        var pattern = report.Pattern;
        var fault = KernelReportTitle.FindFault(report, _skip);
        if (pattern.Source != KernelFunctionSource.None && !report.Stacks.HasMain
            && pattern.Source != KernelFunctionSource.Detail)
            report.Corrupt("the stack is missing");
        if (report.Stacks.HasEmptySection)
            report.Corrupt("a stack is empty");
        if (pattern is { Source: KernelFunctionSource.Detail } && !report.Captures.ContainsKey("detail"))
            report.Corrupt("the line that names the function is missing");

        var function = fault is null ? null : KernelReportTitle.Name(fault);
        return new KernelFinding
        {
            Title = KernelReportTitle.Format(report, function),
            Type = pattern.Classify?.Invoke(report.Captures) ?? pattern.Type,
            Function = function,
            Module = fault?.Module,
            Context = report.Header.Context,
            Task = report.Task,
            FirstLine = report.Lines[0].Number,
            LastLine = report.Lines[^1].Number,
            Timestamp = report.Header.Timestamp,
            Lines = [.. report.Lines.Select(line => line.Text)],
            Frames = report.Stacks.MainFrames,
            InstructionPointer = report.Stacks.InstructionPointer,
            Stacks = report.Stacks.ToStacks(),
            Taint = report.Taint,
            IsFatal = report.IsFatal,
            Corruption = report.Corruption,
        };
    }

    private static (KernelReportPattern Pattern, Match Match)? MatchDriver(
        KernelLogLine line, KernelLogScannerOptions options)
    {
        if (options.Driver is not { } driver || line.Priority is null or > ErrorPriority)
            return null;
        var match = Regex.Match(
            line.Text,
            $@"^(?<driver>{Regex.Escape(driver)})(?: [\w.]+)?: (?<text>.+)",
            RegexOptions.CultureInvariant);
        return match.Success ? (DriverError, match) : null;
    }
}
