using Vimc.Harness.Frames;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Journal;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Evidence;

/// <summary>
/// Evidence on disk. Lists are JSON, a line each, written as it comes, so that a run that is ended leaves what it had.
/// Tests that run at the same time may share one.
/// </summary>
/// <param name="path">The folder; created when there is something to keep.</param>
public sealed class EvidenceFolder(string path)
{
    // A test that fails is read by somebody who wants to know all of it.
    private const int KeptText = 600;
    private const int KeptTextOfFailures = 8192;
    private const int KeptCommands = 40;

    private const string TestList = "tests.jsonl";
    private const string PreparationList = "preparations.jsonl";
    private const string FrameList = "frames.jsonl";
    private const string MeasureList = "measures.jsonl";

    private readonly Lock _lock = new();
    private int _frames;

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Keeps what a test did.</summary>
    /// <param name="test">Its name, and what was found.</param>
    /// <param name="session">Its guest, whose journal is read.</param>
    /// <param name="end">Where the test was over.</param>
    /// <param name="hasFailed">Whether more of it is worth keeping.</param>
    public void AddTest(TestEvidence test, GuestSession session, JournalMark end, bool hasFailed) =>
        AddTest(test, [.. session.ReadHistory()[^1].Take(end.Count)], hasFailed);

    /// <summary>Keeps how long something took that was made for many tests.</summary>
    public void Add(Preparation preparation) => Append(PreparationList, preparation);

    /// <summary>Keeps a figure to be compared with other runs.</summary>
    public void Add(Measure measure) => Append(MeasureList, measure);

    /// <summary>Keeps a frame beside the one it was to be.</summary>
    /// <param name="test">The full name of the test that took it.</param>
    /// <param name="what">What it shows.</param>
    /// <param name="format">The format of both.</param>
    /// <param name="captured">What was captured.</param>
    /// <param name="reference">What it was to be.</param>
    /// <exception cref="InvalidDataException">One of them has another length than the format.</exception>
    public void AddFrame(
        string test, string what, FrameFormat format, ReadOnlySpan<byte> captured, ReadOnlySpan<byte> reference)
    {
        var name = $"frame-{Interlocked.Increment(ref _frames)}";
        var difference = FrameDiff.Compare(format, reference, captured);
        Append(
            FrameList,
            new FrameEvidence(
                test,
                what,
                format.ToString(),
                Save($"{name}-captured.png", FrameDecoder.Decode(format, captured)),
                Save($"{name}-reference.png", FrameDecoder.Decode(format, reference)),
                Save($"{name}-difference.png", FrameDiff.Draw(format, reference, captured)),
                difference.ToString(),
                !difference.IsNone));
    }

    /// <summary>Keeps a drawing of a media graph.</summary>
    public void AddGraph(string name, string svg)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(In($"{name}.svg"), svg);
    }

    /// <summary>All that is there; nothing if the folder does not exist. Lines that were cut short are left out.</summary>
    public RunEvidence Read() => !Directory.Exists(Path) ? new RunEvidence() : new RunEvidence
    {
        Tests = ReadList<TestEvidence>(TestList),
        Preparations = ReadList<Preparation>(PreparationList),
        Frames =
        [
            .. ReadList<FrameEvidence>(FrameList).Select(frame => frame with
            {
                Captured = In(frame.Captured),
                Reference = In(frame.Reference),
                Difference = In(frame.Difference),
            }),
        ],
        Measures = ReadList<Measure>(MeasureList),
        Graphs =
        [
            .. Directory.EnumerateFiles(Path, "*.svg").Order(StringComparer.Ordinal)
                .Select(file => (System.IO.Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
        ],
    };

    internal void AddTest(TestEvidence test, IReadOnlyList<JournalStep> steps, bool hasFailed) => Append(
        TestList,
        test with
        {
            Commands = WithoutMiddle([.. steps.Select(step => CommandEvidence.Of(step, hasFailed ? KeptTextOfFailures : KeptText))]),
        });

    // Sweeps do the same again and again: their beginning and their end are enough.
    private static CommandEvidence[] WithoutMiddle(CommandEvidence[] all)
    {
        if (all.Length <= KeptCommands)
            return all;
        var begin = all[..(KeptCommands / 2)];
        var cut = new CommandEvidence($"[{all.Length - KeptCommands} commands more]", begin[^1].Start, null, null, "");
        return [.. begin, cut, .. all[^(KeptCommands / 2)..]];
    }

    private string Save(string name, FrameImage image)
    {
        Directory.CreateDirectory(Path);
        File.WriteAllBytes(In(name), image.ToPng());
        return name;
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private void Append<T>(string list, T item)
    {
        var line = JsonLines.Of(item);
        lock (_lock)
        {
            Directory.CreateDirectory(Path);
            File.AppendAllText(In(list), line);
        }
    }

    private List<T> ReadList<T>(string list)
        where T : class =>
        [.. JsonLines.Read<T>(In(list))];
}
