using Vimc.Generator.CommandLine;

namespace Vimc.Generator.Tests;

/// <summary>The command line, run in process.</summary>
internal sealed class CommandLineTests
{
    private readonly string _default = Repository.TopologyPath("default");
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-gen-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Check_says_nothing_about_a_good_topology() =>
        Assert.That(Run("check", _default), Is.EqualTo(new Result(0, "", "")));

    [Test]
    public void Check_prints_diagnostics_to_standard_error_and_returns_1()
    {
        var path = Write("bad.yaml", "name: bad\nentities: []\nlinks: x\n");

        Assert.That(
            Run("check", path),
            Is.EqualTo(new Result(1, "", $"{path}:3:8: error VIMC0053: 'links' must be a list, not text\n")));
    }

    [TestCase]
    [TestCase("check")]
    [TestCase("check", "a.yaml", "b.yaml")]
    [TestCase("chekc", "a.yaml")]
    [TestCase("emit", "a.yaml")]
    [TestCase("graph", "a.yaml", "--format", "png")]
    [TestCase("generate", "a.yaml", "--outptu", "x")]
    public void Misuse_is_explained_and_returns_2(params string[] arguments)
    {
        var result = Run(arguments);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.StartWith("vimc-gen: ").And.Match(@"\nTry 'vimc-gen[ a-z]* --help'\.\n$"));
    }

    [Test]
    public void A_defect_of_the_tool_returns_70_with_a_trace()
    {
        var error = new StringWriter();

        var exitCode = new GeneratorCommandLine(new BrokenWriter(), error).Run(["schema"]);

        Assert.That(exitCode, Is.EqualTo(70));
        Assert.That(error.ToString(), Does.StartWith("vimc-gen: internal error, ").And.Contain("   at "));
    }

    [TestCase("check")]
    [TestCase("generate")]
    [TestCase("emit")]
    [TestCase("graph")]
    [TestCase("schema")]
    public void Each_command_has_help(string command)
    {
        var result = Run(command, "--help");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        Assert.That(result.Output, Does.Contain(command));
    }

    [Test]
    public void Schema_prints_the_published_schema() =>
        Assert.That(
            Run("schema"),
            Is.EqualTo(new Result(0, File.ReadAllText(Repository.PathOf("generator", "topology.schema.json")), "")));

    [Test]
    public void Generate_writes_and_a_second_time_changes_nothing()
    {
        var first = Run("generate", _default, "--output", _folder);
        var times = Times();

        var second = Run("generate", _default, "--output", _folder);

        Assert.That(first.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(5));
        Assert.That(second, Is.EqualTo(new Result(0, "", $"{_folder}: up to date\n")));
        Assert.That(Times(), Is.EqualTo(times));
    }

    [Test]
    public void Generate_rewrites_only_what_differs()
    {
        Run("generate", _default, "--output", _folder);
        var path = Path.Combine(_folder, "vimc-rows.c");
        File.AppendAllText(path, "/* edited */\n");

        Assert.That(
            Run("generate", _default, "--output", _folder), Is.EqualTo(new Result(0, "", $"{path}: written\n")));
    }

    [Test]
    public void Generate_deletes_what_it_once_generated_and_nothing_else()
    {
        Run("generate", _default, "--output", _folder);
        var ours = Write("vimc-old.c", File.ReadAllText(Path.Combine(_folder, "vimc-rows.c")));
        var theirs = Write("notes.c", "/* written by hand */\n");

        var result = Run("generate", _default, "--output", _folder);

        Assert.That(result, Is.EqualTo(new Result(0, "", $"{ours}: deleted\n")));
        Assert.That((File.Exists(ours), File.Exists(theirs)), Is.EqualTo((false, true)));
    }

    [Test]
    public void Check_of_generate_names_every_file_that_differs_and_writes_nothing()
    {
        Run("generate", _default, "--output", _folder);
        var different = Write("vimc-rows.c", "");
        var stale = Write("vimc-old.c", File.ReadAllText(Path.Combine(_folder, "vimc-topology.c")));
        var missing = Path.Combine(_folder, "vimc-topology.h");
        File.Delete(missing);

        var result = Run("generate", _default, "--output", _folder, "--check");

        Assert.That(result, Is.EqualTo(new Result(1, "", $"""
            {stale}:1:1: error VIMC0304: no longer generated; run 'make generate' and commit its removal
            {different}:1:1: error VIMC0302: out of date; run 'make generate' and commit
            {missing}:1:1: error VIMC0303: missing; run 'make generate' and commit

            """)));
        Assert.That(File.ReadAllText(different), Is.Empty);
        Assert.That((File.Exists(stale), File.Exists(missing)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Check_of_generate_is_silent_where_all_is_well()
    {
        Run("generate", _default, "--output", _folder);

        Assert.That(Run("generate", _default, "--output", _folder, "--check"), Is.EqualTo(new Result(0, "", "")));
    }

    [Test]
    public void A_new_tree_is_counted_not_listed()
    {
        var result = Run("emit", _default, "--output", _folder);

        var count = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length;
        Assert.That(count, Is.GreaterThan(12));
        Assert.That(result, Is.EqualTo(new Result(0, "", $"{_folder}: {count} files written, 0 deleted\n")));
    }

    [Test]
    public void A_place_that_cannot_be_written_is_a_diagnostic()
    {
        var file = Write("file", "");

        var result = Run("generate", _default, "--output", file);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith($"{file}:1:1: error VIMC0301: cannot be written: "));
    }

    [Test]
    public void Nothing_is_written_for_a_bad_topology()
    {
        var output = Path.Combine(_folder, "out");

        Assert.That(Run("generate", Write("bad.yaml", "x"), "--output", output).ExitCode, Is.EqualTo(1));
        Assert.That(Directory.Exists(output), Is.False);
    }

    private static Result Run(params string[] arguments) => Result.Of(arguments);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private List<DateTime> Times() => [.. Directory.EnumerateFiles(_folder).Order().Select(File.GetLastWriteTimeUtc)];
}
