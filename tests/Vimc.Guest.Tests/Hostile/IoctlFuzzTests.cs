using System.Globalization;
using System.Text.RegularExpressions;
using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>
/// Calls drawn by lot on all nodes. To look at one that went wrong, take the seed from the output of the test, and run
/// Programs/ioctl-fuzz in a guest with <c>--list</c>.
/// </summary>
internal sealed partial class IoctlFuzzTests : LifetimeTest
{
    /// <summary>Calls that must have succeeded, or the rest of the driver was never reached.</summary>
    private static readonly string[] WhatMustSucceed =
    [
        "VIDIOC_QUERYCAP", "VIDIOC_ENUM_FMT", "VIDIOC_G_FMT", "VIDIOC_S_FMT", "VIDIOC_TRY_FMT", "VIDIOC_REQBUFS",
        "VIDIOC_CREATE_BUFS", "VIDIOC_QUERYBUF", "VIDIOC_QBUF", "VIDIOC_EXPBUF",
        "VIDIOC_STREAMOFF", "VIDIOC_ENUM_FRAMESIZES", "VIDIOC_G_CTRL", "VIDIOC_S_CTRL",
        "VIDIOC_QUERYCTRL", "VIDIOC_QUERY_EXT_CTRL", "VIDIOC_QUERYMENU", "VIDIOC_G_EXT_CTRLS", "VIDIOC_S_EXT_CTRLS",
        "VIDIOC_SUBSCRIBE_EVENT", "VIDIOC_SUBDEV_G_FMT", "VIDIOC_SUBDEV_S_FMT",
        "VIDIOC_SUBDEV_ENUM_MBUS_CODE", "VIDIOC_SUBDEV_ENUM_FRAME_SIZE", "VIDIOC_SUBDEV_G_SELECTION",
        "VIDIOC_SUBDEV_S_SELECTION", "MEDIA_IOC_DEVICE_INFO", "MEDIA_IOC_ENUM_ENTITIES", "MEDIA_IOC_ENUM_LINKS",
        "MEDIA_IOC_SETUP_LINK", "MEDIA_IOC_G_TOPOLOGY", "reopen", "mmap", "munmap", "poll",
    ];

    /// <summary>
    /// Calls that only a stream lets succeed. Few streams start among formats drawn by lot, a handful in eight seconds
    /// and at times none; in minutes there must be some.
    /// </summary>
    private static readonly string[] WhatMustSucceedInTime = ["VIDIOC_STREAMON", "VIDIOC_DQBUF", "start"];

    private const int TimeForStreams = 60;

    // In seconds: a call may ask for more memory than there is, and for all of it to be cleared.
    private const int CallDeadline = 20;

    protected override bool MayDriverComplain => true;

    [Test]
    [CancelAfter(1_200_000)]
    public async Task No_call_crashes_the_driver_or_hangs([Values(1, 2)] int workers)
    {
        var seconds = HostileDuration.Seconds(8, 300);
        var seed = Environment.GetEnvironmentVariable("VIMC_HOSTILE_SEED")
            ?? DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);
        var nodes = Loaded.Graph.EntityNames.Select(Loaded.Graph.NodeOf).Append("/dev/media0");
        var fuzz = await TryAsync(
            $"""
            echo 1000 > /proc/self/oom_score_adj
            exec {GuestPrograms.Folder}/ioctl-fuzz --seed {seed} --seconds {seconds} --workers {workers} \
                --deadline {HostileDuration.Scaled(CallDeadline)} {string.Join(' ', nodes)}
            """,
            HostileDuration.Deadline(seconds));

        await TestContext.Out.WriteAsync(fuzz.Stdout);
        Assert.That(fuzz.ExitCode, Is.Zero, fuzz.Stderr + fuzz.Stdout);
        var succeeded = Tally().Matches(fuzz.Stdout)
            .Where(match => match.Groups[2].Value != "0")
            .Select(match => match.Groups[1].Value);
        var demanded = seconds < TimeForStreams ? WhatMustSucceed : [.. WhatMustSucceed, .. WhatMustSucceedInTime];
        Assert.That(demanded.Except(succeeded), Is.Empty, fuzz.Stdout);
        await PlayAsync(CaptureScripts.RecoverAll);
        await MustAsync("rmmod vimc");
    }

    [Test]
    public async Task The_same_seed_draws_the_same_calls()
    {
        var command = WithNodes(
            $"{GuestPrograms.Folder}/ioctl-fuzz --seed 7 --count 2000 --seconds 60 --list <Raw Capture 0> <Scaler>"
            + " | grep '^[0-9]' | grep -v munmap | sed 's/, 0x[0-9a-f]*)$//'");

        var first = await MustAsync(command);
        var second = await MustAsync(command);

        Assert.That(first.Split('\n'), Has.Length.GreaterThan(1000));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task A_worker_that_is_killed_for_its_memory_is_replaced()
    {
        var said = await MustAsync(WithNodes(
            $"""
            {GuestPrograms.Folder}/ioctl-fuzz --seed 7 --seconds 3 <Raw Capture 0> <Scaler> &
            sleep 1
            for folder in /proc/[0-9]*; do
                read -r id name state parent rest < $folder/stat && [ "$parent" = $! ] && kill -9 $id
            done
            wait $!
            """));

        Assert.That(said, Does.Match("worker 0 was killed for its memory in call [0-9]+: .*; goes on with seed 8\n"));
    }

    [GeneratedRegex(@"^(\w+) made \d+ succeeded (\d+)$", RegexOptions.Multiline)]
    private static partial Regex Tally();
}
