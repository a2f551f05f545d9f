using Vimc.Guest.Tests.Graph;
using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;

namespace Vimc.Guest.Tests.Ring;

/// <summary>A guest at rest with the driver of one topology loaded.</summary>
/// <param name="Topology">Which.</param>
/// <param name="Graph">The media graph right after loading.</param>
/// <param name="Module">The driver.</param>
/// <param name="Template">What clones are made from.</param>
internal sealed record LoadedTopology(
    EmittedTopology Topology, MediaSnapshot Graph, BuiltModule Module, GuestTemplate Template)
{
    /// <summary>Where the module is in the guest.</summary>
    public const string ModulePath = "/root/vimc.ko";

    // A stream that has begun has a frame behind it; the shell that started the programs does not wait for them.
    private const string StartStreams =
        """
        for node in /dev/video*; do
            setsid v4l2-ctl -d $node --stream-mmap < /dev/null > /run/stream-${node##*/} 2>&1 &
        done
        for node in /dev/video*; do
            until grep -q '<' /run/stream-${node##*/}; do
                sleep 0.05
            done
        done
        """;

    private readonly Lazy<Task<GuestTemplate>> _streaming = new(() => Template.DeriveAsync(
        $"streaming {StartStreams}",
        (session, cancellation) => session.CheckAsync(StartStreams, null, cancellation),
        CancellationToken.None));

    /// <summary>What clones of a level are made from; prepared when it is asked for first.</summary>
    public Task<GuestTemplate> AtAsync(TemplateLevel level) =>
        level == TemplateLevel.Streaming ? _streaming.Value : Task.FromResult(Template);

    /// <summary>Keeps what the driver counted in a guest, if it counts. A guest that is dead takes it along.</summary>
    public async Task CollectCountsAsync(GuestSession session)
    {
        if (RingOptions.Counts is not { } counts)
            return;
        try
        {
            await counts.CollectAsync(session, Module);
        }
        catch (Exception failure) when (failure is GuestFailureException or HarnessException)
        {
            await TestContext.Out.WriteLineAsync($"this guest's counts of lines are lost: {failure.Message}");
        }
    }
}
