using Vimc.Guest.Tests.Ring;
using Vimc.Harness;
using Vimc.Harness.Failures;

namespace Vimc.Guest.Tests.Guests;

/// <summary>What the harness says of a command that does not end.</summary>
[GuestTimeLimit(120)]
internal sealed class HangTests : GuestTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    protected override string Topology => EmittedTopology.Minimal;

    [Test]
    public async Task Who_waits_for_what_does_not_come_is_blocked()
    {
        // A guest that has just woken may be busy for a moment, and then it is not said to wait.
        await MustAsync("udevadm settle; sleep 1");

        var said = await HangAsync("sleep 1000");

        Assert.That(said, Does.Contain("the guest is blocked").And.Contains("its agent answers"));
        Assert.That(said, Does.Contain("sleep 1000"));
        Assert.That(said, Does.Contain("Show Blocked State"), "sysrq-w");
        Assert.That(said, Does.Match("RIP=[0-9a-f]{16}"));
    }

    [Test]
    public async Task Who_turns_in_circles_while_the_clock_goes_on_is_slow()
    {
        var said = await HangAsync("while :; do :; done");

        Assert.That(said, Does.Contain("the guest is slow").And.Contains("its agent answers"));
    }

    [Test]
    public async Task Who_waits_after_the_kernel_died_is_not_waited_for()
    {
        await using var guest = await Loaded.Template.CloneAsync(Cancellation);

        var failure = Assert.ThrowsAsync<GuestFailureException>(
            () => guest.RunAsync($"insmod {GuestPrograms.Oops}; sleep 1000", TimeSpan.FromSeconds(1000), Cancellation))!;

        // Where KASAN looks up the shadow of address 0, that faults first, and at an address that is none.
        Assert.That(failure.Message, Does.Match(
            @"after the kernel said\n  (?:Oops|general protection fault).*: 0000 \[#1\]"));
    }

    [Test]
    public async Task The_memory_of_a_guest_that_hangs_can_be_kept()
    {
        var folder = Directory.CreateTempSubdirectory("vimc-memory-").FullName;
        try
        {
            var machine = RingOptions.Machine with { MemoryDumps = folder };
            var bench = await TestBench.OpenAsync(RingOptions.Target, machine, null, Cancellation);
            await using var guest = await bench.Template.CloneAsync(Cancellation);

            var failure = Assert.ThrowsAsync<GuestFailureException>(
                () => guest.RunAsync("sleep 1000", Soon, Cancellation))!;

            var file = Directory.EnumerateFiles(folder).Single();
            Assert.That(failure.Message, Does.Contain($"memory, to be read with crash and the kernel's vmlinux: {file}"));
            var start = new byte[8];
            await using var dump = File.OpenRead(file);
            await dump.ReadExactlyAsync(start, Cancellation);
            Assert.That(start, Is.EqualTo("makedump"u8.ToArray()), "the flattened form of kdump");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> HangAsync(string command)
    {
        string? said = null;
        try
        {
            await TryAsync(command, Soon);
        }
        catch (GuestFailureException failure)
        {
            said = failure.Message;
        }

        Assert.That(said, Is.Not.Null, "it ended");
        await TestContext.Out.WriteLineAsync(said);
        return said!;
    }
}
