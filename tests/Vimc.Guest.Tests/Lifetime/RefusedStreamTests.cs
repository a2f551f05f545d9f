namespace Vimc.Guest.Tests.Lifetime;

/// <summary>Streams that core or the driver refuses: the way to them is given up as if it had never been taken.</summary>
internal sealed class RefusedStreamTests : LifetimeTest
{
    private const int Rounds = 10;

    private const string Refusal =
        """
        start r => EPIPE
        start a => EPIPE

        """;

    [Test]
    public async Task A_stream_that_could_not_start_leaves_nothing()
    {
        await PlayAsync(
            $"""
            open s <Sensor A>
            pad s 0 320 240 0x3014
            open r <Raw Capture 0>
            request r mmap 2
            queue r all
            open a <RGB/YUV Capture>
            request a mmap 2
            queue a all
            {string.Concat(Enumerable.Repeat(Refusal, Rounds))}
            pad s 0 640 480 0x3014
            start a
            start r
            cycle r 2
            cycle a 2
            """);
    }
}
