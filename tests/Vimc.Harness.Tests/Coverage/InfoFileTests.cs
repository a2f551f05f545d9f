using Vimc.Harness.Coverage;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Coverage;

/// <summary>Counts in the form of lcov, and their sums.</summary>
internal sealed class InfoFileTests
{
    [Test]
    public void Lcov_gets_functions_lines_and_sums()
    {
        var lines = InfoFile.Render(Sample.Counts(), Sample.Find).Split('\n');

        Assert.That(
            string.Join(' ', lines.Take(6)),
            Is.EqualTo(
                "TN:vimc SF:kmod/core/vimc-sample.c FN:9,vimc_half FNDA:3,vimc_half FN:17,vimc_start FNDA:4,vimc_start"));
        Assert.That(lines[6], Does.Match("^DA:9,3,[A-Za-z0-9+/]{22}$"));
        Assert.That(string.Join(' ', lines.TakeLast(4)), Is.EqualTo("LF:14 LH:9 end_of_record "));
    }

    [Test]
    public void What_is_written_can_be_read_again_and_added_up()
    {
        var text = InfoFile.Render(Sample.Counts(), Sample.Find);
        var sum = InfoFile.Parse(text, "a", Sample.Find);
        sum.Add(InfoFile.Parse(text, "b", Sample.Find));

        Assert.That(sum.Files.Single(), Is.EqualTo(Sample.Path));
        Assert.That(sum.Of(Sample.Path).Keys, Is.EqualTo(Sample.Counts().Of(Sample.Path).Keys));
        Assert.That(sum.Of(Sample.Path)[17], Is.EqualTo(8));
        Assert.That(sum.Of(Sample.Path)[31], Is.Zero);
    }

    [Test]
    public void Counts_of_another_source_are_refused()
    {
        var text = InfoFile.Render(Sample.Counts(), Sample.Find);
        var edited = Sample.Source.Lines.ToArray();
        edited[19] = "\tvimc->row = vmalloc(value);";

        Assert.That(
            () => InfoFile.Parse(text, "old.info", path => new SourceFile(path, edited)),
            Throws.TypeOf<HarnessException>().With.Message.Contains("line 20").And.Message.Contains("make coverage"));
    }

    [TestCase("")]
    [TestCase("DA:1,2,x")]
    [TestCase("SF:kmod/core/vimc-sample.c\nDA:1")]
    [TestCase("SF:kmod/core/vimc-sample.c\nDA:0,1,x")]
    public void Something_else_is_refused(string text) =>
        Assert.That(() => InfoFile.Parse(text, "x.info", Sample.Find), Throws.TypeOf<HarnessException>());
}
