using System.Text;

namespace Vimc.Topology.Tests;

/// <summary>What can be wrong before there is any text.</summary>
internal sealed class TopologyFileTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-topology-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_missing_file_is_a_diagnostic()
    {
        var path = Path.Combine(_folder, "none", "none.yaml");

        Assert.That(Errors(path), Is.EqualTo($"{path}:1:1: error VIMC0001: no such file"));
    }

    [Test]
    public void A_directory_is_a_diagnostic() =>
        Assert.That(
            Errors(_folder),
            Is.EqualTo($"{_folder}:1:1: error VIMC0002: is a directory; name a topology file in it"));

    [Test]
    public void A_file_of_100_MB_is_refused_without_reading_it()
    {
        var path = Path.Combine(_folder, "large.yaml");
        using (var file = File.Create(path))
            file.SetLength(100_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var errors = Errors(path);

        Assert.That(errors, Does.EndWith(
            "error VIMC0003: is larger than 1024 KiB; a topology description never is, so it was not read"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void An_endless_device_is_refused() => Assert.That(Errors("/dev/zero"), Does.Contain("error VIMC0003: "));

    [Test]
    public void A_file_that_cannot_be_read_is_a_diagnostic() =>
        Assert.That(Errors("/proc/self/mem"), Does.StartWith("/proc/self/mem:1:1: error VIMC0011: cannot be read: "));

    [Test]
    public void An_empty_file_is_a_diagnostic() =>
        Assert.That(Errors(Write([])), Does.Contain(":1:1: error VIMC0005: has no content; "));

    [Test]
    public void Bytes_that_are_not_UTF_8_are_found_where_they_are() =>
        Assert.That(
            Errors(Write([.. "name: ok\nentities: "u8, 0xff, .. "x"u8])),
            Does.EndWith(":2:11: error VIMC0004: is not UTF-8 text; save it in that encoding"));

    [Test]
    public void Text_in_UTF_16_is_refused() =>
        Assert.That(
            Errors(Write([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("name: x")])),
            Does.Contain(":1:1: error VIMC0004: "));

    [Test]
    public void A_byte_order_mark_does_not_matter()
    {
        byte[] mark = [.. Encoding.UTF8.Preamble];
        var valid = File.ReadAllBytes(ShippedTopologies.PathOf("minimal"));

        Assert.That(TopologyCompiler.CompileFile(Write([.. mark, .. valid])).IsValid);
    }

    [TestCase("name: x\nlinks: [\0]", ":2:9: error VIMC0006: not valid YAML: control character U+0000")]
    [TestCase("\u001b[31m", ":1:1: error VIMC0006: not valid YAML: control character U+001B")]
    public void Control_characters_are_found_where_they_are(string text, string expected) =>
        Assert.That(Errors(Write(Encoding.UTF8.GetBytes(text))), Does.EndWith(expected));

    [Test]
    public void Too_many_entities_are_a_diagnostic()
    {
        var text = new StringBuilder("name: many\nlinks: []\nentities:\n");
        for (var index = 0; index < 257; index++)
            text.Append($"- {{ name: Lens {index}, type: lens }}\n");

        var diagnostic = TopologyCompiler.Compile("many.yaml", text.ToString()).Diagnostics.Single();

        Assert.That(
            diagnostic.ToString(),
            Is.EqualTo(
                "many.yaml:260:3: error VIMC0067: entity 257; at most 256 have a device node, so drop the rest"));
    }

    private static string Errors(string path) =>
        string.Join('\n', TopologyCompiler.CompileFile(path).Diagnostics);

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "topology.yaml");
        File.WriteAllBytes(path, content);
        return path;
    }
}
