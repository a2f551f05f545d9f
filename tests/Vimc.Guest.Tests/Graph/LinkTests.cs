using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Graph;

/// <summary>Links: formats that do not match, links that may not be, and what a running stream locks.</summary>
internal sealed class LinkTests : GuestTest
{
    private const int Srggb8 = 0x3014;
    private const int Sbggr8 = 0x3001;
    private const int Rgb888 = 0x100a;
    private const int Bgr888 = 0x1013;

    private const string OpenAll =
        """
        open s <Sensor A>
        open d <Debayer A>
        open c <Scaler>
        open r <Raw Capture 0>
        open a <RGB/YUV Capture>
        request r mmap 2
        queue r all
        request a mmap 2
        queue a all

        """;

    [Test]
    public async Task Formats_that_differ_across_a_link_end_starting_in_epipe()
    {
        await PlayAsync(
            $"""
            {OpenAll}
            pad s 0 320 240 {Srggb8}
            start r => EPIPE
            start a => EPIPE
            pad s 0 640 480 {Sbggr8}
            start r => EPIPE
            start a => EPIPE
            pad s 0 640 480 {Srggb8}
            pad c 0 320 240 {Rgb888}
            pad c 1 640 480 {Rgb888}
            start a => EPIPE
            pad c 0 640 480 {Bgr888}
            start a => EPIPE
            pad c 0 640 480 {Rgb888}
            pad c 1 320 240 {Rgb888}
            start a => EPIPE
            pad c 1 640 480 {Rgb888}
            start a
            cycle a 3
            start r
            cycle r 3
            """);
    }

    [TestCase("320 240 RGGB", "640 480 RGB3")]
    [TestCase("640 480 BA81", "640 480 RGB3")]
    [TestCase("640 480 RGGB", "320 240 RGB3")]
    [TestCase("640 480 RGGB", "640 480 BGR3")]
    public async Task Every_capture_of_a_pipeline_must_match_the_pad_it_is_linked_to(string raw, string color)
    {
        await PlayAsync(
            $"""
            open r <Raw Capture 0>
            size r {raw}
            request r mmap 2
            queue r all
            open a <RGB/YUV Capture>
            size a {color}
            request a mmap 2
            queue a all
            start r => EPIPE
            start a => EPIPE
            close r
            close a
            open r <Raw Capture 0>
            size r 640 480 RGGB
            open a <RGB/YUV Capture>
            size a 640 480 RGB3
            request a mmap 2
            queue a all
            start a
            cycle a 3
            """);
    }

    [Test]
    public async Task A_capture_whose_link_is_disabled_cannot_start()
    {
        await MustAsync("""media-ctl -d platform:vimc -l '"Debayer A":1->"Scaler":0[0]'""");

        await PlayAsync(
            """
            open a <RGB/YUV Capture>
            request a mmap 2
            queue a all
            start a => EPIPE
            open r <Raw Capture 0>
            request r mmap 2
            queue r all
            start r
            cycle r 3
            """);
    }

    [Test]
    public async Task A_second_enabled_link_into_the_scaler_is_refused()
    {
        var refused = await TryAsync("""media-ctl -d platform:vimc -l '"Debayer B":1->"Scaler":0[1]'""");
        var graph = await ReadGraphAsync();

        Assert.That(refused.ExitCode, Is.Not.Zero);
        Assert.That(graph.Facts(), Does.Contain("link 'Debayer B':1 -> 'Scaler':0"));
    }

    [Test]
    public async Task Another_input_of_the_scaler_can_be_chosen()
    {
        await MustAsync("""media-ctl -d platform:vimc -l '"Debayer A":1->"Scaler":0[0]'""");
        await MustAsync("""media-ctl -d platform:vimc -l '"RGB/YUV Input":0->"Scaler":0[1]'""");

        await PlayAsync(
            """
            open a <RGB/YUV Capture>
            request a mmap 2
            queue a all
            start a
            cycle a 3
            """);
    }

    [Test]
    public async Task An_immutable_link_cannot_be_changed()
    {
        var refused = await TryAsync("""media-ctl -d platform:vimc -l '"Sensor A":0->"Raw Capture 0":0[0]'""");

        Assert.That(refused.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task A_running_stream_locks_the_formats_and_links_it_uses()
    {
        await PlayAsync(
            $"""
            {OpenAll}
            start a
            cycle a 2
            pad s 0 320 240 {Srggb8} => EBUSY
            pad d 0 320 240 {Srggb8} => EBUSY
            pad d 1 640 480 {Bgr888} => EBUSY
            pad c 0 320 240 {Rgb888} => EBUSY
            pad c 1 320 240 {Rgb888} => EBUSY
            crop c 0 0 0 320 240 => EBUSY
            size a 320 240 RGB3 => EBUSY
            sh media-ctl -d platform:vimc -l '"Debayer A":1->"Scaler":0[0]' 2>/dev/null => ECHILD
            cycle a 2
            stop a
            pad s 0 320 240 {Srggb8}
            pad c 1 320 240 {Rgb888}
            """);
    }

    [Test]
    public async Task A_stream_leaves_the_other_sensor_alone()
    {
        await PlayAsync(
            $"""
            {OpenAll}
            start a
            cycle a 2
            open t <Sensor B>
            pad t 0 320 240 {Sbggr8}
            cycle a 2
            """);
    }
}
