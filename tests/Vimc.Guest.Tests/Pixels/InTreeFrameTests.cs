using System.Globalization;
using Vimc.Guest.Tests.Frames;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Build;
using Vimc.Harness.Qemu;
using Vimc.Reference;

namespace Vimc.Guest.Tests.Pixels;

/// <summary>
/// Frames of this driver against those of the in-tree driver, byte for byte, where that one is right: 8-bit Bayer
/// through the whole pipeline. One guest has both, one after the other, and gives both the same settings.
/// </summary>
internal sealed class InTreeFrameTests : GuestTest
{
    /// <summary>Names the seed of a run to repeat.</summary>
    private const string SeedVariable = "VIMC_FRAME_SEED";

    private const int Count = 300;

    // A command has a deadline; on a busy machine the in-tree driver needs it for so few.
    private const int SettingsAtOnce = 20;

    private const string InTreeModule = "/root/in-tree.ko";

    // No part of them looks like the whole, so a crop must show.
    private static readonly TestPattern[] Detailed = [TestPattern.GrayRamp, TestPattern.ColorSquares100];

    private BuiltModule? _inTree;

    [OneTimeSetUp]
    public async Task BuildInTreeDriver()
    {
        if (!IsOracle)
            Assert.Ignore("the oracle is the in-tree driver of Linux 6.1 on a kernel that does not report its bugs");
        _inTree = await GuestRing.BuildInTreeDriverAsync();
    }

    /// <summary>Elsewhere that driver does other things, or is what the kernel reports.</summary>
    private static bool IsOracle =>
        RingOptions.Target.Name == "bookworm" && RingOptions.Flavour == GuestFlavour.StockDebug;

    [Test]
    [GuestTimeLimit(900)]
    public async Task Every_frame_is_that_of_the_in_tree_driver()
    {
        var seed = ReadSeed();
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");
        var drawn = new SettingDraw(seed).Draw(Count);
        var cropped = drawn.Where(ShowsItsCrop).ToArray();
        ComparedSetting[] settings = [.. drawn, .. cropped.Select(setting => setting with { Crop = null })];
        AssertAllIsDrawn(settings);
        Assert.That(cropped, Is.Not.Empty);

        await MustAsync("rmmod vimc");
        await Session.UploadAsync(_inTree!.File, InTreeModule, Cancellation);
        var theirs = await CaptureAsync(InTreeModule, settings);
        var ours = await CaptureAsync(LoadedTopology.ModulePath, settings);

        Assert.Multiple(() =>
        {
            for (var i = 0; i < settings.Length; i++)
                Assert.That(Difference(ours[i], theirs[i], settings[i]), Is.Null, () => $"{settings[i]}");
            foreach (var (setting, index) in cropped.Select((setting, index) => (setting, index)))
            {
                Assert.That(
                    theirs[drawn.ToList().IndexOf(setting)],
                    Is.Not.EqualTo(theirs[drawn.Count + index]),
                    () => $"the crop changed nothing: {setting}");
            }
        });
    }

    // With hardly any contrast, or near black or white, every part may look the same.
    private static bool ShowsItsCrop(ComparedSetting setting) =>
        setting is { Crop: not null, Sensor: { Contrast: >= 64, Brightness: >= 64 and <= 192 } }
        && Detailed.Contains(setting.Sensor.Pattern);

    /// <summary>One frame of each setting, from a module that is loaded for it.</summary>
    private async Task<IReadOnlyList<byte[]>> CaptureAsync(string module, ComparedSetting[] settings)
    {
        await MustAsync($"rm -f {FrameScript.SavedFrames} && insmod {module} && udevadm settle");
        foreach (var few in settings.Chunk(SettingsAtOnce))
            await PlayAsync(string.Join('\n', few.Select(setting => setting.Script())));
        await MustAsync("rmmod vimc");

        var saved = await ReadBytesAsync(FrameScript.SavedFrames);
        Assert.That(saved, Has.Length.EqualTo(settings.Sum(setting => setting.FrameBytes)), $"frames of {module}");
        var frames = new List<byte[]>();
        var start = 0;
        foreach (var setting in settings)
        {
            frames.Add(saved[start..(start + setting.FrameBytes)]);
            start += setting.FrameBytes;
        }
        return frames;
    }

    private static string? Difference(byte[] ours, byte[] theirs, ComparedSetting setting)
    {
        if (ours.AsSpan().SequenceEqual(theirs))
            return null;

        var bytes = setting.Color.PixelFormat.BytesPerPixel;
        var pixels = Enumerable.Range(0, ours.Length / bytes)
            .Where(pixel => !ours.AsSpan(pixel * bytes, bytes).SequenceEqual(theirs.AsSpan(pixel * bytes, bytes)))
            .ToArray();
        var first = pixels.Take(5).Select(pixel =>
            $"({pixel % setting.Output.Width}, {pixel / setting.Output.Width}): "
            + $"{Convert.ToHexString(ours, pixel * bytes, bytes)} instead of {Convert.ToHexString(theirs, pixel * bytes, bytes)}");
        return $"{pixels.Length} of {ours.Length / bytes} pixels differ: {string.Join(", ", first)}";
    }

    private static void AssertAllIsDrawn(IReadOnlyList<ComparedSetting> settings) => Assert.Multiple(() =>
    {
        Assert.That(settings.Select(setting => setting.Sensor.Pattern).Distinct(), Is.EquivalentTo(SettingDraw.Patterns));
        Assert.That(settings.Select(setting => setting.Bayer).Distinct(), Is.EquivalentTo(SettingDraw.Bayer));
        Assert.That(settings.Select(setting => setting.Color).Distinct(), Is.EquivalentTo(MediaBusFormats.Color24));
        Assert.That(settings.Select(setting => setting.Window).Distinct(), Is.EquivalentTo(SettingDraw.Windows));
        Assert.That(settings.Count(setting => setting.Crop is not null), Is.GreaterThan(Count / 4));
        Assert.That(
            settings.Select(setting => (setting.Sensor.HorizontalFlip, setting.Sensor.VerticalFlip)).Distinct().Count(),
            Is.EqualTo(4));
    });

    private static int ReadSeed() =>
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } seed
            ? int.Parse(seed, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
}
