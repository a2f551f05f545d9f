using Vimc.Harness.Coverage;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>Functions and texts of a source in C.</summary>
internal sealed class SourceFileTests
{
    [Test]
    public void Functions_begin_where_their_name_is() => Assert.That(
        Sample.Source.Functions,
        Is.EqualTo(new[] { new SourceFunction("vimc_half", 9, 15), new SourceFunction("vimc_start", 17, 32) }));

    [TestCase(4, "")]
    [TestCase(12, "vimc_half")]
    [TestCase(18, "vimc_start")]
    [TestCase(33, "")]
    public void A_line_is_in_a_function_or_in_none(int line, string function) =>
        Assert.That(Sample.Source.FunctionAt(line), Is.EqualTo(function));

    [Test]
    public void White_space_is_no_part_of_a_text() =>
        Assert.That(Sample.Source.TextOf(31), Is.EqualTo("return -ENOMEM;"));

    [Test]
    public void The_functions_of_the_driver_are_all_found()
    {
        var files = Directory.GetFiles(RepositoryFolder.OfTests("..", "..", "kmod", "core"), "*.[ch]");
        foreach (var file in files)
        {
            var source = new SourceFile(file, File.ReadAllLines(file));
            var bodies = source.Lines.Count(line => line == "{");

            Assert.That(source.Functions, Has.Count.EqualTo(bodies), file);
            Assert.That(source.Functions.Select(function => function.Name), Has.All.Match("^(vimc|to_vimc|ved_to_vimc|sd_to_vimc)|_to_vimc"), file);
        }
    }

    [Test]
    public void Lines_are_found_in_a_text_that_has_more_and_fewer()
    {
        string[] from = ["/* default */", "a", "b", "d", "e"];
        string[] to = ["/* studio */", "a", "c", "b", "e"];

        Assert.That(string.Join(' ', SourceAlignment.Align(from, to)), Is.EqualTo("0 2 4 0 5"));
        Assert.That(string.Join(' ', SourceAlignment.Align(to, to)), Is.EqualTo("1 2 3 4 5"));
        Assert.That(SourceAlignment.Align([], to), Is.Empty);
    }
}
