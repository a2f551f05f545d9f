using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>Frames of one device in buffers of another.</summary>
[GuestTimeLimit(300)]
internal sealed class SharedBufferTests : LifetimeTest
{
    [TestCase("RGB/YUV Capture", "Raw Capture 0")]
    [TestCase("RGB/YUV Capture", "Raw Capture 1")]
    [TestCase("Raw Capture 0", "Raw Capture 1")]
    [TestCase("Raw Capture 1", "Raw Capture 0")]
    public async Task A_capture_fills_the_buffers_of_another(string exporter, string importer)
    {
        await MustAsync(WithNodes($"{GuestPrograms.Folder}/dma-share import <{exporter}> <{importer}> 10"));
        await PlayAsync(CaptureScripts.RecoverAll);
        await MustAsync("rmmod vimc");
    }

    [Test]
    public async Task Buffers_are_shared_with_another_driver_either_way()
    {
        const string find = "VIVID=$(grep -l vivid-.*-vid-cap /sys/class/video4linux/video*/name | cut -d/ -f5)";
        await MustAsync("modprobe vivid n_devs=1 node_types=0x1 && udevadm settle");

        // In its two bytes a pixel that is more than a frame of the raw capture, and less than one of the other.
        await MustAsync($"{find}; v4l2-ctl -d /dev/$VIVID -v width=640,height=360");
        await MustAsync(WithNodes(
            $"{find}; {GuestPrograms.Folder}/dma-share import /dev/$VIVID <Raw Capture 0> 10"));
        await MustAsync(WithNodes(
            $"{find}; {GuestPrograms.Folder}/dma-share import <RGB/YUV Capture> /dev/$VIVID 10"));
        await PlayAsync(CaptureScripts.RecoverAll);
        // vivid itself cannot be unloaded on a kernel that puts releases off: its device is a part of the module.
        await MustAsync("test $(cat /sys/module/vivid/refcnt) = 0 && rmmod vimc");
    }
}
