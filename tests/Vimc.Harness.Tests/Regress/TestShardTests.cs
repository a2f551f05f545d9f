using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;

namespace Vimc.Harness.Tests.Regress;

/// <summary>How tests are divided among machines.</summary>
internal sealed class TestShardTests
{
    private static readonly string[] Fixtures = ["G", "C", "A", "F", "B", "E", "D"];

    [Test]
    public void Each_fixture_is_in_exactly_one_shard([Values(1, 2, 3, 5, 9)] int count)
    {
        var all = Enumerable.Range(1, count).SelectMany(number => new TestShard(number, count).Of(Fixtures));

        Assert.That(all, Is.EquivalentTo(Fixtures));
    }

    [Test]
    public void The_order_in_which_fixtures_were_found_does_not_matter() =>
        Assert.That(new TestShard(2, 3).Of(Fixtures.Reverse()), Is.EqualTo(new TestShard(2, 3).Of(Fixtures)));

    [Test]
    public void A_shard_is_read_as_users_write_it() =>
        Assert.That(TestShard.Parse("2/5"), Is.EqualTo(new TestShard(2, 5)));

    [TestCase("")]
    [TestCase("2")]
    [TestCase("0/5")]
    [TestCase("6/5")]
    [TestCase("2/5/6")]
    [TestCase("-1/5")]
    [TestCase("a/b")]
    public void Anything_else_is_refused_with_an_example(string text) => Assert.That(
        () => TestShard.Parse(text), Throws.TypeOf<HarnessException>().With.Message.Contains("2/5"));

    [Test]
    public void Fixtures_are_read_from_an_assembly_without_running_it() => Assert.That(
        TestFixtures.Read(typeof(TestShardTests).Assembly.Location),
        Does.Contain(typeof(TestShardTests).FullName).And.Contains(typeof(RegressResultsTests).FullName)
            .And.No.Contains(typeof(RepositoryFolder).FullName));

    [Test]
    public void A_filter_keeps_to_some_fixtures() => Assert.That(
        TestFixtures.Restrict("TestCategory=Guest", ["N.A", "N.B"], ["N.A", "N.B", "N.C"]),
        Is.EqualTo("TestCategory=Guest&(FullyQualifiedName~N.A|FullyQualifiedName~N.B)"));

    [Test]
    public void Fixtures_that_no_filter_tells_apart_are_refused() => Assert.That(
        () => TestFixtures.Restrict("TestCategory=Guest", ["N.A"], ["N.A", "N.AB"]),
        Throws.TypeOf<HarnessException>().With.Message.Contains("N.AB"));

    // What a filter means is for the adapter to say: it once read this one for ever.
    [Test]
    public async Task The_test_runner_takes_the_filter_of_a_shard()
    {
        var assembly = typeof(TestShardTests).Assembly.Location;
        var folder = Directory.CreateTempSubdirectory("vimc-shard-").FullName;
        try
        {
            var name = typeof(RegressResultsTests).FullName!;
            var said = await new GuestTestAssembly(assembly).RunAsync(
                TestFixtures.Restrict("FullyQualifiedName~Vimc", [name], TestFixtures.Read(assembly)),
                null, GuestFlavour.Stock, null, folder, null, TestContext.CurrentContext.CancellationToken);

            Assert.That(said, Is.Not.Empty);
            Assert.That(said.Select(test => test.Fixture), Has.All.EqualTo(name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
