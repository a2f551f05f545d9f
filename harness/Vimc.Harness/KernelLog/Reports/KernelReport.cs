using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>A report being read: takes lines of one context until one does not belong to it.</summary>
internal sealed class KernelReport
{
    /// <summary>Lines between a header and its stack before the stack is taken for lost.</summary>
    private const int MaxHead = 60;

    /// <summary>The same for lockdep, which explains itself at length.</summary>
    private const int MaxLockdepHead = 400;

    /// <summary>Lines in a report before its end is taken for lost.</summary>
    private const int MaxLines = 1000;

    /// <summary>Lines of others after which a context has nothing to add, and the same in seconds.</summary>
    private const int MaxSilentLines = 500;

    private const double MaxSilentTime = 10;

    private readonly List<KernelLogLine> _lines = [];
    private readonly List<KernelLogLine> _blanks = [];
    private readonly KernelReportStacks _stacks;
    private readonly KernelLogLine _header;
    private int _headLength;
    private bool _isFramed;

    public KernelReport(KernelReportPattern pattern, Match match, KernelLogLine header, IEnumerable<KernelLogLine> lead)
    {
        Pattern = pattern;
        _stacks = new KernelReportStacks(areAnnounced: pattern.Type == KernelFindingType.Locking);
        _header = header;
        _lines.AddRange(lead);
        _isFramed = _lines.Count > 0 && KernelReportGrammar.IsFrame(_lines[^1].Text)
            && pattern.Type != KernelFindingType.Locking;
        Capture(match);
        Add(header);
        if (header.IsInterleaved)
            Corrupt("another message runs into the header");
        if (pattern.Corruption is { } corruption)
            Corrupt(corruption);
    }

    public KernelReportPattern Pattern { get; private set; }

    public Dictionary<string, string> Captures { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<KernelLogLine> Lines => _lines;

    public KernelLogLine Header => _header;

    public KernelReportStacks Stacks => _stacks;

    public string? Task { get; private set; }

    public KernelTaint Taint { get; private set; }

    public bool IsFatal { get; private set; }

    public string? Corruption { get; private set; }

    /// <summary>True until the stack at fault begins, which is when a preamble can still be followed by its WARN.</summary>
    public bool IsHead => !_stacks.HasMain;

    /// <summary>True where nothing was added for so long that this line can only come after the report.</summary>
    public bool IsSilentAt(KernelLogLine line) =>
        line.Number - _lines[^1].Number > MaxSilentLines || line.Timestamp - _lines[^1].Timestamp > MaxSilentTime;

    /// <summary>Takes the line if it belongs to this report.</summary>
    public bool TryAdd(KernelLogLine line)
    {
        if (_lines.Count >= MaxLines)
            return false;
        if (line.Text.Length == 0)
        {
            _blanks.Add(line);
            return _blanks.Count < 4;
        }

        if (!Belongs(line.Text))
            return false;

        Add(line);
        return true;
    }

    /// <summary>Takes a line the scanner knows to belong: a header that follows from this report.</summary>
    public void Add(KernelLogLine line)
    {
        _lines.AddRange(_blanks);
        _blanks.Clear();
        _lines.Add(line);
        if (_stacks.HasMain && KernelReportGrammar.IsFrame(line.Text))
            _isFramed = false;
        if (!_stacks.HasMain)
            _headLength++;
        if (KernelReportGrammar.TryReadTask(line.Text, out var task))
            Task ??= task;
        if (KernelTaintParser.TryRead(line.Text, out var taint))
            Taint |= taint;
        IsFatal |= KernelReportGrammar.IsPanic(line.Text);
        if (Pattern.Detail?.Match(line.Text) is { Success: true } detail && !Captures.ContainsKey("detail"))
        {
            Capture(detail);
            Captures["detail"] = detail.Value;
        }

        _stacks.Add(line.Text);
    }

    /// <summary>Continues a preamble with the WARN or BUG it announced.</summary>
    public void Continue(KernelReportPattern pattern, Match match, KernelLogLine line)
    {
        if (!pattern.IsGeneric)
        {
            Pattern = pattern;
            Captures.Clear();
            Capture(match);
        }

        Add(line);
    }

    /// <summary>Gives back the lines at the end that turned out to begin the next report.</summary>
    public void Release(IReadOnlyList<KernelLogLine> lead)
    {
        if (lead.Count > 0)
            _lines.RemoveAll(line => line != _header && line.Number >= lead[0].Number && lead.Contains(line));
    }

    public void Corrupt(string reason) => Corruption ??= reason;

    private bool Belongs(string text)
    {
        if (Pattern.IsIndented)
            return text.StartsWith("  ", StringComparison.Ordinal)
                || text.StartsWith("kmemleak:  ", StringComparison.Ordinal);
        if (_isFramed || Pattern.Body?.IsMatch(text) == true)
            return true;
        if (Pattern.Source == KernelFunctionSource.None || _stacks.HasMain)
            return KernelReportGrammar.IsTail(text);

        return _headLength < (Pattern.Type == KernelFindingType.Locking ? MaxLockdepHead : MaxHead);
    }

    private void Capture(Match match)
    {
        foreach (var group in match.Groups.Cast<Group>().Where(group => group.Success && !char.IsDigit(group.Name[0])))
            Captures[group.Name] = group.Value;
    }
}
