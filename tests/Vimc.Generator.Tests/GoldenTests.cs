using Vimc.Generator.Output;

namespace Vimc.Generator.Tests;

/// <summary>
/// The generated C, compared with files a reviewer has read. After a change that is meant:
/// <c>UPDATE_GOLDEN=1 dotnet test --filter TestCategory=Golden</c>, then <c>git diff</c>.
/// </summary>
[Category("Golden")]
internal sealed class GoldenTests
{
    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    [Test]
    public void The_tables_of_a_topology_are_the_golden_ones(
        [Values("formats", "minimal", "modes", "studio")] string topology,
        [Values("vimc-topology.c", "vimc-topology.h")] string file)
    {
        var golden = Repository.PathOf("tests", "Vimc.Generator.Tests", "Golden", topology, file);
        var text = Samples.Render(topology).Single(each => each.Path == file).Text;
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, text);
        }

        Assert.That(text, Is.EqualTo(File.ReadAllText(golden)));
    }

    [Test]
    public void The_committed_sources_are_those_of_the_default_topology()
    {
        var committed = new SourceTreeWriter(Repository.PathOf("kmod", "generated"), Samples.Render("default"));

        Assert.That(committed.Compare(), Is.Empty, "run 'make generate' and commit");
    }
}
