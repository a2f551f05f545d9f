using Vimc.Harness.Bundles;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Tests.Bundles;

/// <summary>Steps to make bundles of.</summary>
internal static class Steps
{
    /// <summary>A command that took some time.</summary>
    public static JournalStep Command(string text, double start, double? end, int? status = 0) =>
        new(JournalStepKind.Command, text, TimeSpan.FromSeconds(start))
        {
            Folder = "/root",
            End = end is { } at ? TimeSpan.FromSeconds(at) : null,
            Status = status,
            Hash = "c0ffee",
        };

    /// <summary>A file that was written.</summary>
    public static JournalStep Put(string path, double start, string content) =>
        new(JournalStepKind.Put, path, TimeSpan.FromSeconds(start))
        {
            Mode = 0x1a4,
            End = TimeSpan.FromSeconds(start),
            Status = 0,
            Content = System.Text.Encoding.UTF8.GetBytes(content),
        };

    /// <summary>A file that was read.</summary>
    public static JournalStep Get(string path, double start) =>
        new(JournalStepKind.Get, path, TimeSpan.FromSeconds(start))
        {
            End = TimeSpan.FromSeconds(start),
            Status = 0,
            Hash = "f00d",
        };

    /// <summary>What a test did, without a template before it.</summary>
    public static IReadOnlyList<BundleStep> OfTest(params JournalStep[] steps) =>
        BundleStep.NumberAll([steps], new JournalMark(steps.Length));
}
