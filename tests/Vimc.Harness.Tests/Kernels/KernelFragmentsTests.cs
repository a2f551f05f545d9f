using Vimc.Harness.Kernels;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Tests.Kernels;

internal sealed class KernelFragmentsTests
{
    [Test]
    public void An_option_that_kconfig_dropped_is_untaken()
    {
        var untaken = KernelFragments.Untaken(
            """
            # KASAN needs SLUB.
            CONFIG_SLUB=y
            CONFIG_KASAN=y
            CONFIG_VIDEO_VIVID=m
            """,
            """
            CONFIG_SLUB=y
            # CONFIG_KASAN is not set
            CONFIG_VIDEO_VIVID=y
            """);

        Assert.That(untaken, Is.EqualTo(["CONFIG_KASAN=y", "CONFIG_VIDEO_VIVID=m"]));
    }

    [Test]
    public void An_option_that_must_be_off_may_be_missing_but_not_on()
    {
        const string Fragment = "CONFIG_UBSAN_BOOL=n\nCONFIG_UBSAN_ENUM=n\n";

        Assert.That(KernelFragments.Untaken(Fragment, "# CONFIG_UBSAN_BOOL is not set\n"), Is.Empty);
        Assert.That(KernelFragments.Untaken(Fragment, "CONFIG_UBSAN_BOOL=y\n"), Is.EqualTo(["CONFIG_UBSAN_BOOL=n"]));
    }

    [Test]
    public void A_value_is_compared_whole()
    {
        Assert.That(KernelFragments.Untaken("CONFIG_NR_CPUS=8\n", "CONFIG_NR_CPUS=8\n"), Is.Empty);
        Assert.That(KernelFragments.Untaken("CONFIG_NR_CPUS=8\n", "CONFIG_NR_CPUS=80\n"), Has.Count.EqualTo(1));
    }

    [TestCase(GuestFlavour.Sanitizer, "CONFIG_KASAN_GENERIC=y", "CONFIG_DEBUG_KOBJECT_RELEASE=y", "CONFIG_FAILSLAB=y")]
    [TestCase(GuestFlavour.Kcsan, "CONFIG_KCSAN=y")]
    [TestCase(GuestFlavour.Coverage, "CONFIG_GCOV_KERNEL=y", "CONFIG_FAILSLAB=y")]
    public void A_flavour_that_needs_its_own_kernel_has_fragments(GuestFlavour flavour, params string[] options)
    {
        var wanted = KernelFragments.For(flavour).Wanted.Split('\n');

        Assert.That(options, Is.SubsetOf(wanted));
        Assert.That(wanted, Does.Contain("CONFIG_PVH=y"), "what all guests need is laid under it");
    }

    [Test]
    public void No_option_is_named_twice_in_what_a_kernel_is_made_of()
    {
        foreach (var flavour in Enum.GetValues<GuestFlavour>().Where(GuestFlavourTraits.NeedsOwnKernel))
        {
            var names = KernelFragments.For(flavour).Wanted.Split('\n')
                .Where(line => line.StartsWith("CONFIG_", StringComparison.Ordinal))
                .Select(line => line.Split('=')[0]);

            Assert.That(names, Is.Unique, $"{flavour}");
        }
    }
}
