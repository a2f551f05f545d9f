using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>The list of what no test reaches.</summary>
internal sealed class UnreachedListTests
{
    private const string List =
        """
        # Reasons.

        kmod/core/vimc-sample.c: vimc_start
            kfree(vimc->row);
        	return  -ENOMEM;
        = Memory is there
          all the time.

        kmod/core/vimc-sample.c:
        	DEFINE_SHOW_ATTRIBUTE(vimc_rows);
        ~ It depends.
        """;

    [Test]
    public void An_entry_has_a_place_lines_and_a_reason()
    {
        var reasons = UnreachedList.Parse(List, "list").Reasons;

        Assert.That(reasons, Has.Count.EqualTo(2));
        Assert.That(reasons[0].File, Is.EqualTo(Sample.Path));
        Assert.That(reasons[0].Function, Is.EqualTo("vimc_start"));
        Assert.That(string.Join('|', reasons[0].Text), Is.EqualTo("kfree(vimc->row);|return -ENOMEM;"));
        Assert.That(reasons[0].Why, Is.EqualTo("Memory is there all the time."));
        Assert.That(reasons[0].IsByChance, Is.False);
        Assert.That(reasons[1].IsByChance, Is.True);
        Assert.That(reasons[0].Line, Is.EqualTo(3));
        Assert.That(reasons[1].Line, Is.EqualTo(9));
    }

    [TestCase("vimc_start\n\tx;\n= y", "list:1: an entry begins with")]
    [TestCase("a.c: f\n= y", "list:1: no lines of code")]
    [TestCase("\na.c: f\n\tx;\n\nb.c: f\n\tx;\n= y", "list:2: no reason")]
    [TestCase("a.c: f\n\tx;\n=", "list:1: no reason")]
    [TestCase("a.c: f\n\tx;\nbecause", "list:1: no reason")]
    public void A_wrong_entry_is_named(string text, string message) =>
        Assert.That(
            () => UnreachedList.Parse(text, "list"),
            Throws.TypeOf<HarnessException>().With.Message.StartsWith(message));

    [Test]
    public void The_entry_that_is_proposed_for_a_block_explains_it()
    {
        var blocks = UnreachedBlock.Find(Sample.Source, Sample.Counts().Of(Sample.Path));
        var list = UnreachedList.Parse(string.Join('\n', blocks.Select(block => UnreachedList.Render(block, "W"))), "list");

        Assert.That(list.Reasons.Zip(blocks).Select(pair => pair.First.Explains(pair.Second)), Has.All.True);
        Assert.That(list.Reasons, Has.Count.EqualTo(blocks.Count));
    }

    [Test]
    public void The_list_of_the_project_can_be_read() =>
        Assert.That(
            () => UnreachedList.Read(RepositoryFolder.OfTests("..", "..", CoveragePublisher.DefaultList)), Throws.Nothing);

    [Test]
    public void A_list_that_is_missing_is_named() =>
        Assert.That(
            () => UnreachedList.Read("/nonexistent/list"),
            Throws.TypeOf<HarnessException>().With.Message.Contains("/nonexistent/list"));
}
