using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>
/// Every allocation of an operation fails in turn: each time the operation fails or succeeds, leaves nothing, and can
/// be done again. Needs a kernel with fault injection, which only those have that are built for it; hence the category.
/// </summary>
[Category("FaultInjection")]
[CancelAfter(1_800_000)]
internal sealed class FaultInjectionTests : LifetimeTest
{
    // Also allocations that may sleep, of single pages, anywhere in memory, but only of the task that asks for it.
    private const string Arm =
        """
        cd /sys/kernel/debug
        echo N > failslab/ignore-gfp-wait
        echo N > failslab/cache-filter
        echo 0 > failslab/verbose
        echo N > fail_page_alloc/ignore-gfp-wait
        echo N > fail_page_alloc/ignore-gfp-highmem
        echo 0 > fail_page_alloc/min-order
        echo 0 > fail_page_alloc/verbose
        """;

    private const int PartsOfBinding = 4;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(25);

    protected override bool MayDriverComplain => true;

    [SetUp]
    public Task ArmFaultInjection() => MustAsync(Arm);

    [Test]
    public async Task Loading_fails_cleanly_wherever_memory_runs_out()
    {
        // Without udev, which opens nodes as they appear, loading allocates the same every time.
        await MustAsync("rmmod vimc && udevadm control --exit");
        // Where releases are put off each load waits for the one before; binding goes through the same, one by one.
        await SweepAsync($"load {LoadedTopology.ModulePath} vimc", 1, GuestRing.HasLateReleases ? 48 : 1);
    }

    // Thousands of allocations, and as many times all nodes come and go: in parts, or it takes half an hour.
    [Test]
    public async Task Binding_fails_cleanly_wherever_memory_runs_out([Range(1, PartsOfBinding)] int first)
    {
        const string driver = "/sys/bus/platform/drivers/vimc";
        await MustAsync($"udevadm control --exit; echo vimc.0 > {driver}/unbind");
        await SweepAsync($"bind {driver} vimc.0", first, PartsOfBinding);
        await MustAsync("rmmod vimc");
    }

    [TestCase("open <Sensor A>")]
    [TestCase("open <Debayer A>")]
    [TestCase("open <Scaler>")]
    [TestCase("open <Lens A>")]
    [TestCase("open <Raw Capture 0>")]
    [TestCase("open /dev/media0")]
    [TestCase("format <Sensor A>")]
    [TestCase("format <Scaler>")]
    [TestCase("format <RGB/YUV Capture>")]
    [TestCase("request <RGB/YUV Capture>")]
    [TestCase("start <Raw Capture 0>")]
    [TestCase("start <RGB/YUV Capture>")]
    public async Task An_operation_fails_cleanly_wherever_memory_runs_out(string operation)
    {
        await SweepAsync(WithNodes(operation), 1, 1);
        await PlayAsync(CaptureScripts.RecoverAll);
        await MustAsync("rmmod vimc");
    }

    [Test]
    public async Task Setting_up_a_link_fails_cleanly_wherever_memory_runs_out()
    {
        // It needs none, on 6.1 at least: there is nothing to fail.
        await SweepAsync("link /dev/media0", 1, 1, mayAllocateNothing: true);
        await PlayAsync(CaptureScripts.RecoverAll);
        await MustAsync("rmmod vimc");
    }

    private async Task SweepAsync(string operation, int first, int step, bool mayAllocateNothing = false)
    {
        var sweep = await TryAsync($"{GuestPrograms.Folder}/fail-nth {first} {step} {operation}", Deadline);
        var lines = sweep.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        await TestContext.Out.WriteLineAsync($"{operation}: {lines.Length - 1} runs");
        Assert.That(sweep.ExitCode, Is.Zero, sweep.Stderr + sweep.Stdout);
        Assert.That(lines[^1], Is.EqualTo("complete"));
        if (!mayAllocateNothing)
            Assert.That(lines.Count(line => line.EndsWith(": ENOMEM", StringComparison.Ordinal)), Is.Positive);
    }
}
