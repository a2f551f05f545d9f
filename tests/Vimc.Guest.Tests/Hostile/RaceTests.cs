using System.Globalization;
using Vimc.Guest.Tests.Lifetime;
using Vimc.Guest.Tests.Ring;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>Changes to everything that a stream depends on, from other processes, at any moment.</summary>
[NonParallelizable]
internal sealed class RaceTests : LifetimeTest
{
    private const string Nodes =
        "<Sensor A> <Debayer A> <Scaler> <Raw Capture 0> <RGB/YUV Capture> /dev/media0";

    private static readonly string[] WhatMustHaveHappened =
    [
        "raw frames", "color frames", "raw starts", "color starts", "refused raw starts", "refused color starts",
        "formats", "refused formats", "crops", "controls", "links", "refused links", "opens",
    ];

    [Test]
    [CancelAfter(600_000)]
    public async Task Frames_stay_whole_while_all_around_them_changes([Values(1, 2)] int seed)
    {
        var seconds = HostileDuration.Seconds(6, 60);
        var race = await TryAsync(
            WithNodes($"{GuestPrograms.Folder}/race {seconds} {seed} {Nodes}"), HostileDuration.Deadline(seconds));

        Assert.That(race.ExitCode, Is.Zero, race.Stderr + race.Stdout);
        var counts = Counts(race.Stdout);
        await TestContext.Out.WriteAsync(race.Stdout);
        Assert.That(counts.Keys, Is.EquivalentTo(WhatMustHaveHappened));
        Assert.That(counts.Where(count => count.Value == 0), Is.Empty, race.Stdout);
        await AssertFormatsAgreeAsync();
        await PlayAsync(CaptureScripts.RecoverAll);
        Assert.That((await ReadGraphAsync()).Facts(), Is.EquivalentTo(Loaded.Topology.ReadGraph().Facts()));
    }

    /// <summary>Each entity's formats depend on one another; a torn change would leave some that do not fit.</summary>
    private async Task AssertFormatsAgreeAsync()
    {
        var debayer = (await FormatOfAsync("Debayer A", 0), await FormatOfAsync("Debayer A", 1));
        var scaler = (await FormatOfAsync("Scaler", 0), await FormatOfAsync("Scaler", 1));

        Assert.That(SizeOf(debayer.Item2), Is.EqualTo(SizeOf(debayer.Item1)), "the debayer keeps the size");
        Assert.That(CodeOf(scaler.Item2), Is.EqualTo(CodeOf(scaler.Item1)), "the scaler keeps the code");
    }

    private static string SizeOf(string format) => format.Split(' ')[0];

    private static string CodeOf(string format) => format.Split(' ')[2];

    private static Dictionary<string, uint> Counts(string printed) =>
        printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            line => line[..line.LastIndexOf(' ')],
            line => uint.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
