namespace Vimc.Harness.KernelLog;

/// <summary>Collects the stacks of a report while its lines pass.</summary>
/// <param name="areAnnounced">
/// True where the stack at fault is always announced by "Call Trace:", as in a lockdep report, so that frames before it
/// are of something else.
/// </param>
internal sealed class KernelReportStacks(bool areAnnounced)
{
    private readonly List<Section> _sections = [];
    private Section? _main;
    private Section? _current;
    private bool _isAside;

    /// <summary>True once the stack at fault has a frame.</summary>
    public bool HasMain => _main is { LineCount: > 0 };

    /// <summary>True for a stack that was announced and never came.</summary>
    public bool HasEmptySection => _sections.Any(section => section.LineCount == 0 && !section.IsUnavailable);

    /// <summary>True while the last line was a frame, so that a report starting now cuts the stack.</summary>
    public bool IsInsideMain => _current is not null && _current == _main && _main.LineCount > 0;

    /// <summary>The kernel address that trapped, or null.</summary>
    public KernelStackFrame? InstructionPointer { get; private set; }

    /// <summary>The frames of the stack at fault.</summary>
    public IReadOnlyList<KernelStackFrame> MainFrames => _main?.Shown ?? [];

    /// <summary>The same without those of the interrupt that made the report.</summary>
    public IEnumerable<KernelStackFrame> InterruptedFrames
    {
        get
        {
            if (_main is null)
                return [];
            if (_main.NmiEnd > 0)
                return _main.Shown.Skip(_main.NmiEnd);
            var interrupt = _main.Shown.FindIndex(frame => KernelStackSkipList.Interrupts.IsMatch(frame.Function));
            return _main.Shown.Skip(interrupt >= 0 ? interrupt + 1 : _main.TaskStart);
        }
    }

    public IReadOnlyList<KernelStackTrace> ToStacks() =>
        [.. _sections.Where(section => section.Shown.Count > 0)
            .Select(section => new KernelStackTrace(section.Kind, [.. section.Shown]))];

    public void Add(string text)
    {
        _isAside = (_isAside || KernelReportGrammar.IsAside(text)) && !KernelReportGrammar.IsSkippedStack(text);
        if (!_isAside && KernelReportGrammar.TryReadInstructionPointer(text, out var pointer))
            InstructionPointer ??= pointer;

        if (KernelReportGrammar.TryStartStack(text, out var kind))
        {
            Start(_isAside ? KernelStackKind.Related : kind);
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
            _current.StartTask(text);
        else if (text.Contains("</TASK>", StringComparison.Ordinal))
            End();
        else if (_current.LineCount > 0 && !text.StartsWith(' '))
            Pause(text);
    }

    /// <summary>Registers of a system call stand inside a stack; anything else ends it.</summary>
    private void Pause(string text)
    {
        if (!text.StartsWith('R') && !text.StartsWith("Code:", StringComparison.Ordinal)
            && !text.StartsWith("FS:", StringComparison.Ordinal) && !text.StartsWith("CS:", StringComparison.Ordinal))
            End();
    }

    private void End()
    {
        _current = null;
        _isAside = false;
    }

    private void AddFrame(KernelStackFrame frame, bool isGuess)
    {
        if (_current is null)
            Start(_main is null && !areAnnounced ? KernelStackKind.CallTrace : KernelStackKind.Related);
        _current!.LineCount++;
        (isGuess ? _current.Guesses : _current.Frames).Add(frame);
    }

    private void Start(KernelStackKind kind)
    {
        // "NMI backtrace for cpu 0" announces a call trace that announces itself.
        if (_current is { LineCount: 0, Kind: KernelStackKind.Related }
            && (kind == KernelStackKind.CallTrace || _isAside))
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

        /// <summary>Frames the unwinder was not sure of.</summary>
        public List<KernelStackFrame> Guesses { get; } = [];

        /// <summary>An unwinder that only guesses is better than none.</summary>
        public List<KernelStackFrame> Shown => Frames.Count > 0 ? Frames : Guesses;

        public int LineCount { get; set; }

        public int TaskStart { get; private set; }

        public int NmiEnd { get; private set; }

        public bool IsUnavailable { get; set; }

        public void StartTask(string marker)
        {
            TaskStart = Shown.Count;
            if (marker.Contains("</NMI>", StringComparison.Ordinal))
                NmiEnd = TaskStart;
        }
    }
}
