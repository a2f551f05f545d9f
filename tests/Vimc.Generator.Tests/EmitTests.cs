namespace Vimc.Generator.Tests;

/// <summary>The trees <c>emit</c> writes. That they build is in <see cref="ToolchainTests"/>.</summary>
internal sealed class EmitTests
{
    private static readonly string[] BuildFiles = ["COPYING", "Kbuild", "kmod/dkms.conf"];

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-emit-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_tree_has_the_whole_core_as_it_is()
    {
        Assert.That(Emit("minimal").ExitCode, Is.EqualTo(0));

        var sources = Directory.EnumerateFiles(Repository.PathOf("kmod", "core"))
            .Where(path => Path.GetExtension(path) is ".c" or ".h")
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .ToList();
        Assert.That(sources, Has.Count.GreaterThan(3));
        foreach (var path in sources)
        {
            var emitted = File.ReadAllBytes(Path.Combine(_folder, path));
            Assert.That(emitted, Is.EqualTo(File.ReadAllBytes(Repository.PathOf(path))), path);
        }
    }

    [Test]
    public void A_tree_has_what_it_takes_to_build_it()
    {
        Emit("studio");

        foreach (var path in BuildFiles)
        {
            Assert.That(
                File.ReadAllText(Path.Combine(_folder, Path.GetFileName(path))),
                Is.EqualTo(File.ReadAllText(Repository.PathOf(path))));
        }

        Assert.That(File.ReadAllText(Path.Combine(_folder, "Makefile")), Does.Contain("M=$(CURDIR)"));
    }

    [Test]
    public void A_tree_has_the_description_it_was_made_from_and_can_be_made_from_it_again()
    {
        Emit("studio");
        var copy = Path.Combine(_folder, "topology.yaml");

        var again = Result.Of("emit", copy, "--output", _folder);

        Assert.That(File.ReadAllText(copy), Is.EqualTo(File.ReadAllText(Repository.TopologyPath("studio"))));
        Assert.That(again, Is.EqualTo(new Result(0, "", $"{_folder}: up to date\n")));
    }

    [Test]
    public void A_tree_can_take_another_topology()
    {
        Emit("studio");
        File.WriteAllText(Path.Combine(_folder, "vimc.ko"), "built");

        Assert.That(Emit("minimal").ExitCode, Is.EqualTo(0));
        Assert.That(
            File.ReadAllText(Path.Combine(_folder, "kmod", "generated", "vimc-topology.h")),
            Does.Contain("VIMC_ENT_CAPTURE").And.Not.Contain("STUDIO").And.Not.Contain("DESK"));
        Assert.That(File.Exists(Path.Combine(_folder, "vimc.ko")));
    }

    [Test]
    public void A_folder_with_other_files_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "Makefile"), "all:\n");

        var result = Emit("minimal");

        Assert.That(result, Is.EqualTo(new Result(
            1,
            "",
            $"{_folder}:1:1: error VIMC0305: is not empty and not an emitted driver tree; name another directory\n")));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder).Count(), Is.EqualTo(1));
    }

    [Test]
    public void No_file_says_where_it_was_made()
    {
        Emit("default");

        foreach (var path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
            Assert.That(File.ReadAllText(path), Does.Not.Contain(_folder).And.Not.Contain(Repository.Root), path);
    }

    private Result Emit(string topology) =>
        Result.Of("emit", Repository.TopologyPath(topology), "--output", _folder);
}
