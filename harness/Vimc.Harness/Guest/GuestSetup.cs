using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Image;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Guest;

/// <summary>All that decides how a guest boots.</summary>
/// <param name="Cache">Where templates are kept.</param>
/// <param name="Target">Its kernel.</param>
/// <param name="Image">Its file system.</param>
/// <param name="Machine">Its machine.</param>
public sealed record GuestSetup(HarnessCache Cache, PreparedTarget Target, GuestImage Image, MachineOptions Machine)
{
    /// <summary>The limits of its phases.</summary>
    public Deadlines Deadlines { get; init; } = Deadlines.ForThisHost;

    internal BootFiles Boot => new(Target.Vmlinux, Image.File);

    /// <summary>Boots a guest of its own, without any template.</summary>
    public async Task<GuestSession> BootAsync(CancellationToken cancellation)
    {
        var memory = Path.Combine(Cache.Templates, $".boot-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Cache.Templates);
        // QEMU keeps the file open; its name is needed only until it has opened it.
        try
        {
            return await BootAsync(new MemoryBacking(memory, IsShared: true), cancellation);
        }
        finally
        {
            File.Delete(memory);
        }
    }

    internal async Task<GuestSession> BootAsync(MemoryBacking memory, CancellationToken cancellation)
    {
        var machine = await QemuMachine.StartAsync(
            Machine, Boot, memory, isIncoming: false, Deadlines.For(Phase.Start), cancellation);
        var start = new SessionStart(this, [], [], () => [], (_, _) => Task.CompletedTask);
        return await GuestSession.OpenAsync(machine, start, Phase.Boot, cancellation);
    }

    internal async Task<GuestSession> ResumeAsync(
        TemplateFiles template, MemoryBacking memory, CancellationToken cancellation)
    {
        var machine = await QemuMachine.StartAsync(
            Machine, Boot, memory, isIncoming: true, Deadlines.For(Phase.Start), cancellation);
        var start = new SessionStart(
            this,
            template.ReadRecords(),
            template.ReadConsole(),
            template.Journal.Read,
            (sleeping, token) => sleeping.LoadAsync(template.State, token));
        return await GuestSession.OpenAsync(machine, start, Phase.Clone, cancellation);
    }

    internal async Task<string> KeyAsync(CancellationToken cancellation)
    {
        using var hash = new ContentHash();
        return hash
            .Add(await QemuVersion.ReadAsync(cancellation))
            .Add([.. QemuCommandLine.Machine(Machine)])
            .Add(Machine.CommandLine)
            .Add(Target.Key)
            .Add(Image.Key)
            .ToKey();
    }
}
