using Vimc.Harness.Coverage;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>What is made of counts and reasons.</summary>
internal sealed class CoverageVerdictTests
{
    private const string Half = $"{Sample.Path}: vimc_half\n\treturn 0;\n= Nobody has nothing.\n\n";
    private const string FirstGoto = $"{Sample.Path}: vimc_start\n\tgoto err;\n= Memory is there.\n\n";
    private const string Error = $"{Sample.Path}: vimc_start\n\tkfree(vimc->row);\n\treturn -ENOMEM;\n= Memory is there.\n\n";
    private const string Show = $"{Sample.Path}:\n\tDEFINE_SHOW_ATTRIBUTE(vimc_rows);\n= Nobody reads it.\n\n";
    private const string All = Half + FirstGoto + Error + Show;

    [Test]
    public void Blocks_end_where_a_line_was_reached_or_the_function_ends()
    {
        var blocks = UnreachedBlock.Find(Sample.Source, Sample.Counts().Of(Sample.Path));

        Assert.That(
            string.Join(", ", blocks.Select(block => $"{block.Function} {block.FirstLine}-{block.LastLine}")),
            Is.EqualTo("vimc_half 12-12, vimc_start 22-22, vimc_start 29-31,  33-33"));
    }

    [Test]
    public void Enough_lines_with_a_reason_for_the_rest_are_good()
    {
        var verdict = Judge(All, 60);

        Assert.That(verdict.HasPassed, Is.True);
        Assert.That(verdict.Summary, Is.EqualTo("9 of 14 lines reached, 64.2 %"));
        Assert.That(verdict.Complaints("list"), Is.Empty);
        Assert.That(verdict.Files.Single().Unreached[0].Why, Is.EqualTo("Nobody has nothing."));
    }

    [Test]
    public void Too_few_lines_are_not()
    {
        var verdict = Judge(All, 64.3);

        Assert.That(verdict.HasPassed, Is.False);
        Assert.That(
            verdict.Complaints("list").Single(), Is.EqualTo("9 of 14 lines reached, 64.2 %; at least 64.3 % must be"));
    }

    [Test]
    public void A_block_without_a_reason_is_named()
    {
        var verdict = Judge(Half + FirstGoto + Show, 60);

        Assert.That(verdict.HasPassed, Is.False);
        Assert.That(
            verdict.Complaints("list").Single(),
            Is.EqualTo($"{Sample.Path}:29: no test reaches 'kfree(vimc->row);', and list has no reason"));
    }

    [Test]
    public void A_reason_for_what_is_reached_is_named()
    {
        var verdict = Judge($"{All}{Sample.Path}: vimc_start\n\tif (value < 0)\n= Nobody asks for less.\n", 60);

        Assert.That(verdict.HasPassed, Is.False);
        Assert.That(
            verdict.Complaints("list").Single(),
            Is.EqualTo($"list:18: no such lines of {Sample.Path} are unreached; remove 'if (value < 0)'"));
    }

    [Test]
    public void Of_two_blocks_that_are_alike_each_needs_a_reason()
    {
        var counts = Sample.Counts();
        var second = new LineCounts();
        foreach (var (line, count) in counts.Of(Sample.Path))
            second.Add(Sample.Path, line, line == 24 ? 0 : count);

        Assert.That(Judge(All, 50, second).Unexplained.Single().FirstLine, Is.EqualTo(24));
        Assert.That(Judge(All + FirstGoto, 50, second).HasPassed, Is.True);
        Assert.That(Judge(All + FirstGoto, 50).Stale, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_is_reached_by_chance_may_be_reached_in_part_or_not()
    {
        var list = Half + FirstGoto + Show + Error.Replace("\n= ", "\n~ ", StringComparison.Ordinal);
        var part = Sample.Counts();
        part.Add(Sample.Path, 29, 1);
        var all = Sample.Counts();
        all.Add(Sample.Path, 29, 1);
        all.Add(Sample.Path, 31, 1);

        Assert.That(Judge(list, 60).HasPassed, Is.True);
        Assert.That(Judge(list, 60, part).HasPassed, Is.True);
        Assert.That(Judge(list, 60, all).HasPassed, Is.True);
        Assert.That(Judge(All, 60, part).HasPassed, Is.False);
    }

    private static CoverageVerdict Judge(string list, double least, LineCounts? counts = null) =>
        CoverageVerdict.Judge(counts ?? Sample.Counts(), UnreachedList.Parse(list, "list"), Sample.Find, least);
}
