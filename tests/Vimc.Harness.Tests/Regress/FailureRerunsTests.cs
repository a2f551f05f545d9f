using Vimc.Harness.Regress;

namespace Vimc.Harness.Tests.Regress;

/// <summary>How often a test fails that has failed.</summary>
internal sealed class FailureRerunsTests
{
    private static readonly TestResult Failed = new("One(\"a\",1)", "no frame", true) { Fixture = "N.F" };

    [Test]
    public void A_test_with_arguments_is_named_as_a_filter_wants_it() => Assert.That(
        FailureReruns.FilterFor([Failed, new TestResult("Two", "no frame", true) { Fixture = "N.F" }]),
        Is.EqualTo("FullyQualifiedName=N.F.One\\(\"a\",1\\)|FullyQualifiedName=N.F.Two"));

    [Test]
    public void Reruns_are_counted_where_they_were_left()
    {
        var folder = Directory.CreateTempSubdirectory("vimc-rerun-").FullName;
        try
        {
            Leave(folder, 1, "<failure message=\"no frame\"/>");
            Leave(folder, 2, "");
            Leave(folder, 3, "<failure message=\"no frame\"/>");

            Assert.That(FailureReruns.Annotate([Failed], folder).Single().FailureRate, Is.EqualTo("fails 3 of 4"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_test_that_was_not_run_again_has_no_rate() => Assert.That(Failed.FailureRate, Is.Empty);

    private static void Leave(string folder, int round, string outcome)
    {
        var rerun = Directory.CreateDirectory(Path.Combine(folder, $"rerun-{round}")).FullName;
        File.WriteAllText(
            Path.Combine(rerun, "junit.xml"),
            $"<testsuite><testcase classname=\"N.F\" name=\"One(&quot;a&quot;,1)\">{outcome}</testcase></testsuite>");
    }
}
