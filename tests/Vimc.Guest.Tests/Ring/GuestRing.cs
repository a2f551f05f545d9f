using System.Collections.Concurrent;
using Vimc.Guest.Tests.Graph;
using Vimc.Harness;
using Vimc.Harness.Build;
using Vimc.Harness.Coverage;
using Vimc.Harness.Guest;
using Vimc.Harness.Image;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// What all tests of the ring share: one booted template, and one with a driver loaded for each topology a test has
/// asked for. What it runs on is up to <see cref="RingOptions"/>; by default it is a kernel that checks its own memory as
/// far as one that nobody built for it can.
/// </summary>
internal static class GuestRing
{
    private static readonly Lazy<Task<(TestBench Bench, GuestPrograms Programs)>> Opened = new(OpenAsync);

    private static readonly ConcurrentDictionary<(string Topology, GuestAddition? Addition), Lazy<Task<LoadedTopology>>>
        Topologies = new();

    /// <summary>Whether the kernel can be asked for leaks.</summary>
    public static bool HasKmemleak => RingOptions.Flavour == GuestFlavour.Sanitizer;

    /// <summary>Whether the kernel puts the release of objects off, by eight seconds at most.</summary>
    public static bool HasLateReleases => RingOptions.Flavour == GuestFlavour.Sanitizer;

    /// <summary>Whether a driver can count how often its lines are run.</summary>
    public static bool CanCountLines => RingOptions.Flavour.CanCountLines();

    /// <summary>A guest at rest with the driver of a topology loaded; built, booted and loaded once.</summary>
    /// <param name="topology">Which.</param>
    /// <param name="addition">Programs it has beside the usual ones, always the same object; or null.</param>
    public static Task<LoadedTopology> LoadAsync(string topology, GuestAddition? addition = null) =>
        Topologies.GetOrAdd(
            (topology, addition), key => new(() => PrepareAsync(new EmittedTopology(key.Topology), key.Addition))).Value;

    /// <summary>What drivers are built with and loaded into.</summary>
    public static async Task<TestBench> OpenBenchAsync() => (await Opened.Value).Bench;

    /// <summary>A booted guest without any driver under test.</summary>
    public static async Task<GuestTemplate> BootAsync() => (await Opened.Value).Bench.Template;

    /// <summary>The vimc of the guest's own kernel, built and not loaded.</summary>
    public static async Task<BuiltModule> BuildInTreeDriverAsync() =>
        await (await Opened.Value).Bench.BuildInTreeDriverAsync();

    /// <summary>The driver of a topology, built to count its lines and not loaded.</summary>
    public static async Task<BuiltModule> BuildCountingDriverAsync(string topology) =>
        await (await Opened.Value).Bench.BuildCountingModuleAsync(new EmittedTopology(topology).DriverTree);

    /// <summary>What guests counted, for the lines of a folder of sources.</summary>
    public static async Task<LineCounts> ReadCountsAsync(
        CountsFolder counts, string sources, CancellationToken cancellation) =>
        await new GcovReader((await Opened.Value).Bench.Setup.Target).ReadAsync(counts, sources, cancellation);

    /// <summary>Compiles a program for the guest, <see cref="TargetCompiler.CompileAsync"/>.</summary>
    public static async Task CompileAsync(string sources, string program, CancellationToken cancellation) =>
        await new TargetCompiler((await Opened.Value).Bench.Setup.Target).CompileAsync(sources, program, cancellation);

    /// <summary>Builds a module for the guest that is not the one under test.</summary>
    public static async Task<BuiltModule> BuildModuleAsync(string sources, CancellationToken cancellation) =>
        await (await Opened.Value).Bench.BuildModuleAsync(sources, null, cancellation);

    /// <summary>Removes what was made for the tests outside the cache, if any of them asked for it.</summary>
    public static async Task CloseAsync()
    {
        if (Opened.IsValueCreated && Opened.Value.IsCompletedSuccessfully)
            (await Opened.Value).Programs.Remove();
    }

    // None of this is cancelled with the test that happens to come first: the others need it too, and the harness has
    // a deadline for each phase.
    private static async Task<(TestBench Bench, GuestPrograms Programs)> OpenAsync()
    {
        var bench = await TestBench.OpenAsync(RingOptions.Target, RingOptions.Machine);
        TestRecord.Keep("boot", bench.Template);
        return (bench, await GuestPrograms.BuildAsync(bench, CancellationToken.None));
    }

    private static async Task<LoadedTopology> PrepareAsync(EmittedTopology topology, GuestAddition? addition)
    {
        var (bench, programs) = await Opened.Value;
        if (addition is not null)
            bench = await bench.WithAsync(addition);
        var module = RingOptions.Counts is null
            ? await bench.BuildModuleAsync(topology.DriverTree)
            : await bench.BuildCountingModuleAsync(topology.DriverTree);
        RingOptions.Counts?.Add(module);
        var template = await (await ReadyAsync(bench)).DeriveAsync(
            $"guest tests {module.Key} {programs.Key}",
            async (session, cancellation) =>
            {
                await programs.InstallAsync(session, cancellation);
                await session.LoadModuleAsync(module, null, cancellation);
            },
            CancellationToken.None);

        TestRecord.Keep($"load {topology.Name}", template);

        await using var first = await template.CloneAsync();
        var graph = await first.CheckAsync($"{GuestPrograms.Folder}/media-topology /dev/media0");
        try
        {
            await TestRecord.KeepGraphAsync(topology.Name, first);
            await first.FlushKernelLogAsync();
        }
        finally
        {
            // If the first frames did not come, this tells more.
            await AssertCleanAsync(first, topology, module);
        }
        return new LoadedTopology(topology, MediaSnapshot.Parse(graph), module, template);
    }

    // Scans take more than a minute, and all topologies can begin where the first one's ended.
    private static Task<GuestTemplate> ReadyAsync(TestBench bench) => HasKmemleak
        ? bench.Template.DeriveAsync(
            "leaks forgotten", (session, cancellation) => session.ForgetLeaksAsync(cancellation), CancellationToken.None)
        : Task.FromResult(bench.Template);

    private static async Task AssertCleanAsync(GuestSession session, EmittedTopology topology, BuiltModule module)
    {
        const string What = "booting and loading";
        var evidence = GuestEvidence.Read(session, default);
        try
        {
            evidence.AssertClean(What);
        }
        catch (AssertionException failure)
        {
            var bundle = new FailureBundle(session, session.MarkJournal())
            {
                Findings = evidence.Find(),
                DebugModules = [module.DebugFile],
            };
            var named = await bundle.WriteAsync($"{What} {topology.Name}", failure.Message, isAfterwards: false);
            throw new AssertionException($"{failure.Message}\n{named}", failure);
        }
    }
}
