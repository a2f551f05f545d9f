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
    public Task<GuestSession> BootAsync(CancellationToken cancellation) =>
        WithPassingMemoryAsync(memory => BootAsync(memory, cancellation));

    // QEMU keeps the file open; its name is needed only until it has opened it.
    private async Task<GuestSession> WithPassingMemoryAsync(Func<MemoryBacking, Task<GuestSession>> start)
    {
        var memory = Path.Combine(Cache.Templates, $".boot-{Environment.ProcessId}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Cache.Templates);
        try
        {
            return await start(new MemoryBacking(memory, IsShared: true));
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

    /// <summary>A guest that goes on where a template came to rest.</summary>
    /// <param name="template">The template.</param>
    /// <param name="own">Memory that becomes a template's in its turn; null for a clone that is gone when it ends.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<GuestSession> ResumeAsync(
        TemplateFiles template, MemoryBacking? own, CancellationToken cancellation)
    {
        if (!Directory.Exists(template.Folder))
            throw new HarnessException($"there is no template in '{template.Folder}' any more");
        if (own is null && template.HasMemoryInState)
            return await WithPassingMemoryAsync(memory => ResumeAsync(template, memory, cancellation));

        var memory = own ?? new MemoryBacking(template.Memory, IsShared: false);
        var machine = await QemuMachine.StartAsync(
            Machine, Boot, memory, isIncoming: true, Deadlines.For(Phase.Start), cancellation);
        var start = new SessionStart(
            this,
            template.ReadRecords(),
            template.ReadConsole(),
            template.Journal.Read,
            (sleeping, token) => template.HasMemoryInState
                ? sleeping.LoadAsync(template.WholeState, withMemory: true, token)
                : sleeping.LoadAsync(template.State, withMemory: false, token));
        return await GuestSession.OpenAsync(machine, start, Phase.Clone, cancellation);
    }

    internal async Task<string> KeyAsync(CancellationToken cancellation)
    {
        using var hash = new ContentHash();
        return hash
            .Add(await QemuVersion.ReadAsync(cancellation))
            .Add([.. QemuCommandLine.Machine(Machine)])
            .Add(Machine.CommandLine)
            .Add($"{Machine.Cloning}")
            .Add(Target.Key)
            .Add(Image.Key)
            .ToKey();
    }
}
