using Vimc.Harness.History;
using Vimc.Harness.Host;
using Vimc.Harness.Regress;
using Vimc.Harness.Report;

namespace Vimc.Harness.Tests.Report;

/// <summary>What is written after a run, and what the history takes of it.</summary>
internal sealed class RegressPublisherTests
{
    private static readonly CellFacts Whole = new(
        "7.2", "", "", "", "abcdef", null, DateTime.UnixEpoch, TimeSpan.FromSeconds(1));

    private string _folder = "";
    private RunHistory _history = null!;

    [SetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("vimc-publish-").FullName;
        _history = new RunHistory(new HarnessCache(Path.Combine(_folder, "cache")));
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Every_file_it_names_is_there()
    {
        var (files, worse) = await PublishAsync(Whole, null);

        Assert.That(files.Select(file => Path.GetFileName(file.Path)),
            Is.EquivalentTo("report.html matrix.md summary.txt results.ktap".Split(' ')));
        Assert.That(files.Select(file => file.Path), Has.All.Exist);
        Assert.That(worse, Is.Empty);
    }

    [Test]
    public async Task A_run_that_is_worse_than_the_one_before_it_says_where()
    {
        await PublishAsync(Whole, null);
        var (_, worse) = await PublishAsync(Whole, "no frame");

        Assert.That(string.Join(' ', worse), Is.EqualTo("sid stock"));
        Assert.That(_history.ReadAll(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_part_of_the_tests_is_neither_kept_nor_compared()
    {
        await PublishAsync(Whole, null);
        var (_, worse) = await PublishAsync(Whole with { Filter = "FullyQualifiedName~One" }, "no frame");

        Assert.That(worse, Is.Empty);
        Assert.That(_history.ReadAll(), Has.Count.EqualTo(1));
    }

    private Task<(IReadOnlyList<(string Title, string Path)> Files, IReadOnlyList<string> Worse)> PublishAsync(
        CellFacts facts, string? failure)
    {
        var cell = new CellResult("sid", "stock", [new TestResult("One", failure, true)], []) { Facts = facts };
        return new RegressPublisher(_history, []).PublishAsync([cell], Path.Combine(_folder, "out"), default);
    }
}
