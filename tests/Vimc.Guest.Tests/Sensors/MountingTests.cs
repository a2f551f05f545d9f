using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>How sensors are mounted, as the topology has it.</summary>
internal sealed class MountingTests : GuestTest
{
    protected override string Topology => EmittedTopology.Studio;

    [Test]
    public async Task A_sensor_says_where_it_looks_and_how_it_is_turned()
    {
        string[] orientations = ["front", "back", "external"];
        var sensors = Loaded.Topology.ReadGraph().Entities.Where(entity => entity.Orientation is not null).ToList();
        foreach (var sensor in sensors)
        {
            var printed = await MustAsync(
                WithNodes($"v4l2-ctl -d <{sensor.Name}> -C camera_orientation,camera_sensor_rotation"));
            Assert.That(
                printed,
                Does.Contain($"camera_orientation: {Array.IndexOf(orientations, sensor.Orientation)}"), sensor.Name);
            Assert.That(printed, Does.Contain($"camera_sensor_rotation: {sensor.Rotation}\n"), sensor.Name);
        }

        Assert.That(sensors.Select(sensor => sensor.Rotation), Does.Contain(180));
        Assert.That(sensors.Select(sensor => sensor.Orientation).Distinct().Count(), Is.EqualTo(2));
    }
}
