using System.Diagnostics;
using NUnit.Framework.Interfaces;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Scripting;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Image;
using Vimc.Harness.Journal;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// A test in a guest of its own: a pristine clone with the driver of one topology loaded. Whatever the test found,
/// a report in the kernel log of its guest fails it.
/// </summary>
[Category("Guest")]
[GuestTimeLimit(60)]
internal abstract class GuestTest
{
    private GuestSession? _session;
    private LoadedTopology? _loaded;
    private KernelLogMark _start;
    private TimeSpan _cloneTime;

    /// <summary>The topology whose driver is loaded.</summary>
    protected virtual string Topology => EmittedTopology.Default;

    /// <summary>How far its guest has come when a test begins.</summary>
    protected virtual TemplateLevel Level => TemplateLevel.Loaded;

    /// <summary>Programs its guest has beside the usual ones, or null.</summary>
    protected virtual GuestAddition? Addition => null;

    /// <summary>Whether error messages of the driver are to be expected; reports of the kernel never are.</summary>
    protected virtual bool MayDriverComplain => false;

    /// <summary>The running guest.</summary>
    protected GuestSession Session => _session ?? throw new InvalidOperationException("the guest is not running");

    /// <summary>What was loaded into it.</summary>
    protected LoadedTopology Loaded => _loaded ?? throw new InvalidOperationException("the guest is not running");

    /// <summary>Cancelled when the test takes too long.</summary>
    protected static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    /// <summary>Builds, boots and loads, if no test before did: that may take minutes and is no test's fault.</summary>
    [OneTimeSetUp]
    public async Task LoadTopology()
    {
        _loaded = await GuestRing.LoadAsync(Topology, Addition);
        await _loaded.AtAsync(Level);
    }

    [SetUp]
    public async Task StartGuest()
    {
        _session = null;
        var template = await Loaded.AtAsync(Level);
        var watch = Stopwatch.StartNew();
        _session = await template.CloneAsync(Cancellation);
        _cloneTime = watch.Elapsed;
        _start = _session.KernelRecords.Mark();
    }

    [TearDown]
    public async Task ReadKernelLog()
    {
        if (_session is null)
            return;

        await using var session = _session;
        var end = session.MarkJournal();
        var death = await SettleAsync(session);
        await TestRecord.KeepAsync(_cloneTime, BundleOf(session, end, death));
        if (death is null)
            await Loaded.CollectCountsAsync(session);
        try
        {
            AssertKernelIsSilent(session);
            Assert.That(death, Is.Null, "the guest did not survive the test");
            await AssertCleanAfterwardsAsync(session);
        }
        catch (Exception failure) when (failure is AssertionException or GuestFailureException)
        {
            GuestEvidence.Read(session, _start).Attach();
            var bundle = BundleOf(session, end, death ?? await SettleAsync(session));
            var message = $"{failure.Message}\n{await bundle.WriteAsync(failure.Message)}";
            throw failure is AssertionException
                ? new AssertionException(message, failure)
                : new GuestFailureException(message, failure);
        }

        if (TestContext.CurrentContext.Result.Outcome.Status != TestStatus.Failed)
            return;
        GuestEvidence.Read(session, _start).Attach();
        await BundleOf(session, end, death).WriteAsync();
    }

    /// <summary>Runs a shell command in the guest.</summary>
    /// <param name="command">Text for <c>sh -c</c>.</param>
    /// <param name="deadline">How long it may take; null for a minute.</param>
    protected Task<CommandResult> TryAsync(string command, TimeSpan? deadline = null) =>
        Session.RunAsync(command, deadline, Cancellation);

    /// <summary>Runs a shell command in the guest that must succeed.</summary>
    /// <param name="command">Text for <c>sh -c</c>.</param>
    /// <param name="deadline">How long it may take; null for a minute.</param>
    /// <returns>What it wrote to standard output.</returns>
    protected async Task<string> MustAsync(string command, TimeSpan? deadline = null)
    {
        var result = await TryAsync(command, deadline);
        Assert.That(result.ExitCode, Is.Zero, () => $"{command}\n{result.Stdout}{result.Stderr}");
        return result.Stdout;
    }

    /// <summary>
    /// Runs a script of V4L2 calls, <see cref="ScriptLine.ParseAll"/>, each of which must end as the script says.
    /// <c>&lt;Sensor A&gt;</c> stands for the device node of that entity.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="deadline">How long it may take; null for a minute.</param>
    protected async Task<Transcript> PlayAsync(string script, TimeSpan? deadline = null)
    {
        var lines = ScriptLine.ParseAll(WithNodes(script));
        await Session.WriteFileAsync(
            "/tmp/script", string.Concat(lines.Select(line => line.Command + "\n")), Cancellation);
        var result = await TryAsync($"{GuestPrograms.Folder}/v4l2-script < /tmp/script", deadline);
        var transcript = Transcript.Parse(lines, result.Stdout);

        Assert.That(result.ExitCode, Is.Zero, () => $"{result.Stderr}\n{transcript}");
        Assert.That(transcript.IsAsExpected, Is.True, () => $"{transcript}");
        return transcript;
    }

    /// <summary>The active format of a pad, as <c>640x480 code 0x3014 field 1</c>.</summary>
    protected async Task<string> FormatOfAsync(string entity, int pad)
    {
        var transcript = await PlayAsync($"open n <{entity}>\nformat n {pad}");
        return transcript.OutputOf("format ").Single()["format ".Length..];
    }

    /// <summary>Runs a script and compares the frames it saves.</summary>
    protected async Task VerifyAsync(FrameScript script)
    {
        await PlayAsync(script.Text);
        var file = FrameFile.Compare(await ReadBytesAsync(FrameScript.SavedFrames), script.Expected);
        TestRecord.Keep(file.Frames);

        Assert.That(script.Expected, Is.Not.Empty);
        Assert.That(
            file.Differences, Is.Empty, () => $"{file.Differences.Count} of {script.Expected.Count} frames are wrong");
    }

    /// <summary>The content of a file of the guest.</summary>
    protected async Task<byte[]> ReadBytesAsync(string path)
    {
        var file = Path.GetTempFileName();
        try
        {
            await Session.DownloadAsync(path, file, Cancellation);
            return await File.ReadAllBytesAsync(file, Cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The media graph as it is now.</summary>
    protected async Task<MediaSnapshot> ReadGraphAsync() =>
        MediaSnapshot.Parse(await MustAsync($"{GuestPrograms.Folder}/media-topology /dev/media0"));

    /// <summary>Replaces the names of entities in angle brackets by their device nodes.</summary>
    protected string WithNodes(string script) => EntityReference.Replace(script, Loaded.Graph);

    /// <summary>What must hold of a guest after the test, beside its kernel's silence.</summary>
    protected virtual async Task AssertNothingIsLeftAsync(GuestSession session) =>
        Assert.That(await session.FindTroublesAsync(), Is.Empty, "the guest is not well after the test");

    private void AssertKernelIsSilent(GuestSession session) =>
        GuestEvidence.Read(session, _start).AssertClean(TestContext.CurrentContext.Test.Name, MayDriverComplain);

    // The driver may be unloaded there, and what the kernel says of that counts, and explains what else fails.
    private async Task AssertCleanAfterwardsAsync(GuestSession session)
    {
        Exception? death;
        try
        {
            await AssertNothingIsLeftAsync(session);
        }
        finally
        {
            death = await SettleAsync(session);
            AssertKernelIsSilent(session);
        }
        Assert.That(death, Is.Null, "the guest did not survive what came after the test");
    }

    private FailureBundle BundleOf(GuestSession session, JournalMark end, Exception? death)
    {
        var evidence = GuestEvidence.Read(session, _start);
        return new FailureBundle(session, end)
        {
            DebugModules = [Loaded.Module.DebugFile],
            Findings = [.. evidence.Find(MayDriverComplain), .. death is not null ? evidence.FindLastWords() : []],
            IsGuestLost = death is not null,
        };
    }

    /// <summary>
    /// Lets the kernel do what it put off, so that its reports are in the log.
    /// </summary>
    /// <returns>Why the guest no longer answers, or null.</returns>
    private static async Task<Exception?> SettleAsync(GuestSession session)
    {
        try
        {
            await session.RunAsync("udevadm settle; sleep 0.05");
            await session.FlushKernelLogAsync();
            return null;
        }
        catch (Exception failure) when (failure is GuestFailureException or HarnessException)
        {
            return failure;
        }
    }
}
