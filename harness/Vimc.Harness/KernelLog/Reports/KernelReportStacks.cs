namespace Vimc.Harness.KernelLog;

/// <summary>Collects the stacks of a report while its lines pass.</summary>
internal sealed class KernelReportStacks
{
    private readonly List<Section> _sections = [];
    private Section? _main;
    private Section? _current;

    /// <summary>True once the stack at fault has a frame.</summary>
    public bool HasMain => _main is { LineCount: > 0 };

    /// <summary>True for a stack that was announced and never came.</summary>
    public bool HasEmptySection => _sections.Any(section => section.LineCount == 0 && !section.IsUnavailable);

    /// <summary>True while the last line was a frame, so that a report starting now cuts the stack.</summary>
    public bool IsInsideMain => _current is not null && _current == _main && _main.LineCount > 0;

    /// <summary>The kernel address that trapped, or null.</summary>
    public KernelStackFrame? InstructionPointer { get; private set; }

    /// <summary>The frames of the stack at fault.</summary>
    public IReadOnlyList<KernelStackFrame> MainFrames => _main?.Frames ?? [];

    /// <summary>The same without those of interrupts taken meanwhile.</summary>
    public IEnumerable<KernelStackFrame> TaskFrames => MainFrames.Skip(_main?.TaskStart ?? 0);

    public IReadOnlyList<KernelStackTrace> ToStacks() =>
        [.. _sections.Where(section => section.Frames.Count > 0)
            .Select(section => new KernelStackTrace(section.Kind, [.. section.Frames]))];

    public void Add(string text)
    {
        if (KernelReportGrammar.TryReadInstructionPointer(text, out var pointer))
            InstructionPointer ??= pointer;

        if (KernelReportGrammar.TryStartStack(text, out var kind))
        {
            Start(kind);
            return;
        }

        if (KernelReportGrammar.TryReadFrame(text, out var frame, out var isGuess))
        {
            AddFrame(frame, isGuess);
            return;
        }

        if (_current is null)
            return;
        if (KernelReportGrammar.IsNamelessFrame(text))
            _current.LineCount++;
        else if (KernelReportGrammar.IsStackUnavailable(text))
            _current.IsUnavailable = true;
        else if (KernelReportGrammar.IsTaskBoundary(text))
            _current.TaskStart = _current.Frames.Count;
        else if (text.Contains("</TASK>", StringComparison.Ordinal))
            _current = null;
        else if (_current.LineCount > 0 && !text.StartsWith(' '))
            Pause(text);
    }

    /// <summary>Registers of a system call stand inside a stack; anything else ends it.</summary>
    private void Pause(string text)
    {
        if (!text.StartsWith('R') && !text.StartsWith("Code:", StringComparison.Ordinal)
            && !text.StartsWith("FS:", StringComparison.Ordinal) && !text.StartsWith("CS:", StringComparison.Ordinal))
            _current = null;
    }

    private void AddFrame(KernelStackFrame frame, bool isGuess)
    {
        if (_current is null)
            Start(_main is null ? KernelStackKind.CallTrace : KernelStackKind.Related);
        _current!.LineCount++;
        if (!isGuess)
            _current.Frames.Add(frame);
    }

    private void Start(KernelStackKind kind)
    {
        // "NMI backtrace for cpu 0" announces a call trace that announces itself.
        if (_current is { LineCount: 0, Kind: KernelStackKind.Related } && kind == KernelStackKind.CallTrace)
            _sections.Remove(_current);

        _current = new Section(kind);
        _sections.Add(_current);
        if (_main is not { LineCount: > 0 } && kind is KernelStackKind.CallTrace or KernelStackKind.Backtrace)
            _main = _current;
    }

    private sealed class Section(KernelStackKind kind)
    {
        public KernelStackKind Kind { get; } = kind;

        public List<KernelStackFrame> Frames { get; } = [];

        public int LineCount { get; set; }

        public int TaskStart { get; set; }

        public bool IsUnavailable { get; set; }
    }
}
