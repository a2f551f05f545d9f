using System.Globalization;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Captures;

/// <summary>What the driver says of its pipelines in debugfs, and that the files come and go with the device.</summary>
[NonParallelizable]
internal sealed class DebugfsTests : GuestTest
{
    private const string Folder = DebugfsTables.Folder;
    private const string Unbind = "echo vimc.0 > /sys/bus/platform/drivers/vimc/unbind";
    private const string Bind = "echo vimc.0 > /sys/bus/platform/drivers/vimc/bind";
    private const int Height = 480;
    private const int WorkingMemory = 256 * 1024;

    private static readonly MediaBusFormat Color = MediaBusFormats.All.Single(format => format.Name == "RGB888_1X24");

    [Test]
    public async Task Every_row_of_every_frame_is_accounted_for()
    {
        var tables = await TablesWhile(
            $"""
            {Start(640, Height)}
            take a 2
            READ
            queue a all
            take a 2
            READ
            """);

        var (first, second) = (tables[0], tables[1]);
        Assert.That(first.Stream("RGB/YUV Capture")["frames"], Is.EqualTo(2));
        Assert.That(second.Stream("RGB/YUV Capture")["frames"], Is.EqualTo(4));
        Assert.That(first.RowsOf("Scaler"), Is.EqualTo(2 * Height));
        Assert.That(second.RowsOf("Scaler"), Is.EqualTo(4 * Height));
        foreach (var table in tables)
            Assert.That(table.RowsOf("Debayer A"), Is.EqualTo(table.Stage("Scaler")["computed"]), "one pulls the other");
        Assert.That(first.Stage("Debayer A")["computed"], Is.InRange(1, Height / 2), "colour bars repeat themselves");
        Assert.That(first.Stage("Debayer A")["nanoseconds"], Is.Positive);
        Assert.That(
            second.Stage("Debayer A")["computed"],
            Is.EqualTo(first.Stage("Debayer A")["computed"]),
            "what did not change is not computed again");
        Assert.That(first.RowsOf("Sensor B"), Is.Zero);
    }

    [Test]
    public async Task A_slot_nobody_queued_a_buffer_for_costs_no_row()
    {
        var tables = await TablesWhile(
            $"""
            {Start(640, Height)}
            control s {ControlId.TestPattern} 21
            take a 2
            READ
            sleep 300
            READ
            queue a all
            take a 1
            READ
            """);

        var stages = tables.Select(table => table.Stages).ToList();
        Assert.That(stages[1], Is.EqualTo(stages[0]));
        Assert.That(stages[2], Is.Not.EqualTo(stages[1]), "a queued one does");
        var streams = tables.Select(table => table.Stream("RGB/YUV Capture")).ToList();
        Assert.That(streams[0]["frames"], Is.EqualTo(2));
        Assert.That(streams[1]["frames"], Is.EqualTo(2));
        Assert.That(streams[1]["dropped"] + streams[1]["missed"],
            Is.GreaterThan(streams[0]["dropped"] + streams[0]["missed"] + 20));
    }

    [Test]
    public async Task Frames_and_losses_add_up_to_the_sequence()
    {
        var transcript = "";
        var tables = await TablesWhile(
            $"""
            {Start(640, Height)}
            take a 2
            sleep 200
            READ
            queue a all
            take a 1
            READ
            """,
            text => transcript = text);

        var sequence = long.Parse(
            transcript.Split('\n').Last(line => line.StartsWith("frame ", StringComparison.Ordinal)).Split(' ')[2],
            CultureInfo.InvariantCulture);
        var slots = tables.Select(table => table.Stream("RGB/YUV Capture"))
            .Select(stream => stream["frames"] + stream["dropped"] + stream["missed"])
            .ToList();
        Assert.That(sequence, Is.InRange(slots[0], slots[1]));
    }

    [TestCase(640, Height)]
    [TestCase(1920, 1080)]
    [TestCase(4096, 2160)]
    public async Task A_pipeline_works_in_256_kibibytes(int width, int height)
    {
        var tables = await TablesWhile($"{Start(width, height)}\ntake a 1\nREAD");

        Assert.That(tables[0].Pipelines.Keys, Is.EqualTo(["Sensor A"]));
        Assert.That(tables[0].Pipelines["Sensor A"]["working"], Is.InRange(1, WorkingMemory));
        Assert.That(
            tables[0].Pipelines["Sensor A"]["tracking"],
            Is.EqualTo(tables[0].Stages.Values.Sum(stage => stage["tracking"])));
    }

    [Test]
    public async Task A_stopped_pipeline_has_no_memory()
    {
        await PlayAsync($"{Start(640, Height)}\ntake a 1\nstop a");

        var table = await ReadAsync();
        Assert.That(table.Pipelines, Is.Empty);
        Assert.That(table.Stages.Values.Sum(stage => stage["working"] + stage["tracking"]), Is.Zero);
        Assert.That(table.Stream("RGB/YUV Capture")["frames"], Is.Positive, "what was counted stays");
    }

    [Test]
    public async Task A_file_that_is_open_outlives_the_device_but_says_nothing()
    {
        var result = await TryAsync(
            $"exec 3< {Folder}/stages; {Unbind}; test ! -e {Folder} && echo gone; head -c 1 <&3 || echo failed");

        Assert.That(result.Stdout, Is.EqualTo("gone\nfailed\n"), result.Stderr);
        await MustAsync($"{Bind}; udevadm settle; test -e {Folder}/stages && rmmod vimc && test ! -e {Folder}");
    }

    [Test]
    public async Task Files_can_be_read_while_streams_start_and_stop_and_the_device_goes()
    {
        await MustAsync(
            $"""
            for reader in 1 2; do
                while test ! -e /tmp/enough; do cat {Folder}/* > /dev/null 2>&1; done &
            done
            for round in 1 2 3 4 5; do
                v4l2-ctl -d /dev/video0 --stream-mmap --stream-count=3 > /dev/null 2>&1
                v4l2-ctl -d /dev/video2 --stream-mmap --stream-count=200 > /dev/null 2>&1 &
                streamer=$!
                sleep 0.2
                {Unbind}
                wait $streamer
                {Bind}
                udevadm settle
            done
            touch /tmp/enough
            wait
            rmmod vimc
            """);
    }

    private static string Start(int width, int height) =>
        new ColorPath(
            MediaBusFormats.All.Single(format => format.Name == "SBGGR8_1X8"), Color, width, height).Start();

    // READ stands for the tables as they are while the script goes on.
    private async Task<IReadOnlyList<DebugfsTables>> TablesWhile(string script, Action<string>? printed = null)
    {
        var transcript = await PlayAsync(script.Replace("READ", DebugfsTables.ScriptCommand));
        printed?.Invoke(string.Join('\n', transcript.Steps.SelectMany(step => step.Output)));
        return
        [
            .. transcript.Steps.Where(step => step.Line.Command.StartsWith("sh ", StringComparison.Ordinal))
                .Select(step => DebugfsTables.Parse(step.Output)),
        ];
    }

    private async Task<DebugfsTables> ReadAsync() =>
        DebugfsTables.Parse((await MustAsync(DebugfsTables.ShellCommand)).Split('\n'));
}
