using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Graph;
using Vimc.Guest.Tests.Ring;
using Vimc.Guest.Tests.Scripting;

namespace Vimc.Guest.Tests.Sensors;

/// <summary>Frame intervals of a subdevice: another way to set the blanking, where the topology wants one.</summary>
[GuestTimeLimit(180)]
[NonParallelizable]
internal sealed partial class FrameIntervalTests : GuestTest
{
    private const int Width = 1024;
    private const int Height = 768;
    private const int FastestBlanking = 4;
    private const int SlowestBlanking = 65535;
    private const int RateAsLoaded = 30;

    private static readonly int[] UsualRates = [240, 120, 100, 60, 50, 30, 25, 24, 20, 15, 10, 5, 2, 1];

    protected override string Topology => EmittedTopology.Studio;

    private TopologyDocument.Entity Desk =>
        Loaded.Topology.ReadGraph().Entities.Single(entity => entity.FrameIntervals == true);

    private double Lines(double rate) => Desk.PixelRate!.Value / ((Width + Desk.Hblank!.Value) * rate);

    private int BlankingAt(double rate) => (int)Math.Round(Lines(rate)) - Height;

    [Test]
    public async Task The_usual_rates_that_the_blanking_allows_are_listed()
    {
        var listed = await MustAsync(WithNodes(
            $"v4l2-ctl -d <Desk Sensor> --list-subdev-frameintervals pad=0,code=0x3001,width={Width},height={Height}"));

        int[] expected = [.. UsualRates
            .Where(rate => BlankingAt(rate) is >= FastestBlanking and <= SlowestBlanking)];
        Assert.That(Rates(listed), Is.EqualTo(expected));
        Assert.That(expected, Does.Contain(RateAsLoaded).And.Not.Contains(60));
    }

    [TestCase("code=0x2006,width=1024,height=768")]
    [TestCase("code=0x3001,width=1023,height=768")]
    [TestCase("code=0x3001,width=8192,height=768")]
    public async Task What_the_pad_does_not_take_has_no_rates(string format)
    {
        var listed = await TryAsync(WithNodes($"v4l2-ctl -d <Desk Sensor> --list-subdev-frameintervals pad=0,{format}"));

        Assert.That(Rates(listed.Stdout), Is.Empty);
    }

    [Test]
    public async Task An_interval_sets_the_blanking_and_the_blanking_the_interval()
    {
        Assert.That(await RateAsync(), Is.EqualTo(RateAsLoaded).Within(0.05).Percent);

        await SetRateAsync(20);
        Assert.That(await BlankingAsync(), Is.EqualTo(BlankingAt(20)));
        Assert.That(await RateAsync(), Is.EqualTo(20).Within(0.05).Percent);

        await PlayAsync($"open s <Desk Sensor>\ncontrol s {ControlId.VerticalBlanking} 1000");
        Assert.That(await RateAsync(), Is.EqualTo(RateAsLoaded * Lines(RateAsLoaded) / (Height + 1000)).Within(0.05).Percent);
    }

    [TestCase(1000, FastestBlanking)]
    [TestCase(0.01, SlowestBlanking)]
    public async Task What_cannot_be_had_becomes_the_nearest_that_can(double rate, int blanking)
    {
        await SetRateAsync(rate);

        Assert.That(await BlankingAsync(), Is.EqualTo(blanking));
    }

    [Test]
    public async Task What_is_read_can_be_written_and_nothing_changes()
    {
        foreach (var blanking in new[] { FastestBlanking, 5, 997, 31337, SlowestBlanking })
        {
            var transcript = await PlayAsync(
                $"""
                open s <Desk Sensor>
                control s {ControlId.VerticalBlanking} {blanking}
                interval s keep
                """);
            Assert.That(await BlankingAsync(), Is.EqualTo(blanking), $"{transcript}");
        }
    }

    [TestCase("0 1")]
    [TestCase("1 0")]
    [TestCase("0 0")]
    public async Task No_interval_at_all_is_the_one_as_loaded(string interval)
    {
        await SetRateAsync(10);

        await PlayAsync($"open s <Desk Sensor>\ninterval s {interval}");

        Assert.That(await BlankingAsync(), Is.EqualTo(BlankingAt(RateAsLoaded)));
    }

    [TestCase("4294967295 1", SlowestBlanking)]
    [TestCase("1 4294967295", FastestBlanking)]
    [TestCase("4294967295 4294967295", 33016)]
    public async Task The_largest_numbers_are_numbers(string interval, int blanking)
    {
        await PlayAsync($"open s <Desk Sensor>\ninterval s {interval}");

        Assert.That(await BlankingAsync(), Is.EqualTo(blanking));
    }

    [Test]
    public async Task Frames_come_at_the_interval_also_after_it_changed()
    {
        var transcript = await PlayAsync(
            """
            open s <Desk Sensor>
            open a <Desk Capture>
            interval s 1 20
            request a mmap 4
            queue a all
            start a
            cycle a 8
            interval s 1 40
            cycle a 4
            cycle a 9
            """);

        Assert.That(Interval(transcript.FramesOf("cycle a 8")), Is.EqualTo(1 / 20.0).Within(0.1).Percent);
        Assert.That(Interval(transcript.FramesOf("cycle a 9")), Is.EqualTo(1 / 40.0).Within(0.1).Percent);
    }

    [Test]
    public async Task A_sensor_that_does_not_have_them_says_that_there_is_no_such_call()
    {
        await PlayAsync("open s <Wide Sensor>\ninterval s 1 20 => ENOTTY");
    }

    private static double Interval(IReadOnlyList<CapturedFrame> frames) =>
        (frames[^1].Time - frames[0].Time).TotalSeconds / (frames[^1].Sequence - frames[0].Sequence);

    private Task<string> SetRateAsync(double rate) => MustAsync(WithNodes(string.Create(
        CultureInfo.InvariantCulture, $"v4l2-ctl -d <Desk Sensor> --set-subdev-fps pad=0,fps={rate}")));

    private async Task<double> RateAsync() =>
        Rates(await MustAsync(WithNodes("v4l2-ctl -d <Desk Sensor> --get-subdev-fps 0"))).Single();

    private async Task<int> BlankingAsync()
    {
        var printed = await MustAsync(WithNodes("v4l2-ctl -d <Desk Sensor> -C vertical_blanking"));
        return int.Parse(printed.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<double> Rates(string printed) =>
        [.. Rate().Matches(printed).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    // 'Frames per second: 30.003 (…)' of one interval, '(30.000 fps)' of a list.
    [GeneratedRegex(@"(?:second: |\()([0-9.]+)(?: fps\)| \()")]
    private static partial Regex Rate();
}
