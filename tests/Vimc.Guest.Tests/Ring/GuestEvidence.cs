using Vimc.Harness.Guest;
using Vimc.Harness.KernelLog;

namespace Vimc.Guest.Tests.Ring;

/// <summary>What a guest said while a test ran.</summary>
/// <param name="KernelLog">Records of /dev/kmsg.</param>
/// <param name="Console">The serial console, which has the last words of a kernel that died.</param>
/// <param name="Lost">Records that were overwritten before they could be read.</param>
internal sealed record GuestEvidence(string KernelLog, string Console, long Lost)
{
    // The number of objects that one scan suspects, of which the next may know better; LifetimeTest asks for those that
    // three suspect.
    private const string SuspectedLeaks = "memory leak";

    // Whoever sleeps on an hrtimer asks, without a mark for KCSAN, whether it was the timer that woke him
    // (schedule_hrtimeout_range_clock() in kernel/time).
    private const string RaceOfTimers = "KCSAN: data-race in hrtimer_wakeup / ";

    private const string Driver = "vimc";

    /// <summary>Reads what came after a mark.</summary>
    public static GuestEvidence Read(GuestSession session, KernelLogMark mark) => new(
        string.Concat(session.KernelRecords.Since(mark).Select(record => record.Raw.TrimEnd('\n') + "\n")),
        string.Join('\n', session.Console),
        session.KernelRecords.Lost);

    /// <summary>Fails the running test if the kernel, or the driver unless it may, complained.</summary>
    /// <param name="what">What was going on.</param>
    /// <param name="mayDriverComplain">Whether error messages of the driver are to be expected.</param>
    public void AssertClean(string what, bool mayDriverComplain = false)
    {
        Assert.That(
            Find(mayDriverComplain).Select(finding => $"{finding.Title}\n  {string.Join("\n  ", finding.Lines)}"),
            Is.Empty,
            $"the kernel under test reported a bug: {what}");
        Assert.That(Lost, Is.Zero, "the kernel log has gaps, so its silence proves nothing");
    }

    /// <summary>What the kernel reported, and the driver unless it may.</summary>
    public IReadOnlyList<KernelFinding> Find(bool mayDriverComplain = false) =>
    [
        .. KernelLogScanner
            .Scan(KernelLog, new KernelLogScannerOptions { Driver = mayDriverComplain ? null : Driver })
            .Where(finding => finding.Title != SuspectedLeaks && !IsRaceOfOthers(finding)),
    ];

    /// <summary>
    /// What a kernel reported that then died: its last words are on the console only.
    /// </summary>
    public IReadOnlyList<KernelFinding> FindLastWords() => KernelLogScanner.Scan(Console);

    /// <summary>Attaches both logs to the running test.</summary>
    public void Attach()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "guest");
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in new[] { ("kmsg", KernelLog), ("console", Console) })
        {
            var file = Path.Combine(folder, $"{TestContext.CurrentContext.Test.ID}.{name}");
            File.WriteAllText(file, content);
            TestContext.AddTestAttachment(file, name);
        }
    }

    // The kernel races with itself and with devices, virtio's for one, and knows it. A race is the driver's if one of
    // the two who meet was called by it.
    private static bool IsRaceOfOthers(KernelFinding finding) =>
        finding.Type == KernelFindingType.DataRace
        && (finding.Title.StartsWith(RaceOfTimers, StringComparison.Ordinal)
            || !finding.Lines.Any(line => line.Contains($"[{Driver}]", StringComparison.Ordinal)));
}
