using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>Which part of its pixel array a sensor reads, as camera stacks ask for it.</summary>
internal sealed class SensorSelectionTests : GuestTest
{
    private const string WholeArray = "Left 0, Top 0, Width 4096, Height 2160";

    [Test]
    public async Task Every_frame_size_is_made_from_all_of_the_array(
        [Values("native_size", "crop_bounds", "crop_default", "crop")] string target)
    {
        Assert.That(await SelectionAsync(target), Does.Contain(WholeArray));

        await PlayAsync("open s <Sensor A>\npad s 0 640 360 0x3014");

        Assert.That(await SelectionAsync(target), Does.Contain(WholeArray));
    }

    [Test]
    public async Task No_other_part_can_be_chosen()
    {
        await PlayAsync("open s <Sensor A>\ncrop s 0 64 32 640 480");

        Assert.That(await SelectionAsync("crop"), Does.Contain(WholeArray));
    }

    [Test]
    public async Task It_reads_nothing_but_rows_of_pixels([Values("compose", "compose_bounds")] string target)
    {
        var result = await TryAsync(WithNodes(Command(target)));

        Assert.That(result.Stdout + result.Stderr, Does.Contain("Invalid argument"));
    }

    private Task<string> SelectionAsync(string target) => MustAsync(WithNodes(Command(target)));

    private static string Command(string target) =>
        $"v4l2-ctl -d <Sensor A> --get-subdev-selection pad=0,target={target}";
}
