using Vimc.Harness.Guest;
using Vimc.Harness.Image;

namespace Vimc.Guest.Tests.Clients;

/// <summary>GStreamer's <c>v4l2src</c> in a guest.</summary>
internal abstract class GstreamerClientTest : ClientTest
{
    protected override GuestAddition? Addition => ClientPrograms.Gstreamer;

    /// <summary>Captures <see cref="ClientTest.Frames"/> frames, which must succeed.</summary>
    /// <param name="capture">The entity.</param>
    /// <param name="caps">What follows <c>v4l2src</c>: caps, and elements between them.</param>
    /// <returns>SHA-256 of each frame.</returns>
    protected async Task<IReadOnlyList<string>> CaptureAsync(string capture, string caps)
    {
        var result = await LaunchAsync(
            $"v4l2src device=<{capture}> num-buffers={Frames} ! {caps} ! multifilesink location=/tmp/frame-%03d");
        Assert.That(result.ExitCode, Is.Zero, $"{result.Stdout}{result.Stderr}");

        var sums = await MustAsync("sha256sum /tmp/frame-*", TimeSpan.FromMinutes(2));
        return [.. sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0])];
    }

    /// <summary>Runs a pipeline.</summary>
    // -v prints the caps of every pad. Plugins are looked into by the program itself, for want of its scanner.
    protected Task<CommandResult> LaunchAsync(string pipeline) =>
        TryAsync(WithNodes($"GST_REGISTRY_FORK=no gst-launch-1.0 -v {pipeline}"), TimeSpan.FromMinutes(2));
}
