using Vimc.Harness.Evidence;
using Vimc.Harness.Frames;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Tests.Evidence;

/// <summary>What tests leave to be looked at, on disk and back.</summary>
internal sealed class EvidenceFolderTests
{
    private string _path = "";
    private EvidenceFolder _folder = null!;

    [SetUp]
    public void Open()
    {
        _path = Path.Combine(Directory.CreateTempSubdirectory("vimc-evidence-").FullName, "evidence");
        _folder = new EvidenceFolder(_path);
    }

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Test]
    public void Without_a_folder_there_is_nothing()
    {
        var read = _folder.Read();

        Assert.That(read.Tests, Is.Empty);
        Assert.That(read.Graphs, Is.Empty);
    }

    [Test]
    public void Commands_come_back_with_times_and_output()
    {
        var step = new JournalStep(JournalStepKind.Command, "modprobe vimc", TimeSpan.FromSeconds(0.25))
        {
            End = TimeSpan.FromSeconds(0.75),
            Status = 1,
            Stdout = "out\n",
            Stderr = "modprobe: no\n",
        };
        _folder.AddTest(new TestEvidence("T", 0.12), [step], hasFailed: false);

        var test = _folder.Read().Tests.Single();

        Assert.That(test.CloneSeconds, Is.EqualTo(0.12));
        Assert.That(test.Commands.Single(), Is.EqualTo(new CommandEvidence("modprobe vimc", 0.25, 0.5, 1, "out\nmodprobe: no")));
    }

    [TestCase(false, 600)]
    [TestCase(true, 8192)]
    public void More_is_kept_of_a_test_that_failed(bool hasFailed, int kept)
    {
        var step = new JournalStep(JournalStepKind.Command, "dmesg", default) { Stdout = new string('x', 10_000) };
        _folder.AddTest(new TestEvidence("T", 0), [step], hasFailed);

        var output = _folder.Read().Tests.Single().Commands.Single().Output;

        Assert.That(output, Does.StartWith(new string('x', kept) + "\n").And.EndsWith($"[{10_000 - kept} characters more]"));
    }

    [Test]
    public void Of_a_long_sweep_the_beginning_and_the_end_are_kept()
    {
        var steps = Enumerable.Range(0, 100).Select(i => new JournalStep(JournalStepKind.Command, $"{i}", default)).ToList();
        _folder.AddTest(new TestEvidence("T", 0), steps, hasFailed: false);

        var texts = _folder.Read().Tests.Single().Commands.Select(command => command.Text).ToList();

        Assert.That(texts, Has.Count.EqualTo(41));
        Assert.That($"{texts[0]} {texts[19]} {texts[20]} {texts[21]} {texts[^1]}", Is.EqualTo("0 19 [60 commands more] 80 99"));
    }

    [Test]
    public void Files_that_went_in_or_out_are_told_by_their_size()
    {
        JournalStep[] steps =
        [
            new(JournalStepKind.Put, "/tmp/script", default) { Content = new byte[7] },
            new(JournalStepKind.Get, "/tmp/frames", default) { Length = 9 },
        ];
        _folder.AddTest(new TestEvidence("T", 0), steps, hasFailed: false);

        Assert.That(
            _folder.Read().Tests.Single().Commands.Select(command => command.Text),
            Is.EqualTo("[7 bytes into /tmp/script]|[9 bytes out of /tmp/frames]".Split('|')));
    }

    [TestCase(7, true)]
    [TestCase(5, false)]
    public void A_frame_is_three_pictures_and_a_verdict(byte captured, bool isWrong)
    {
        _folder.AddFrame("T", "grey", new FrameFormat("GREY", 2, 1), [5, captured], [5, 5]);

        var frame = _folder.Read().Frames.Single();

        Assert.That(frame.IsWrong, Is.EqualTo(isWrong));
        Assert.That(frame.Verdict, isWrong ? Does.StartWith("1 of 2 pixels differ by up to 2") : Is.EqualTo("the frames are equal"));
        foreach (var file in new[] { frame.Captured, frame.Reference, frame.Difference })
            Assert.That(File.ReadAllBytes(file)[1..4], Is.EqualTo("PNG"u8.ToArray()));
    }

    [Test]
    public void A_line_that_was_cut_short_is_left_out()
    {
        _folder.Add(new Preparation("boot", 3));
        File.AppendAllText(Path.Combine(_path, "preparations.jsonl"), "{\"what\":");

        Assert.That(_folder.Read().Preparations, Has.Count.EqualTo(1));
    }

    [Test]
    public void Shards_are_put_together()
    {
        _folder.Add(new Measure("frame", 1, "copies", Better.Less));
        _folder.AddGraph("graph-a", "<svg/>");
        var one = _folder.Read();

        var both = RunEvidence.Merge([one, one with { Preparations = [new Preparation("boot", 3)] }]);

        Assert.That(both.Measures, Has.Count.EqualTo(1));
        Assert.That(both.Preparations, Has.Count.EqualTo(1));
        Assert.That(both.Graphs.Single(), Is.EqualTo(("graph-a", "<svg/>")));
    }
}
