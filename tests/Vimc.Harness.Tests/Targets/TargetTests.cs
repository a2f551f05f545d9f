using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Tests.Targets;

/// <summary>What users can name to be booted.</summary>
internal sealed class TargetTests
{
    [Test]
    public void A_known_target_is_found_by_its_name() =>
        Assert.That(Target.Find("trixie-backports"), Is.SameAs(Target.All.Single(target => target.Name == "trixie-backports")));

    [Test]
    public void Any_suite_is_a_target()
    {
        var target = Target.Find("forky");

        Assert.That(target.Suite, Is.EqualTo("forky"));
        Assert.That(target.Packages, Is.EqualTo(Target.Find("sid").Packages));
    }

    [Test]
    public void The_kernel_can_be_that_of_another_suite()
    {
        var target = Target.Find("bookworm+bookworm-backports");

        Assert.That(target.Suite, Is.EqualTo("bookworm"));
        Assert.That(target.ExtraSuites.Single().Name, Is.EqualTo("bookworm-backports"));
        Assert.That(target.Packages, Does.Contain("linux-image-amd64/bookworm-backports"));
        Assert.That(target.Packages, Does.Not.Contain("linux-image-amd64"));
    }

    [Test]
    public void A_kernel_of_a_developer_is_no_other_suite_but_shows_in_reports()
    {
        var target = Target.Find("sid") with { KernelTree = "/home/me/linux-next/" };

        Assert.That(target.Title, Is.EqualTo("sid@linux-next"));
        Assert.That(target.RecipeKey(), Is.EqualTo(Target.Find("sid").RecipeKey()));
        Assert.That(Target.Find("sid").Title, Is.EqualTo("sid"));
    }

    [TestCase("")]
    [TestCase("Bookworm")]
    [TestCase("../sid")]
    [TestCase("a+b+c")]
    [TestCase("sid+")]
    public void What_cannot_be_a_suite_is_refused_with_what_there_is(string name) => Assert.That(
        () => Target.Find(name),
        Throws.TypeOf<HarnessException>().With.Message.Contains("bookworm, trixie, sid, trixie-backports"));

    [TestCase("bookworm", "linux-source")]
    [TestCase("sid", "linux-source")]
    [TestCase("trixie-backports", "linux-source/trixie-backports")]
    [TestCase("bookworm+bookworm-backports", "linux-source/bookworm-backports")]
    public void The_source_of_the_kernel_is_of_the_suite_of_the_kernel(string name, string package) =>
        Assert.That(Target.Find(name).KernelSourcePackage, Is.EqualTo(package));

    [Test]
    public void Targets_that_a_user_asked_for_are_listed_once_they_are_prepared()
    {
        var folder = Directory.CreateTempSubdirectory("vimc-targets-").FullName;
        try
        {
            var store = new TargetStore(new HarnessCache(folder));
            var target = Target.Find("bookworm+bookworm-backports");
            Directory.CreateDirectory(store.FolderOf(target));
            Directory.CreateDirectory(Path.Combine(folder, "targets", "Not_a_target-0123"));
            Assert.That(store.ListTargets(), Is.EqualTo(Target.All));

            File.WriteAllText(
                Path.Combine(store.FolderOf(target), "target.json"),
                """{"KernelRelease":"6.12.0","Key":"0123","Made":"2026-01-01T00:00:00Z"}""");
            Assert.That(store.ListTargets().Select(listed => listed.Name), Does.Contain(target.Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
