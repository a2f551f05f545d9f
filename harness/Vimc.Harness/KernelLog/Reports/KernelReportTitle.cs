using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>Names a report and the function at fault.</summary>
internal static partial class KernelReportTitle
{
    private const int MaxLength = 120;

    /// <summary>The frame at fault by the rule of the pattern; null where the report shows none.</summary>
    public static KernelStackFrame? FindFault(KernelReport report, Regex skip)
    {
        var pattern = report.Pattern;
        var captured = CapturedFrame(report);
        return pattern.Source switch
        {
            KernelFunctionSource.None => null,
            KernelFunctionSource.Detail => captured ?? FirstOf(report.Stacks.MainFrames, IsBlamed),
            KernelFunctionSource.Header when captured is not null && IsBlamed(captured) => captured,
            KernelFunctionSource.InstructionPointer
                when report.Stacks.InstructionPointer is { } pointer && IsBlamed(pointer) => pointer,
            KernelFunctionSource.Waiter =>
                FirstOf(report.Stacks.MainFrames, frame => IsSpecific(KernelStackSkipList.Waiting, frame)),
            KernelFunctionSource.Allocation =>
                FirstOf(report.Stacks.MainFrames, frame => IsSpecific(KernelStackSkipList.Allocating, frame)),
            KernelFunctionSource.Entry => FindEntry(report) ?? FirstOf(report.Stacks.MainFrames, IsBlamed),
            _ => FirstOf(report.Stacks.MainFrames, IsBlamed) ?? captured ?? report.Stacks.InstructionPointer,
        };

        // The words are those of the kernel image; a module has its own vimc_wait_idle() and vimc_alloc().
        static bool IsSpecific(Regex words, KernelStackFrame frame) =>
            frame.Module is not null || !Matches(words, frame);

        bool IsBlamed(KernelStackFrame frame) =>
            !Matches(skip, frame) && (pattern.Skip is null || !Matches(pattern.Skip, frame));
    }

    /// <summary>The name of the function as titles have it: <c>__x64_sys_ioctl</c> is <c>sys_ioctl</c>.</summary>
    public static string Name(KernelStackFrame frame) => SystemCallRegex().Replace(frame.SourceFunction, "sys_");

    /// <summary>Fills the title of the pattern.</summary>
    public static string Format(KernelReport report, string? function)
    {
        var title = function is null
            ? report.Pattern.Title.Replace(" in {func}", "", StringComparison.Ordinal)
            : report.Pattern.Title.Replace("{func}", function, StringComparison.Ordinal);
        title = PlaceholderRegex().Replace(
            title,
            hole => report.Captures.TryGetValue(hole.Groups["name"].Value, out var value)
                ? hole.Groups["space"].Value + Sanitise(value)
                : "");
        return title.Length <= MaxLength ? title : title[..MaxLength].TrimEnd();
    }

    /// <summary>Takes out what differs from run to run: addresses, numbers, positions.</summary>
    internal static string Sanitise(string text)
    {
        text = OffsetRegex().Replace(text, "");
        text = CpuRegex().Replace(text, "CPU");
        text = AddressRegex().Replace(text, "ADDR");
        text = LineRegex().Replace(text, "$1:LINE");
        return NumberRegex().Replace(text, "NUM").Trim();
    }

    private static KernelStackFrame? FindEntry(KernelReport report)
    {
        var frames = report.Stacks.InterruptedFrames.ToList();
        var entry = frames.FindIndex(frame => Matches(KernelStackSkipList.Entries, frame));
        if (entry < 0)
            return null;
        var specific = entry > 0
            ? frames.FindLastIndex(entry - 1, frame => !Matches(KernelStackSkipList.CommonCalls, frame))
            : -1;
        return specific >= 0 ? frames[specific] : report.Stacks.InstructionPointer ?? frames[entry];
    }

    private static KernelStackFrame? CapturedFrame(KernelReport report)
    {
        if (!report.Captures.TryGetValue("func", out var function))
            return null;

        // The header or the stack says which module it is in.
        var known = report.Stacks.ToStacks().SelectMany(stack => stack.Frames)
            .FirstOrDefault(frame => frame.Function == function && frame.Module is not null);
        var module = known?.Module ?? report.Lines
            .Select(line => Regex.Match(
                line.Text, Regex.Escape(function) + @"(?:\+0x[0-9a-f]+/0x[0-9a-f]+)? \[([\w-]+)", RegexOptions.CultureInvariant))
            .FirstOrDefault(match => match.Success)?.Groups[1].Value;
        return known ?? new KernelStackFrame(function, 0, 0, module);
    }

    private static KernelStackFrame? FirstOf(
        IEnumerable<KernelStackFrame> frames, Func<KernelStackFrame, bool> isWanted) => frames.FirstOrDefault(isWanted);

    private static bool Matches(Regex expression, KernelStackFrame frame) =>
        expression.IsMatch(frame.SourceFunction);

    [GeneratedRegex("(?<space> ?)\\{(?<name>\\w+)\\}")]
    private static partial Regex PlaceholderRegex();

    [GeneratedRegex("^__(?:x64|ia32|se|do)_sys_")]
    private static partial Regex SystemCallRegex();

    [GeneratedRegex(@"\+0x[0-9a-f]+/0x[0-9a-f]+")]
    private static partial Regex OffsetRegex();

    [GeneratedRegex(@"CPU#\d+")]
    private static partial Regex CpuRegex();

    [GeneratedRegex(@"0x[0-9a-f]+|\b(?=[0-9a-f]*\d)[0-9a-f]{8,16}\b|\(____ptrval____\)")]
    private static partial Regex AddressRegex();

    [GeneratedRegex(@"(\.[chS]|\.rs):\d+(?::\d+)?")]
    private static partial Regex LineRegex();

    [GeneratedRegex(@"(?<![\w.])-?\d+(?![\w])")]
    private static partial Regex NumberRegex();
}
