using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Bundles;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.KernelLog;

namespace Vimc.Guest.Tests.Guests;

/// <summary>What failed fails again from its bundle, with nothing but QEMU and a shell; and what did not does not.</summary>
[Category("Guest")]
[GuestTimeLimit(300)]
internal sealed class BundleTests
{
    private const string Warning = "WARNING in kernel_warning_report";

    private string _folder = "";
    private GuestSession? _session;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private GuestSession Session => _session!;

    [SetUp]
    public async Task StartGuest()
    {
        _folder = Directory.CreateTempSubdirectory("vimc-bundle-").FullName;
        var loaded = await GuestRing.LoadAsync(EmittedTopology.Minimal);
        _session = await loaded.Template.CloneAsync(Cancellation);
    }

    [TearDown]
    public async Task RemoveFolder()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_report_of_the_kernel_comes_again()
    {
        var findings = await WarnAsync();
        var replay = await WriteAsync(findings);
        var outcome = await RunAsync(replay);

        Assert.That(findings.Select(finding => finding.Title), Does.Contain(Warning));
        Assert.That(outcome.HasFailed, Is.True, outcome.Console);
        Assert.That(outcome.Findings, Does.Contain(Warning));
    }

    [Test]
    public async Task A_report_does_not_come_again_where_nothing_causes_it()
    {
        var findings = await WarnAsync();
        await Session.DisposeAsync();
        _session = await (await GuestRing.LoadAsync(EmittedTopology.Minimal)).Template.CloneAsync(Cancellation);
        await Session.CheckAsync("v4l2-ctl --stream-mmap --stream-count=3", null, Cancellation);
        var outcome = await RunAsync(await WriteAsync(findings));

        Assert.That(outcome.HasFailed, Is.False, outcome.Console);
        Assert.That(outcome.Findings, Is.Empty);
    }

    [Test]
    public async Task A_command_fails_again_on_the_file_it_was_given()
    {
        await Session.WriteFileAsync("/root/it's here", "one\ntwo $HOME\n", Cancellation);
        var result = await Session.RunAsync(
            """
            test -c /dev/video0 || exit 1
            grep -c 'two $HOME' "/root/it's here" && exit 3
            """,
            null,
            Cancellation);
        var outcome = await RunAsync(await WriteAsync([]));

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(outcome.HasFailed, Is.True, outcome.Console);
        Assert.That(outcome.Console, Does.Match(@"replay: \d+ out\| 1\r?\n"), "what it printed");
    }

    [Test]
    public async Task A_command_hangs_again()
    {
        var hang = Assert.CatchAsync<GuestFailureException>(
            () => Session.RunAsync("sleep 1000", TimeSpan.FromMilliseconds(300), Cancellation));
        var outcome = await RunAsync(await WriteAsync([], hang!.Message));

        Assert.That(outcome.HasFailed, Is.True, outcome.Console);
        Assert.That(outcome.Console, Does.Match("still runs\r?\n"));
    }

    // What the clocks show is on each line of the kernel log and of the script, so equal consoles are equal runs.
    [Test]
    [Category("Recording")]
    [GuestTimeLimit(600)]
    public async Task What_was_recorded_comes_again_bit_for_bit()
    {
        await Session.CheckAsync("v4l2-ctl --stream-mmap --stream-count=3", null, Cancellation);
        await Session.RunAsync("cat /proc/uptime /proc/interrupts; dd if=/dev/urandom bs=64 count=1 | od; exit 3", null, Cancellation);
        var replay = await WriteAsync([]);

        var recorded = await RunAsync(replay, ReplayMode.Record);
        var played = await RunAsync(replay, ReplayMode.Recorded);

        Assert.That(recorded.Console, Does.Match(@"replay: \d+ out\| .*timer").And.Contains("exits 3"));
        Assert.That(played.Console, Is.EqualTo(recorded.Console));
    }

    private async Task<IReadOnlyList<KernelFinding>> WarnAsync()
    {
        var sources = RepositoryRoot.Combine("tests", "Vimc.Guest.Tests", "Programs", "kernel-warning");
        var module = await GuestRing.BuildModuleAsync(sources, Cancellation);
        var start = Session.KernelRecords.Mark();
        await Session.LoadModuleAsync(module, null, Cancellation);
        await Session.FlushKernelLogAsync(Cancellation);
        return GuestEvidence.Read(Session, start).Find();
    }

    private async Task<BundleReplay> WriteAsync(
        IReadOnlyList<KernelFinding> findings, string message = "a test of bundles")
    {
        var failure = new GuestFailure(TestContext.CurrentContext.Test.FullName, message, findings, Session.MarkJournal());
        await new BundleWriter(Session, failure).WriteAsync(_folder, Cancellation);
        return await BundleReplay.OpenAsync(_folder, Cancellation);
    }

    private static async Task<ReplayOutcome> RunAsync(BundleReplay replay, ReplayMode mode = ReplayMode.Free)
    {
        var outcome = await replay.RunAsync(mode, null, Cancellation);
        await TestContext.Out.WriteLineAsync(
            $"{outcome.Duration.TotalSeconds:F1} s\n{Regex.Replace(outcome.Console, "<[0-9]>.*\n", "")}");
        return outcome;
    }
}
