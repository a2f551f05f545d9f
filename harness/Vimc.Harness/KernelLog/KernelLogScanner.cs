using System.Text;

namespace Vimc.Harness.KernelLog;

/// <summary>Finds reports in a kernel log: oops, WARN, sanitizers, lockdep, leaks, hangs, API misuse.</summary>
/// <remarks>
/// Fed text or bytes cut anywhere; what it finds does not depend on the cuts. Forms of lines: see
/// <see cref="KernelLogLineParser"/>. Reports printed by several CPUs at once are told apart where the kernel names the
/// printing context (CONFIG_PRINTK_CALLER). A finding comes out when the first line after it is read, when its context
/// has been silent for 10 s or 500 lines of the log, or by <see cref="Flush"/>. What it keeps is bounded, whatever it
/// is fed. Not thread-safe.
/// </remarks>
public sealed class KernelLogScanner
{
    /// <summary>Lines after which a panic no longer follows from the finding before it.</summary>
    private const int PanicDistance = 200;

    /// <summary>Characters of a line that are looked at; a record of the kernel holds at most 1024 bytes.</summary>
    private const int MaxLineLength = 4096;

    /// <summary>Printing contexts remembered; those silent for longest are forgotten first.</summary>
    private const int MaxContexts = 256;

    private readonly KernelReportMatcher _matcher;
    private readonly KernelLogScannerOptions _options;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _line = new();
    private readonly Dictionary<string, KernelLogContext> _contexts = new(StringComparer.Ordinal);
    private readonly List<KernelLogContext> _open = [];
    private readonly Dictionary<string, int> _occurrences = new(StringComparer.Ordinal);
    private int _lineCount;
    private int? _lastFindingLine;

    /// <summary>Makes a scanner that knows every kind of report.</summary>
    public KernelLogScanner(KernelLogScannerOptions? options = null)
        : this(KernelReportMatcher.Default, options)
    {
    }

    internal KernelLogScanner(KernelReportMatcher matcher, KernelLogScannerOptions? options = null)
    {
        _matcher = matcher;
        _options = options ?? new KernelLogScannerOptions();
    }

    /// <summary>Scans a whole log.</summary>
    public static IReadOnlyList<KernelFinding> Scan(string log, KernelLogScannerOptions? options = null)
    {
        var scanner = new KernelLogScanner(options);
        return [.. scanner.Feed(log), .. scanner.Flush()];
    }

    /// <summary>Takes the next bytes of a log in UTF-8; invalid bytes become replacement characters.</summary>
    public IReadOnlyList<KernelFinding> Feed(ReadOnlySpan<byte> bytes)
    {
        var chars = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var count = _decoder.GetChars(bytes, chars, flush: false);
        return Feed(chars.AsSpan(0, count));
    }

    /// <summary>Takes the next characters of a log.</summary>
    /// <returns>The findings these characters completed, in the order of their first lines.</returns>
    public IReadOnlyList<KernelFinding> Feed(ReadOnlySpan<char> text)
    {
        var findings = new List<KernelFinding>();
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            Append(text[..end]);
            TakeLine(findings);
            text = text[(end + 1)..];
        }

        Append(text);
        return findings;
    }

    /// <summary>Takes one line, without its line end.</summary>
    public IReadOnlyList<KernelFinding> FeedLine(string line) => Feed(line + "\n");

    /// <summary>
    /// Ends the reports still open and the line still cut. To be called at the end of a log or of a test; the scanner
    /// can be fed on and keeps its line numbers.
    /// </summary>
    public IReadOnlyList<KernelFinding> Flush()
    {
        var findings = new List<KernelFinding>();
        if (_line.Length > 0)
            TakeLine(findings);
        CloseAll(findings);
        return findings;
    }

    /// <summary>
    /// Ends the reports still open, but not the line still cut: for a log that has paused and may go on.
    /// </summary>
    public IReadOnlyList<KernelFinding> EndReports()
    {
        var findings = new List<KernelFinding>();
        CloseAll(findings);
        return findings;
    }

    private void Append(ReadOnlySpan<char> text) =>
        _line.Append(text[..Math.Min(text.Length, MaxLineLength - _line.Length)]);

    private void TakeLine(List<KernelFinding> findings)
    {
        var raw = _line.ToString();
        _line.Clear();
        _lineCount++;
        foreach (var line in KernelLogLineParser.Parse(_lineCount, raw))
            Take(line, findings);
    }

    private void Take(KernelLogLine line, List<KernelFinding> findings)
    {
        foreach (var silent in _open.FindAll(context => context.Open!.IsSilentAt(line)))
            Close(silent, findings);

        var context = ContextOf(line);
        if (_matcher.Match(line, _options) is not var (pattern, match))
        {
            if (context.Open?.TryAdd(line) == false)
                Close(context, findings);
        }
        else if (context.Open is { } open && KernelReportMatcher.Continues(open, pattern))
        {
            open.Continue(pattern, match, line);
        }
        else if (!IsConsequence(context, pattern, line) && !IsFirst(pattern))
        {
            var lead = context.Lead();
            context.Open?.Release(lead);
            if (context.Open is { Stacks.IsInsideMain: true, Pattern.IsIndented: false } cut)
                cut.Corrupt("another report begins inside its stack");
            Close(context, findings);
            context.Open = new KernelReport(pattern, match, line, lead);
            _open.Add(context);
        }

        context.Remember(line);
    }

    /// <summary>True for what only follows from a report already there; it is added to that report if still open.</summary>
    private bool IsConsequence(KernelLogContext context, KernelReportPattern pattern, KernelLogLine line)
    {
        if (!pattern.IsConsequence)
            return false;
        if (context.Open is { } open)
        {
            open.Add(line);
            return true;
        }

        return pattern.Literal == KernelReportMatcher.PanicLiteral
            && (_open.Count > 0
                || line.Number - _lastFindingLine <= PanicDistance);
    }

    /// <summary>True for the first boot message; the loader's and the kernel's are of one boot.</summary>
    private bool IsFirst(KernelReportPattern pattern)
    {
        if (!pattern.IsFirstExpected)
            return false;
        var boots = _occurrences.Values.DefaultIfEmpty(1).Max();
        var count = _occurrences[pattern.Id] = _occurrences.GetValueOrDefault(pattern.Id) + 1;
        return count <= Math.Max(boots, 1);
    }

    private KernelLogContext ContextOf(KernelLogLine line)
    {
        var key = line.Context ?? "";
        if (!_contexts.TryGetValue(key, out var context))
            _contexts[key] = context = new KernelLogContext();
        context.LastLine = line.Number;
        if (_contexts.Count > MaxContexts)
            ForgetSilent();
        return context;
    }

    private void ForgetSilent()
    {
        var silent = _contexts.Where(entry => entry.Value.Open is null).OrderBy(entry => entry.Value.LastLine);
        foreach (var (key, _) in silent.Take(MaxContexts / 2).ToList())
            _contexts.Remove(key);
    }

    private void CloseAll(List<KernelFinding> findings)
    {
        foreach (var context in _open.OrderBy(context => context.Open!.Header.Number).ToList())
            Close(context, findings);
    }

    private void Close(KernelLogContext context, List<KernelFinding> findings)
    {
        if (context.Open is not { } report)
            return;
        context.Open = null;
        _open.Remove(context);
        if (report.Pattern.IsHarmless?.Invoke(report.Lines.Select(line => line.Text)) == true)
            return;
        var finding = _matcher.Finish(report);
        _lastFindingLine = finding.LastLine;
        findings.Add(finding);
    }
}
