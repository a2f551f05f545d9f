using Vimc.Harness.Build;
using Vimc.Harness.Guest;

namespace Vimc.Harness.Bench;

/// <summary>A guest in which drivers take turns.</summary>
/// <param name="session">A guest that was prepared by <see cref="PrepareAsync"/>.</param>
internal sealed class BenchGuest(GuestSession session)
{
    private const string Program = "/root/vimc-measure";
    private const string VimcModule = "/root/ours/vimc.ko";
    private const string InTreeModule = "/root/in-tree/vimc.ko";
    private const string WatchdogSwitch = "/proc/sys/kernel/watchdog";

    // The slowest driver needs half a minute for the dearest frame.
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(5);

    /// <summary>Puts everything into a guest, and loads what all the drivers depend on.</summary>
    /// <param name="session">The guest.</param>
    /// <param name="program">The measuring program.</param>
    /// <param name="vimc">Our driver.</param>
    /// <param name="inTree">The kernel's own.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task PrepareAsync(
        GuestSession session, string program, BuiltModule vimc, BuiltModule inTree, CancellationToken cancellation)
    {
        await session.CheckAsync("mkdir /root/ours /root/in-tree", null, cancellation);
        await session.UploadAsync(program, Program, cancellation);
        await session.UploadAsync(vimc.File, VimcModule, cancellation);
        await session.UploadAsync(inTree.File, InTreeModule, cancellation);
        var modules = vimc.Dependencies.Concat(inTree.Dependencies).Append("vivid").Distinct();
        await session.CheckAsync(
            $"modprobe -a {string.Join(' ', modules)} && udevadm settle && rmmod vivid", null, cancellation);
    }

    /// <summary>Loads a driver and brings it into the state of a workload.</summary>
    /// <param name="subject">Which driver; there is none for a copy.</param>
    /// <param name="workload">The settings.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task LoadAsync(Subject subject, Workload workload, CancellationToken cancellation) => subject switch
    {
        Subject.Vimc => RunAsync(
            $"insmod {VimcModule} && udevadm settle && {GuestCommands.Configure(workload)}", cancellation),
        // It computes a frame in one go, however long that takes, and the watchdog would say so.
        Subject.InTree => RunAsync(
            $"echo 0 > {WatchdogSwitch}; insmod {InTreeModule} && udevadm settle && {GuestCommands.Configure(workload)}",
            cancellation),
        Subject.Vivid => RunAsync(
            "modprobe vivid n_devs=1 node_types=1 num_inputs=1 input_types=3 && udevadm settle && "
                + GuestCommands.ConfigureVivid(workload),
            cancellation),
        _ => Task.CompletedTask,
    };

    /// <summary>Unloads it again.</summary>
    public Task UnloadAsync(Subject subject, CancellationToken cancellation) => subject switch
    {
        Subject.Vimc => RunAsync("udevadm settle && rmmod vimc", cancellation),
        Subject.InTree => RunAsync($"udevadm settle && rmmod vimc && echo 1 > {WatchdogSwitch}", cancellation),
        Subject.Vivid => RunAsync("udevadm settle && rmmod vivid", cancellation),
        _ => Task.CompletedTask,
    };

    /// <summary>Runs a shell command that must succeed.</summary>
    public Task<string> RunAsync(string command, CancellationToken cancellation) =>
        session.CheckAsync(command, null, cancellation);

    /// <summary>Runs the measuring program.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<MeasuredValues> MeasureAsync(string arguments, CancellationToken cancellation) =>
        MeasuredValues.Parse(await session.CheckAsync($"{Program} {arguments}", RunLimit, cancellation));
}
