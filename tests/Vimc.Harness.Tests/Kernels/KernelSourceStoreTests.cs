using Vimc.Harness.Failures;
using Vimc.Harness.Kernels;

namespace Vimc.Harness.Tests.Kernels;

/// <summary>Which source a kernel may be built from.</summary>
internal sealed class KernelSourceStoreTests
{
    private string _root = "";

    [SetUp]
    public void Unpack()
    {
        _root = Directory.CreateTempSubdirectory("vimc-source-").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "usr/src"));
    }

    [TearDown]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [TestCase("6.1", "6.1.0-56-amd64")]
    [TestCase("7.3", "7.3.4+deb13-amd64")]
    [TestCase("7.3", "7.3-rc4-amd64")]
    public void That_of_the_kernel_of_the_target(string version, string release)
    {
        var tarball = Add(version);

        Assert.That(KernelSourceStore.FindTarball(_root, release), Is.EqualTo(tarball));
    }

    [TestCase("6.12", "7.3.4+deb13-amd64")]
    [TestCase("6.1", "6.12.118-amd64")]
    public void That_of_another_kernel_is_refused(string version, string release)
    {
        Add(version);

        Assert.That(
            () => KernelSourceStore.FindTarball(_root, release),
            Throws.TypeOf<HarnessException>().With.Message.Contains($"Linux {version}, but its kernel is {release}"));
    }

    [Test]
    public void There_is_one()
    {
        Assert.That(() => KernelSourceStore.FindTarball(_root, "6.1.0"), Throws.TypeOf<HarnessException>());
    }

    private string Add(string version)
    {
        var tarball = Path.Combine(_root, "usr/src", $"linux-source-{version}.tar.xz");
        File.WriteAllText(tarball, "");
        return tarball;
    }
}
