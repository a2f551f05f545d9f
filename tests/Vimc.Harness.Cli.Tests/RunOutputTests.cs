using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Testing;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Tests;

/// <summary>What a run says, to each of those it may be said to.</summary>
internal sealed class RunOutputTests
{
    private static readonly (string Title, string Path)[] Files = [("report", "out/regress/report.html")];

    [Test]
    public void A_log_has_a_line_for_each_event()
    {
        var said = Play();

        Assert.That(said, Does.Match("(?m)^ +10 of 40, 1 failed, about \\d+ s left: Passed Nine"));
        Assert.That(said, Does.Match("(?m)^FAILED +[0-9.]+ s  sid stock \\(no test ran\\)$"));
        Assert.That(said, Does.Contain("out/regress/report.html").And.Contains("0 of 1 steps passed"));
    }

    [Test]
    public void Json_is_an_object_a_line()
    {
        var events = Play("--json").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();

        Assert.That(
            events.Select(e => e.GetProperty("event").GetString()),
            Is.EqualTo(["run_begins", "step_begins", "news", "step_ends", "file", "run_ends", "file", "warning"]));
        var news = events[2];
        Assert.That(news.GetProperty("done").GetInt32(), Is.EqualTo(10));
        Assert.That(news.GetProperty("total").GetInt32(), Is.EqualTo(40));
        Assert.That(news.GetProperty("failed").GetInt32(), Is.EqualTo(1));
        Assert.That(events[3].GetProperty("passed").GetBoolean(), Is.False);
        Assert.That(events[3].GetProperty("problem").GetString(), Is.EqualTo("<no> test ran"));
        Assert.That(events[5].TryGetProperty("problem", out _), Is.False);
    }

    [Test]
    public void Quiet_is_silent_but_for_what_fails() => Assert.That(
        Play("--quiet").ReplaceLineEndings("\n"), Is.EqualTo("FAILED sid stock: <no> test ran\nworse: sid stock\n"));

    [Test]
    public void Json_and_quiet_exclude_each_other()
    {
        var (command, _) = Build();

        Assert.That(command.Parse(["--json", "--quiet"]).Errors.Select(error => error.Message), Has.Some.Contains("exclude"));
    }

    [Test]
    public void A_terminal_shows_a_tree()
    {
        var console = new TestConsole { Profile = { Width = 120 } };
        var running = new RunStep("sid stock", "sid") { Tests = TenTests() };
        running.Begin();

        console.Write(TestTree.Draw([running, new RunStep("sid sanitizer", "sid"), new RunStep("trixie stock", "trixie")]));

        var lines = console.Output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.That(lines[0], Is.EqualTo("0 of 3 kernels"));
        Assert.That(lines[1], Is.EqualTo("├── sid"));
        Assert.That(lines[2], Does.Match("├── stock .* 10 of 40, 1 failed .* left"));
        Assert.That(lines, Has.Some.Contains("✗ One").And.Some.Contains("Nine [1 s]").And.Some.Contains("└── sanitizer"));
        Assert.That(lines[^2], Is.EqualTo("└── stock"));
    }

    private static (Command Command, RunOutput.Options Options) Build()
    {
        var options = new RunOutput.Options();
        var command = new RootCommand("test");
        options.AddTo(command);
        return (command, options);
    }

    private static string Play(params string[] arguments)
    {
        var (command, options) = Build();
        var console = new TestConsole { Profile = { Width = 200 } };
        var output = options.Choose(command.Parse(arguments), console);
        var step = new RunStep("sid stock", "sid") { Tests = TenTests() };
        var view = output.View;

        view.OnBegin([step]);
        step.Begin();
        view.OnUpdate(step);
        step.Detail = "Passed Nine [1 s]";
        view.OnUpdate(step);
        step.End(new StepOutcome("<no> test ran", "no test ran"));
        view.OnUpdate(step);
        view.OnEnd();
        output.Show(new RunReport([step], Files, TimeSpan.FromSeconds(3)));
        output.ShowFiles(Files);
        output.Warn("worse:", "sid stock");
        return console.Output;
    }

    private static TestProgress TenTests()
    {
        var progress = new TestProgress();
        progress.Take("NUnit3TestExecutor discovered 40 of 40 NUnit test cases");
        progress.Take("  Failed One [1 s]");
        for (var i = 0; i < 8; i++)
            progress.Take("  Passed Other [1 s]");
        progress.Take("  Passed Nine [1 s]");
        return progress;
    }
}
