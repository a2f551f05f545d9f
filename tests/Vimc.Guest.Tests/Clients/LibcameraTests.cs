using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Clients;

/// <summary>
/// What libcamera's vimc pipeline handler and its tests do with the device, done with the calls they are made of.
/// </summary>
internal sealed class LibcameraTests : GuestTest
{
    private const int Sgrbg8 = 0x3002;

    [Test]
    public async Task Every_link_that_is_not_immutable_can_be_disabled_and_the_other_sensor_chosen()
    {
        await MustAsync(
            """
            set -e
            media-ctl -d platform:vimc -r
            media-ctl -d platform:vimc -l '"Debayer B":1->"Scaler":0[1]'
            """);

        var facts = (await ReadGraphAsync()).Facts().ToList();
        Assert.That(facts, Does.Contain("link 'Debayer A':1 -> 'Scaler':0"));
        Assert.That(facts, Does.Contain("link 'Debayer B':1 -> 'Scaler':0 enabled"));
        Assert.That(facts, Does.Contain("link 'Sensor A':0 -> 'Raw Capture 0':0 enabled immutable"));
        Assert.That(facts, Has.None.Contains("'Sensor A':0 -> 'Scaler'"));
    }

    [TestCase(0x100a, "RGB3")]
    [TestCase(0x1013, "BGR3")]
    public async Task Its_configuration_streams_into_imported_buffers(int code, string fourcc)
    {
        await MustAsync(
            """
            media-ctl -d platform:vimc -r
            media-ctl -d platform:vimc -l '"Debayer B":1->"Scaler":0[1]'
            """);

        var transcript = await PlayAsync(
            $"""
            open s <Sensor B>
            pad s 0 1920 1080 {Sgrbg8}
            open d <Debayer B>
            pad d 0 1920 1080 {Sgrbg8}
            pad d 1 1920 1080 {code}
            open c <Scaler>
            pad c 0 1920 1080 {code}
            crop c 0 0 0 1920 1080
            pad c 1 640 480 {code}
            open a <RGB/YUV Capture>
            size a 640 480 {fourcc}
            open r <Raw Capture 1>
            size r 1920 1080 GRBG
            request a dmabuf 4
            queue a all
            start a
            cycle a 10
            stop a
            """);

        Assert.That(transcript.Frames, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task The_raw_capture_streams_while_all_inputs_of_the_scaler_are_disabled()
    {
        await MustAsync("media-ctl -d platform:vimc -r");

        await PlayAsync(
            """
            open s <Sensor A>
            pad s 0 640 480 0x3001
            open d <Debayer A>
            pad d 0 640 480 0x3001
            open r <Raw Capture 0>
            size r 640 480 BA81
            request r mmap 4
            queue r all
            start r
            cycle r 10
            """);
    }

    [Test]
    public async Task The_camera_is_found_below_the_platform_device()
    {
        var path = await MustAsync(WithNodes("readlink -f /sys/class/video4linux/$(basename <Sensor B>)"));

        Assert.That(path, Does.StartWith("/sys/devices/platform/vimc.0/"));
    }

    [Test]
    public async Task Its_controls_are_accepted_while_streaming()
    {
        await PlayAsync(
            """
            open a <RGB/YUV Capture>
            request a mmap 4
            queue a all
            start a
            open s <Sensor A>
            control s 0x00980900 255
            control s 0x00980901 0
            control s 0x00980902 64
            cycle a 5
            """);
    }
}
