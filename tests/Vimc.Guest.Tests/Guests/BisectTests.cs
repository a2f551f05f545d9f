using System.Diagnostics;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Bisect;

namespace Vimc.Guest.Tests.Guests;

/// <summary>The search for the first bad commit, with drivers that are built and loaded.</summary>
[Category("Guest")]
[GuestTimeLimit(600)] // It builds several drivers, which on a busy host takes longer than all it does in guests.
internal sealed class BisectTests
{
    private const string Broken = "kmod/core/vimc-device.h";
    private const string Unrelated = "kmod/core/vimc-lens.c";

    private string _clone = null!;

    [SetUp]
    public async Task MakeClone()
    {
        _clone = Directory.CreateTempSubdirectory("vimc-clone-").FullName;
        foreach (var part in new[] { "Kbuild", "kmod" })
            await RunAsync("cp", "-r", Path.Combine(new EmittedTopology(EmittedTopology.Default).DriverTree, part), _clone);
        await GitAsync("init", "--quiet");
        await CommitAsync("as it was");
        await EditAsync("a comment", Unrelated, text => text + "/* More. */\n");
        await EditAsync("another name", Broken, text => text.Replace("VIMC MDEV", "VIMC MDEF", StringComparison.Ordinal));
        await EditAsync("another comment", Unrelated, text => text + "/* And more. */\n");
    }

    [TearDown]
    public void RemoveClone() => Directory.Delete(_clone, recursive: true);

    [Test]
    public async Task The_commit_that_broke_a_command_is_found()
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var range = await CommitRange.ReadAsync(_clone, "HEAD~3", "HEAD", cancellation);
        using var probe = await GuestProbe.OpenAsync(
            await GuestRing.OpenBenchAsync(), _clone, "media-ctl -p | grep 'VIMC MDEV'", TimeSpan.FromSeconds(30), cancellation);

        var verdict = await new BisectSearch(range, probe, new BisectOptions(), TestContext.Out.WriteLine)
            .RunAsync(cancellation);

        Assert.That(range.Suspects, Has.Count.EqualTo(3));
        Assert.That(verdict.Suspects.Select(commit => commit.Subject), Is.EqualTo(["another name"]));
        Assert.That(verdict.Detail, Is.EqualTo("exit status 1"));
    }

    private async Task EditAsync(string subject, string file, Func<string, string> edit)
    {
        var path = Path.Combine(_clone, file);
        await File.WriteAllTextAsync(path, edit(await File.ReadAllTextAsync(path)));
        await CommitAsync(subject);
    }

    private async Task CommitAsync(string subject)
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", subject);
    }

    private Task GitAsync(params string[] arguments) => RunAsync("git", ["-C", _clone, .. arguments]);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.CurrentContext.CancellationToken);
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}");
    }
}
