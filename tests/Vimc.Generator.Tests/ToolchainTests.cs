using Vimc.Generator.Output;

namespace Vimc.Generator.Tests;

/// <summary>The generated C under gcc with W=1 and checkpatch; slow because kbuild starts for each topology.</summary>
[Category("Toolchain")]
internal sealed class ToolchainTests
{
    private const string Extremes = "extremes";

    private static readonly string[] Topologies = [.. Samples.Shipped, Extremes];

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-toolchain-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Topologies))]
    [CancelAfter(120_000)]
    public void Generated_sources_compile_without_a_warning(string topology)
    {
        var files = Write(topology);
        var objects = files
            .Where(file => file.Path.EndsWith(".c", StringComparison.Ordinal))
            .Select(file => Path.ChangeExtension(file.Path, ".o"))
            .ToArray();
        File.WriteAllText(
            Path.Combine(_folder, "Kbuild"),
            $"obj-m := sample.o\nsample-y := {string.Join(' ', objects)}\n"
            + $"ccflags-y := -I{Repository.PathOf("kmod", "core")} -Wextra -Wno-unused-parameter -Werror\n");

        KernelTree.Make(_folder, ["W=1", .. objects]);

        foreach (var path in objects)
            Assert.That(File.Exists(Path.Combine(_folder, path)), path);
    }

    [TestCaseSource(nameof(Topologies))]
    [CancelAfter(60_000)]
    public void Generated_sources_pass_checkpatch(string topology)
    {
        if (Checkpatch.Find() is not { } checkpatch)
        {
            Assert.Ignore("no checkpatch.pl: 'make lint' unpacks it from linux-source, or set CHECKPATCH");
            return;
        }

        var paths = Write(topology).Select(file => Path.Combine(_folder, file.Path));

        KernelTree.RunTool(
            "perl", [checkpatch, "--no-tree", "--strict", "--max-line-length=80", "--terse", "--file", .. paths]);
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Shipped))]
    [CancelAfter(300_000)]
    public void An_emitted_tree_builds_on_its_own(string topology)
    {
        var emitted = Result.Of("emit", Repository.TopologyPath(topology), "--output", _folder);
        Assert.That(emitted.ExitCode, Is.Zero, emitted.Error);

        KernelTree.RunTool("make", ["-C", _folder, $"KDIR={KernelTree.Directory}"]);

        Assert.That(File.Exists(Path.Combine(_folder, "vimc.ko")));
    }

    [Test]
    [CancelAfter(120_000)]
    public void The_committed_facts_are_what_the_headers_say()
    {
        var extracted = Result.Of(
            "extract", "--kdir", KernelTree.Directory, "--driver", Repository.Root, "--output", _folder);
        Assert.That(extracted.ExitCode, Is.Zero, extracted.Error);

        var file = Directory.GetFiles(_folder, "linux-*.json").Single();
        var committed = Repository.PathOf("generator", "facts", Path.GetFileName(file));
        Assert.That(WithoutLines(file), Is.EqualTo(WithoutLines(committed)), "'make extract' writes them");
    }

    // Every update of a kernel moves lines; it is what they say that must not change unseen.
    private static IEnumerable<string> WithoutLines(string facts) =>
        File.ReadLines(facts).Where(line => !line.TrimStart().StartsWith("\"line\":", StringComparison.Ordinal));

    private IReadOnlyList<GeneratedFile> Write(string topology)
    {
        var files = topology == Extremes ? Samples.RenderExtremes() : Samples.Render(topology);
        new SourceTreeWriter(_folder, files).Write();
        return files;
    }
}
