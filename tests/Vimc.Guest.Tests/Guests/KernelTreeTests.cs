using Vimc.Guest.Tests.Ring;
using Vimc.Harness;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Guest.Tests.Guests;

/// <summary>
/// A kernel that a developer built takes the place of the suite's own. The oldest suite serves on every target: its
/// tools run on any host.
/// </summary>
[Category("Guest")]
[GuestTimeLimit(300)]
internal sealed class KernelTreeTests
{
    private string _folder = "";
    private PreparedTarget _suite = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private Target WithTree => _suite.Target with { KernelTree = _folder };

    [SetUp]
    public async Task MakeTree()
    {
        _suite = await new TargetStore(HarnessCache.ForThisUser()).PrepareAsync(Target.All[0], null, Cancellation);
        _folder = Directory.CreateTempSubdirectory("vimc-tree-").FullName;
        DeveloperTree.Make(_suite, _folder, "Custom");
    }

    [TearDown]
    public void RemoveTree() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task It_boots_loads_the_driver_built_against_it_and_streams()
    {
        var bench = await TestBench.OpenAsync(WithTree, cancellation: Cancellation);
        var module = await bench.BuildModuleAsync(new EmittedTopology(EmittedTopology.Default).DriverTree, null, Cancellation);
        await using var guest = await bench.Template.CloneAsync(Cancellation);
        await guest.LoadModuleAsync(module, null, Cancellation);

        var version = await guest.CheckAsync("uname -v");
        var frames = await guest.CheckAsync(
            "v4l2-ctl -d \"$(media-ctl -d platform:vimc -e 'Raw Capture 0')\" --stream-mmap --stream-count=10 --stream-to=/tmp/frames "
                + ">/dev/null 2>&1; stat -c %s /tmp/frames; modprobe vivid && lsmod");

        Assert.That(version, Does.Contain("Custom"));
        Assert.That(frames, Does.StartWith($"{10 * 640 * 480}\n").And.Contain("vivid"));
    }

    [Test]
    public void Options_that_a_guest_needs_are_named_with_what_sets_them()
    {
        var file = Path.Combine(_folder, ".config");
        File.WriteAllText(
            file,
            File.ReadAllText(file)
                .Replace("CONFIG_PVH=y\n", "# CONFIG_PVH is not set\n")
                .Replace("CONFIG_VIDEO_VIVID=m\n", "CONFIG_VIDEO_VIVID=y\n"));

        var failure = Assert.ThrowsAsync<HarnessException>(
            () => TestBench.OpenAsync(WithTree, cancellation: Cancellation));

        Assert.That(failure.Message, Does.Contain("  CONFIG_PVH=y\n  CONFIG_VIDEO_VIVID=m\n"));
        Assert.That(
            failure.Message,
            Does.Contain($"{_folder}/scripts/config --file {_folder}/.config --enable PVH --module VIDEO_VIVID\n")
                .And.Contain($"make -C {_folder} olddefconfig"));
    }
}
