namespace Vimc.Repository.Tests;

/// <summary>
/// The rooms of the repository and the doors between them: the generator and the harness meet in files, never in
/// code, and a package stays in the one place that hides it from the rest.
/// </summary>
internal sealed class RoomTests
{
    private static readonly string[] Rooms = ["examples", "generator", "harness", "tests"];

    private static IEnumerable<string> HarnessProjects => ProjectFile.All
        .Where(project => project.Room == "harness" || IsTestOfHarness(project))
        .Select(project => project.Path);

    private static IEnumerable<string> GeneratorProjects => ProjectFile.All
        .Where(project => project.Room == "generator")
        .Select(project => project.Path);

    [Test]
    public void Every_project_is_in_a_room()
    {
        Assert.That(ProjectFile.All, Is.Not.Empty);
        Assert.That(ProjectFile.All.Select(project => project.Room).Distinct(), Is.SubsetOf(Rooms));
    }

    [TestCaseSource(nameof(HarnessProjects))]
    public void The_harness_never_references_the_generator(string project) =>
        Assert.That(Find(project).Closure(), Has.None.StartWith("generator/"));

    [TestCaseSource(nameof(GeneratorProjects))]
    public void The_generator_references_neither_harness_nor_tests(string project) =>
        Assert.That(Find(project).Closure(), Has.All.StartWith("generator/"));

    [Test]
    public void The_topology_model_knows_nothing_of_how_it_is_generated() =>
        Assert.That(Find("generator/Vimc.Topology/Vimc.Topology.csproj").Projects, Is.Empty);

    [TestCase("YamlDotNet", "generator/Vimc.Topology")]
    [TestCase("Scriban.Signed", "generator/Vimc.Generator", "harness/Vimc.Harness")]
    [TestCase("CliWrap", "harness/Vimc.Harness")]
    public void A_package_is_used_only_in_its_room(string package, params string[] folders) =>
        Assert.That(
            ProjectFile.All.Where(project => project.Packages.Contains(package)).Select(project => project.Folder),
            Is.SubsetOf(folders));

    [TestCase("CsCheck")]
    [TestCase("NJsonSchema")]
    [TestCase("NUnit")]
    public void A_package_for_tests_is_used_only_in_tests(string package) =>
        Assert.That(
            ProjectFile.All.Where(project => project.Packages.Contains(package)).Select(project => project.Room),
            Has.All.EqualTo("tests"));

    private static ProjectFile Find(string path) => ProjectFile.All.Single(project => project.Path == path);

    // Guest tests drive the harness; they get what was generated as files too.
    private static bool IsTestOfHarness(ProjectFile project) =>
        project.Room == "tests"
        && (project.Path.Contains("Harness", StringComparison.Ordinal)
            || project.Path.Contains("Guest", StringComparison.Ordinal)
            || project.Path.Contains("Reference", StringComparison.Ordinal));
}
