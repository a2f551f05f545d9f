using System.Collections.Concurrent;
using Vimc.Guest.Tests.Graph;
using Vimc.Harness;
using Vimc.Harness.Guest;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// What all tests of the ring share: one booted template, and one with a driver loaded for each topology a test has
/// asked for. The kernel checks its own memory as far as one that nobody built for it can.
/// </summary>
internal static class GuestRing
{
    private static readonly Lazy<Task<(TestBench Bench, GuestPrograms Programs)>> Opened = new(OpenAsync);

    private static readonly ConcurrentDictionary<string, Lazy<Task<LoadedTopology>>> Topologies = new();

    // One ring runs on one target; the variable makes a matrix of it.
    private static string TargetName => Environment.GetEnvironmentVariable("VIMC_TARGET") ?? Target.All[0].Name;

    /// <summary>A guest at rest with the driver of a topology loaded; built, booted and loaded once.</summary>
    public static Task<LoadedTopology> LoadAsync(string topology) =>
        Topologies.GetOrAdd(topology, name => new(() => PrepareAsync(new EmittedTopology(name)))).Value;

    // None of this is cancelled with the test that happens to come first: the others need it too, and the harness has
    // a deadline for each phase.
    private static async Task<(TestBench Bench, GuestPrograms Programs)> OpenAsync()
    {
        var machine = new MachineOptions { Flavour = GuestFlavour.StockDebug };
        var bench = await TestBench.OpenAsync(Target.Find(TargetName), machine);
        return (bench, await GuestPrograms.BuildAsync(bench, CancellationToken.None));
    }

    private static async Task<LoadedTopology> PrepareAsync(EmittedTopology topology)
    {
        var (bench, programs) = await Opened.Value;
        var module = await bench.BuildModuleAsync(topology.DriverTree);
        var template = await bench.Template.DeriveAsync(
            $"guest tests {module.Key} {programs.Key}",
            async (session, cancellation) =>
            {
                await programs.InstallAsync(session, cancellation);
                await session.LoadModuleAsync(module, null, cancellation);
            },
            CancellationToken.None);

        await using var first = await template.CloneAsync();
        var graph = await first.CheckAsync($"{GuestPrograms.Folder}/media-topology /dev/media0");
        await first.FlushKernelLogAsync();
        GuestEvidence.Read(first, default).AssertClean("booting and loading");
        return new LoadedTopology(topology, MediaSnapshot.Parse(graph), template);
    }
}
