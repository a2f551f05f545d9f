namespace Vimc.Harness.KernelLog;

/// <summary>What one printing context (a task, a CPU, or the whole log) has said lately.</summary>
internal sealed class KernelLogContext
{
    /// <summary>How far a "cut here" line can be before the header: WARN() texts have a few lines.</summary>
    private const int MaxLead = 8;

    private readonly List<KernelLogLine> _recent = [];

    /// <summary>The report being read, or null.</summary>
    public KernelReport? Open { get; set; }

    /// <summary>Where it last spoke.</summary>
    public int LastLine { get; set; }

    public void Remember(KernelLogLine line)
    {
        _recent.Add(line);
        if (_recent.Count > MaxLead)
            _recent.RemoveAt(0);
    }

    /// <summary>The lines just before a header that are part of its report.</summary>
    public IReadOnlyList<KernelLogLine> Lead()
    {
        var cut = _recent.FindLastIndex(line => KernelReportGrammar.IsCutHere(line.Text));
        if (cut >= 0)
            return _recent[cut..];
        return _recent.Count > 0 && KernelReportGrammar.IsFrame(_recent[^1].Text) ? _recent[^1..] : [];
    }
}
