using System.Collections.Concurrent;
using NUnit.Framework.Interfaces;
using Vimc.Guest.Tests.Frames;
using Vimc.Harness.Evidence;
using Vimc.Harness.Failures;
using Vimc.Harness.Frames;
using Vimc.Harness.Guest;
using Vimc.Harness.KernelLog;
using Vimc.Harness.MediaGraph;

namespace Vimc.Guest.Tests.Ring;

/// <summary>Keeps what can be looked at of the running test, if a report wants it.</summary>
internal static class TestRecord
{
    private const int WrongFramesOfATest = 3;

    private static readonly ConcurrentDictionary<string, bool> SeenFixtures = new();

    /// <summary>Keeps what was done to a guest, and what its kernel said.</summary>
    /// <param name="cloneTime">How long the test waited for it.</param>
    /// <param name="failure">What a bundle of the test would hold, should it have failed.</param>
    public static async Task KeepAsync(TimeSpan cloneTime, FailureBundle failure)
    {
        if (RingOptions.Evidence is not { } evidence)
            return;
        var context = TestContext.CurrentContext;
        var test = new TestEvidence(context.Test.FullName, Math.Round(cloneTime.TotalSeconds, 4))
        {
            Findings = await DecodeAsync(failure),
        };
        var hasFailed = test.Findings.Count > 0 || context.Result.Outcome.Status == TestStatus.Failed;
        evidence.AddTest(test, failure.Session, failure.End, hasFailed);
    }

    /// <summary>
    /// Keeps pictures of frames: of each that is wrong, up to a few, and of one that is right for each class of tests.
    /// </summary>
    public static void Keep(IReadOnlyList<ComparedFrame> frames)
    {
        if (RingOptions.Evidence is not { } evidence)
            return;
        var test = TestContext.CurrentContext.Test;
        var wrong = frames.Where(frame => frame.Difference is not null).Take(WrongFramesOfATest).ToList();
        var right = wrong.Count == 0 && frames.Count > 0 && SeenFixtures.TryAdd(test.ClassName ?? "", true)
            ? frames.TakeLast(1)
            : [];
        foreach (var frame in wrong.Concat(right))
        {
            var reference = frame.Reference;
            var format = new FrameFormat(reference.Format.FourCC, reference.Width, reference.Height);
            evidence.AddFrame(test.FullName, frame.What, format, frame.Captured.Span, reference.Bytes);
        }
    }

    /// <summary>Keeps how long a template took, if this run made it.</summary>
    public static void Keep(string what, GuestTemplate template)
    {
        if (template.MakingTime is { } time)
            RingOptions.Evidence?.Add(new Preparation(what, Math.Round(time.TotalSeconds, 2)));
    }

    /// <summary>Keeps a figure that is compared with those of earlier runs.</summary>
    public static void Keep(Measure measure)
    {
        TestContext.Out.WriteLine(FormattableString.Invariant($"{measure.Name}: {measure.Value:0.###} {measure.Unit}"));
        RingOptions.Evidence?.Add(measure);
    }

    /// <summary>Draws the graph of a driver after a frame of each capture, with the formats that flowed.</summary>
    /// <param name="topology">Its name.</param>
    /// <param name="session">A guest for nothing else.</param>
    public static async Task KeepGraphAsync(string topology, GuestSession session)
    {
        if (RingOptions.Evidence is not { } evidence)
            return;
        await session.CheckAsync(
            "for node in /dev/video*; do v4l2-ctl -d $node --stream-mmap --stream-count=1 || exit; done > /dev/null 2>&1");
        var graph = MediaCtlParser.Parse(await session.CheckAsync("media-ctl -p -d /dev/media0"));
        evidence.AddGraph($"graph-{topology}", MediaGraphSvg.Render(graph, $"{topology}, as it streamed"));
    }

    private static async Task<IReadOnlyList<FindingEvidence>> DecodeAsync(FailureBundle failure)
    {
        var decoder = KernelStackDecoder.ForFiles(failure.DebugModules);
        var findings = new List<FindingEvidence>();
        foreach (var finding in failure.Findings)
        {
            try
            {
                findings.Add(FindingEvidence.Of(await decoder.DecodeAsync(finding)));
            }
            catch (HarnessException)
            {
                findings.Add(FindingEvidence.Of(finding));
            }
        }
        return findings;
    }
}
