using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Lifetime;

/// <summary>That the look at what is left sees something where something is.</summary>
internal sealed class LeftoverTests : LifetimeTest
{
    [Test]
    public async Task A_program_that_still_runs_is_seen()
    {
        await MustAsync("v4l2-ctl -d /dev/video0 --stream-mmap > /dev/null 2>&1 & echo $! > /run/streamer; sleep 0.5");

        var seen = Assert.ThrowsAsync<AssertionException>(() => AssertNothingIsLeftAsync(Session))!;
        await MustAsync("kill $(cat /run/streamer); while test -e /proc/$(cat /run/streamer); do sleep 0.05; done");

        Assert.That(seen.Message, Does.Contain("comm:v4l2-ctl"));
    }
}
