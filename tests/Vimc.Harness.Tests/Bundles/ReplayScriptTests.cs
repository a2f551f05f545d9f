using System.Diagnostics;
using Vimc.Harness.Bundles;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Tests.Bundles;

/// <summary>The script that does again what a test did.</summary>
internal sealed class ReplayScriptTests
{
    // In place of steps.sh: each function prints its name and its words.
    private const string Printer =
        """
        for name in run end put get signal pause begin finish; do
            eval "$name() { printf '<%s>' $name \"\$@\"; echo; }"
        done
        """;

    [Test]
    public void Words_arrive_as_they_were()
    {
        string[] awkward =
        [
            "plain", "it's \"quoted\" $HOME `id` \\ !", "two\nlines\n", "", "-n", "#no comment", "tab\there", "ü*?[a]",
        ];
        var commands = awkward.Select((text, index) => Steps.Command(text, index, index) with
        {
            Folder = $"/a {text}",
            Environment = [$"A={text}"],
        });
        var said = Play(Steps.OfTest([.. commands]));

        for (var index = 0; index < awkward.Length; index++)
        {
            Assert.That(
                said, Does.Contain($"<run><{index + 1}></a {awkward[index]}><{awkward[index]}><A={awkward[index]}>\n"));
        }
    }

    [Test]
    public void The_order_and_the_pauses_are_those_of_the_test()
    {
        var script = Play(Steps.OfTest(
            Steps.Command("background", 0.25, 3) with { Signals = [new JournalSignal(TimeSpan.FromSeconds(2.5), 15)] },
            Steps.Command("first", 0.5, 1.5),
            Steps.Put("/sys/bind", 1.75, "vimc.0"),
            Steps.Get("/tmp/frame", 1.75)));

        Assert.That(script, Is.EqualTo(
            """
            <begin>
            <pause><0.250000>
            <run><1></root><background>
            <pause><0.250000>
            <run><2></root><first>
            <end><2>
            <pause><0.250000>
            <put><3><0644></sys/bind>
            <get><4></tmp/frame>
            <pause><0.750000>
            <signal><1><15>
            <end><1>
            <finish>

            """));
    }

    [Test]
    public void What_made_the_template_is_not_waited_for()
    {
        var steps = BundleStep.NumberAll(
            [[Steps.Command("prepare", 5, 6), Steps.Command("load", 9, 9)], [Steps.Command("test", 0, 1)],],
            new JournalMark(1));

        Assert.That(Play(steps).ReplaceLineEndings(" "), Is.EqualTo(
            "<run><1></root><prepare> <end><1> <run><2></root><load> <end><2> <begin> <run><3></root><test> <end><3> <finish> "));
    }

    [Test]
    public void What_came_after_the_test_is_told_from_it()
    {
        var steps = BundleStep.NumberAll(
            [[], [Steps.Command("test", 0, 1), Steps.Command("look", 2, 3)]], new JournalMark(1));

        Assert.That((steps[0].Phase, steps[1].Phase), Is.EqualTo((BundlePhase.Test, BundlePhase.Afterwards)));
    }

    private static string Play(IReadOnlyList<BundleStep> steps)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file, ReplayScript.Write("a test", steps, null).Replace($". /{ReplayScript.Library}\n", Printer + "\n"));
            using var bash = Process.Start(new ProcessStartInfo("bash", [file]) { RedirectStandardOutput = true })!;
            var said = bash.StandardOutput.ReadToEnd();
            bash.WaitForExit();
            Assert.That(bash.ExitCode, Is.Zero);
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
