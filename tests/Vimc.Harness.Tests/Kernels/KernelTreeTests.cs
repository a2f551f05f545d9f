using Vimc.Harness.Failures;
using Vimc.Harness.Kernels;

namespace Vimc.Harness.Tests.Kernels;

/// <summary>Trees that developers built, and some that they did not.</summary>
internal sealed class KernelTreeTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("vimc-tree-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_folder_without_a_configuration_is_none()
    {
        var failure = Assert.Throws<HarnessException>(() => KernelTree.Open(_folder));

        Assert.That(failure.Message, Does.Contain("no kernel tree").And.Contain(".config"));
    }

    [Test]
    public void A_tree_that_was_only_configured_is_told_how_to_be_built()
    {
        Write(".config", "");
        Write("modules.builtin", "");

        var failure = Assert.Throws<HarnessException>(() => KernelTree.Open(_folder));

        Assert.That(failure.Message, Does.Contain("Module.symvers, modules.order;").And.Contain($"make -C {_folder}"));
    }

    [Test]
    public void A_tree_without_an_image_is_not_built()
    {
        Build();
        File.Delete(Path.Combine(_folder, "vmlinux"));

        Assert.That(() => KernelTree.Open(_folder), Throws.TypeOf<HarnessException>().With.Message.Contain("vmlinux"));
    }

    [Test]
    public void The_newer_image_is_the_one_that_was_built_last()
    {
        Build();
        Write("arch/x86/boot/bzImage", "");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "vmlinux"), DateTime.UtcNow.AddHours(-1));
        Assert.That(Path.GetFileName(KernelTree.Open(_folder).Image), Is.EqualTo("bzImage"));

        File.SetLastWriteTimeUtc(Path.Combine(_folder, "vmlinux"), DateTime.UtcNow.AddHours(1));
        Assert.That(Path.GetFileName(KernelTree.Open(_folder).Image), Is.EqualTo("vmlinux"));
    }

    // Kernels list objects where older ones list modules.
    [TestCase(".ko")]
    [TestCase(".o")]
    public void Modules_are_found_by_the_names_the_kernel_has_for_them(string listed)
    {
        Build();
        Write("modules.order", $"drivers/media/v4l2-core/v4l2-dv-timings{listed}\ndrivers/media/gone{listed}\n");
        Write("modules.builtin", "kernel/drivers/virtio/virtio_pci.ko\n");
        Write("drivers/media/v4l2-core/v4l2-dv-timings.ko", "");

        var tree = KernelTree.Open(_folder);

        Assert.That(tree.Release, Is.EqualTo("6.19.0-rc1+"));
        Assert.That(
            tree.FindModules(),
            Is.EqualTo(new Dictionary<string, string>
            {
                ["v4l2_dv_timings"] = "drivers/media/v4l2-core/v4l2-dv-timings.ko",
            }));
        Assert.That(tree.FindBuiltIn(), Is.EqualTo(["virtio_pci"]));
    }

    [Test]
    public void The_compiler_and_the_source_are_those_of_the_build()
    {
        Build();
        Assert.That(KernelTree.Open(_folder).IsBuiltByClang, Is.False);
        Assert.That(KernelTree.Open(_folder).Source, Is.EqualTo(_folder));

        Write(".config", "CONFIG_X86=y\nCONFIG_CC_IS_CLANG=y\nCONFIG_SMP=y\n");
        Directory.CreateDirectory(Path.Combine(_folder, "source"));
        Assert.That(KernelTree.Open(_folder).IsBuiltByClang, Is.True);
        Assert.That(KernelTree.Open(_folder).Source, Is.EqualTo(Path.Combine(_folder, "source")));
    }

    [Test]
    public void What_is_missing_is_what_has_none_of_the_values_that_will_do()
    {
        var all = string.Concat(GuestNeeds.All.Select(need => $"CONFIG_{need.Option}={need.Values[^1]}\n"));
        Assert.That(GuestNeeds.MissingIn(all), Is.Empty);

        var without = all.Replace("CONFIG_PVH=y\n", "# CONFIG_PVH is not set\n").Replace("CONFIG_VIDEO_VIVID=m", "CONFIG_VIDEO_VIVID=y");
        Assert.That(GuestNeeds.MissingIn(without).Select(need => need.Option), Is.EqualTo(["PVH", "VIDEO_VIVID"]));
    }

    private void Build()
    {
        foreach (var file in (string[])[".config", "Module.symvers", "modules.order", "modules.builtin", "vmlinux"])
            Write(file, "");
        Write("include/generated/utsrelease.h", "#define UTS_RELEASE \"6.19.0-rc1+\"\n");
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
