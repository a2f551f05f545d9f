using Vimc.Harness.Bundles;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Tests.Bundles;

/// <summary>The files of a bundle, and what the manifest says of them.</summary>
internal sealed class BundleFolderTests
{
    private BundleFolder _bundle = null!;

    [SetUp]
    public void Create() => _bundle = new BundleFolder(Directory.CreateTempSubdirectory("vimc-bundle-").FullName);

    [TearDown]
    public void Remove() => Directory.Delete(_bundle.Path, recursive: true);

    [Test]
    public async Task A_manifest_is_read_as_it_was_written()
    {
        var manifest = await SealAsync();
        var read = BundleManifest.Read(_bundle.Path);

        Assert.That(read.ToJson(), Is.EqualTo(manifest.ToJson()));
        Assert.That(read.Files["vmlinux"].Bytes, Is.EqualTo(6));
        Assert.That(read.Steps.Single().Text, Is.EqualTo("echo 'a' > /dev/null"));
        Assert.That(
            File.ReadAllText(_bundle.Combine("manifest.json")), Does.Contain("\"echo 'a' > /dev/null\"").And.Contains("\"test\""));
        Assert.That(File.ReadAllText(_bundle.Combine("SHA256SUMS")), Does.Match("(?m)^[0-9a-f]{64}  vmlinux$"));
    }

    [Test]
    public async Task Another_kernel_is_not_what_failed()
    {
        var manifest = await SealAsync();
        Assert.That(() => _bundle.VerifyAsync(manifest, default), Throws.Nothing);

        _bundle.Write("vmlinux", "another");
        Assert.That(() => _bundle.VerifyAsync(manifest, default), Throws.InstanceOf<HarnessException>()
            .With.Message.Contains("vmlinux").And.Message.Contains("checksum"));
        File.Delete(_bundle.Combine("vmlinux"));
        Assert.That(() => _bundle.VerifyAsync(manifest, default), Throws.InstanceOf<HarnessException>()
            .With.Message.Contains("not whole"));
    }

    [Test]
    public void What_is_no_bundle_is_called_so()
    {
        Assert.That(() => BundleManifest.Read(_bundle.Path), Throws.InstanceOf<HarnessException>()
            .With.Message.Contains("is no bundle"));
        _bundle.Write("manifest.json", "{");
        Assert.That(() => BundleManifest.Read(_bundle.Path), Throws.InstanceOf<HarnessException>()
            .With.Message.Contains("is broken"));
    }

    [Test]
    public async Task A_link_is_the_same_file()
    {
        _bundle.Write("a", "text");
        await _bundle.LinkAsync(_bundle.Combine("a"), "debug/b", default);
        File.WriteAllText(_bundle.Combine("a"), "changed");

        Assert.That(File.ReadAllText(_bundle.Combine("debug/b")), Is.EqualTo("changed"));
    }

    [Test]
    public void Names_of_folders_differ_as_those_of_tests_do()
    {
        string[] tests = ["N.One", "N.One(1)", "N.One(\"1\")", "N.One[1]", "../..", $"N.{new string('x', 300)}"];
        var names = tests.Select(BundleFolder.NameFor).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names[0], Is.EqualTo("N.One"));
        Assert.That(names, Has.All.Match("^[A-Za-z0-9._-]{1,140}$").And.None.EqualTo(".."));
    }

    private async Task<BundleManifest> SealAsync()
    {
        _bundle.Write("vmlinux", "kernel");
        _bundle.Write("initramfs.cpio", "cpio");
        BundleManifest? manifest = null;
        await _bundle.SealAsync(
            files => manifest = new BundleManifest(
                "N.Test",
                "it is wrong",
                new FailureSign("exits 1", "x") { Step = 1 },
                ["WARNING in f"],
                DateTime.UnixEpoch,
                "abcdef",
                new BundleKernel("bookworm", "stock", "6.1", "Linux version 6.1", "console=ttyS0"),
                new BundleQemu("QEMU 7.2", ["-m", "1024"]),
                new Dictionary<string, string> { ["VIMC_SEED"] = "7" },
                new Dictionary<string, string> { ["v4l-utils"] = "1.22" },
                files,
                [.. Steps.OfTest(Steps.Command("echo 'a' > /dev/null", 0, 1)).Select(BundleManifestStep.Of)]),
            default);
        return manifest!;
    }
}
