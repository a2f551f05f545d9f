using Vimc.Harness.Evidence;
using Vimc.Harness.History;
using Vimc.Harness.Host;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Tests.History;

/// <summary>The log of runs in the cache.</summary>
internal sealed class RunHistoryTests
{
    private string _folder = "";
    private RunHistory _history = null!;

    [SetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("vimc-history-").FullName;
        _history = new RunHistory(new HarnessCache(_folder));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_is_empty_before_the_first_run()
    {
        Assert.That(_history.ReadAll(), Is.Empty);
        Assert.That(_history.Of("sid", "stock"), Is.Empty);
    }

    [Test]
    public async Task The_newest_run_of_a_kernel_is_found_behind_those_of_others()
    {
        await AppendAsync("sid", new TestResult("One", null, true));
        await AppendAsync("sid", new TestResult("One", "no frame", true), new TestResult("Two", null, false));
        await AppendAsync("trixie", new TestResult("One", null, true));

        var latest = _history.Of("sid", "stock")[^1];

        Assert.That(_history.ReadAll(), Has.Count.EqualTo(3));
        Assert.That(latest.Tests["F.One"], Is.EqualTo(TestVerdict.Failed));
        Assert.That(latest.Tests["F.Two"], Is.EqualTo(TestVerdict.Skipped));
    }

    [Test]
    public async Task A_line_that_was_cut_short_is_passed_over()
    {
        await AppendAsync("sid", new TestResult("One", null, true));
        await File.AppendAllTextAsync(Path.Combine(_folder, "history", "regress.jsonl"), "{\"when\":\n{}\n");
        await AppendAsync("trixie", new TestResult("One", null, true));

        Assert.That(_history.ReadAll(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Figures_come_back()
    {
        var cell = new CellResult("sid", "stock", [], [])
        {
            Evidence = new RunEvidence { Measures = [new Measure("frame", 1.5, "copies", Better.Less)] },
        };
        await _history.AppendAsync(RunHistory.EntryOf([cell], DateTime.UnixEpoch), default);

        Assert.That(
            _history.Of("sid", "stock")[0].Measures["frame"], Is.EqualTo(new MeasureEntry(1.5, "copies", Better.Less)));
    }

    [Test]
    public async Task A_line_without_figures_is_read()
    {
        const string Line =
            """{"when":"2026-11-01T00:00:00Z","commit":"","cells":[{"target":"sid","flavour":"stock","kernel":"","seconds":1,"tests":{}}]}""";
        Directory.CreateDirectory(Path.Combine(_folder, "history"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "history", "regress.jsonl"), Line + "\n");

        Assert.That(_history.Of("sid", "stock")[0].Measures, Is.Empty);
    }

    private Task AppendAsync(string target, params TestResult[] tests)
    {
        var cell = new CellResult(target, "stock", [.. tests.Select(test => test with { Fixture = "F" })], []);
        return _history.AppendAsync(RunHistory.EntryOf([cell], DateTime.UnixEpoch), default);
    }
}
