using System.Text.Json;
using Vimc.Harness.Bench;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Bench;

internal sealed class BenchReportTests
{
    private static readonly BenchHost Host = new("6.1.0-1-amd64", "Tcg", "max", "QEMU 7.2.0", "a processor", 3);

    private static readonly CaseResult Small = Result(new Workload(new PixelSize(640, 480)), 1, 100);
    private static readonly CaseResult Large = Result(new Workload(new PixelSize(1280, 720)), 3, 330);
    private static readonly CaseResult Wide = Result(new Workload(new PixelSize(640, 480)) { Window = 25 }, 1, 4100);

    [Test]
    public void The_table_has_median_and_spread_of_every_subject()
    {
        var text = BenchText.Markdown(Host, [Small]);

        Assert.That(text, Does.Contain(
            "| a title | 1.00 (0.900 .. 1.10) | 100 (90.0 .. 110) | 2.00 (1.80 .. 2.20) |  | 100 |\n"));
    }

    [Test]
    public void The_table_says_what_was_missed()
    {
        var text = BenchText.Markdown(
            Host, [Small with { Verdicts = [new Verdict("at least 200 times", "100 times", false)] }]);

        Assert.That(text, Does.Contain("| a title | at least 200 times | 100 times | **missed** |\n"));
    }

    [Test]
    public void The_data_has_every_run()
    {
        using var document = JsonDocument.Parse(BenchData.Serialize(Host, [Small]));

        var costs = document.RootElement.GetProperty("results")[0].GetProperty("costs");
        Assert.That(costs.GetProperty("vimc").GetProperty("runs").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public void Both_plots_are_drawn_as_pictures_and_as_drawings()
    {
        var folder = Directory.CreateTempSubdirectory("vimc-plots-").FullName;
        try
        {
            var files = BenchPlots.Save(Host, [Small, Large, Wide], folder);

            Assert.That(
                files.Select(file => Path.GetFileName(file.Path)),
                Is.EquivalentTo((string[])
                    ["cost-by-size.png", "cost-by-size.svg", "cost-by-window.png", "cost-by-window.svg"]));
            Assert.That(File.ReadAllText(Path.Combine(folder, "cost-by-size.svg")), Does.Contain("in-tree vimc"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_single_size_makes_no_plot() =>
        Assert.That(BenchPlots.Save(Host, [Large], Path.GetTempPath()), Is.Empty);

    [Test]
    public void Cases_have_names_of_their_own() =>
        Assert.That(BenchRun.CaseIds, Is.Unique);

    [Test]
    public void A_case_that_does_not_exist_is_named_with_those_that_do() =>
        Assert.That(
            () => BenchCases.Choose(["raw", "row"]),
            Throws.TypeOf<HarnessException>().With.Message.Contains("no case 'row'; there are rgb-1080p, "));

    [Test]
    public void Chosen_cases_keep_their_order() =>
        Assert.That(BenchCases.Choose(["raw", "noise"]).Select(chosen => chosen.Id), Is.EqualTo(["noise", "raw"]));

    private static CaseResult Result(Workload workload, double vimc, double inTree) => new(
        "id",
        "a title",
        workload,
        new SortedDictionary<Subject, Measurement>
        {
            [Subject.Vimc] = Around(vimc),
            [Subject.InTree] = Around(inTree),
            [Subject.Vivid] = Around(2 * vimc),
        },
        []);

    private static Measurement Around(double cost) => new([cost, cost * 0.9, cost * 1.1]);
}
