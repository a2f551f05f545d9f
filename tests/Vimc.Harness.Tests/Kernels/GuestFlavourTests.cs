using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;
using Vimc.Harness.Regress;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Tests.Kernels;

internal sealed class GuestFlavourTests
{
    [Test]
    public void Every_flavour_is_found_by_its_name()
    {
        foreach (var flavour in Enum.GetValues<GuestFlavour>())
            Assert.That(GuestFlavourTraits.Find(flavour.Name()), Is.EqualTo(flavour));
    }

    [Test]
    public void A_name_nobody_gave_lists_those_there_are()
    {
        var failure = Assert.Throws<HarnessException>(() => GuestFlavourTraits.Find("asan"));

        Assert.That(failure.Message, Does.Contain("'asan'").And.Contain("sanitizer"));
    }

    [Test]
    public void Memory_follows_the_flavour_unless_it_is_given()
    {
        var sanitizer = new MachineOptions { Flavour = GuestFlavour.Sanitizer };

        Assert.That(sanitizer.Megabytes, Is.GreaterThan(new MachineOptions().Megabytes));
        Assert.That((sanitizer with { MemoryMegabytes = 512 }).Megabytes, Is.EqualTo(512));
    }

    [TestCase(GuestFlavour.Sanitizer)]
    [TestCase(GuestFlavour.Kcsan)]
    [TestCase(GuestFlavour.Coverage)]
    public void Tests_that_fail_allocations_run_where_the_kernel_is_built_for_them(GuestFlavour flavour)
    {
        var fragment = File.ReadAllLines(
            RepositoryFolder.OfTests("..", "..", "harness", "kernel", $"{flavour.Name()}.config"));
        var isBuiltForThem = fragment.Contains("CONFIG_FAILSLAB=y");

        Assert.That(flavour.CanFailAllocations(), Is.EqualTo(isBuiltForThem));
        Assert.That(
            new RegressCell(Target.Find("bookworm"), flavour).Filter.Contains("FaultInjection", StringComparison.Ordinal),
            Is.Not.EqualTo(isBuiltForThem));
    }

    [Test]
    public void The_stock_kernel_is_built_for_none() =>
        Assert.That(new RegressCell(Target.Find("sid"), GuestFlavour.StockDebug).Filter, Does.Contain("!=FaultInjection"));

    [Test]
    public void Only_the_debugging_flavour_of_the_stock_kernel_poisons_by_the_command_line()
    {
        Assert.That(
            new MachineOptions { Flavour = GuestFlavour.StockDebug }.CommandLine,
            Does.Contain("slub_debug=FZPU").And.Contain("page_poison=1"));
        Assert.That(new MachineOptions().CommandLine, Does.Not.Contain("slub_debug"));
    }
}
