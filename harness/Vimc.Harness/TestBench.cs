using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Image;
using Vimc.Harness.Kernels;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness;

/// <summary>
/// Everything between a driver tree and a running guest, for one target: the usual way in. Opening it prepares what
/// the cache does not have.
/// </summary>
public sealed class TestBench
{
    private readonly IProgress<ProgressNote>? _progress;
    private readonly ModuleBuilder _builder;

    private TestBench(GuestSetup setup, GuestTemplate template, IProgress<ProgressNote>? progress)
    {
        Setup = setup;
        Template = template;
        _progress = progress;
        _builder = new ModuleBuilder(setup.Cache);
    }

    /// <summary>What its guests boot.</summary>
    public GuestSetup Setup { get; }

    /// <summary>A booted guest without the module under test.</summary>
    public GuestTemplate Template { get; }

    /// <summary>Prepares the target, the image and the template.</summary>
    /// <param name="target">See <see cref="Target.Find"/>.</param>
    /// <param name="machine">Null for the default machine.</param>
    /// <param name="progress">Gets a note whenever there is something to wait for.</param>
    /// <param name="cancellation">Leaves nothing half-made behind.</param>
    public static async Task<TestBench> OpenAsync(
        Target target,
        MachineOptions? machine = null,
        IProgress<ProgressNote>? progress = null,
        CancellationToken cancellation = default)
    {
        machine ??= new MachineOptions();
        var cache = HarnessCache.ForThisUser();
        var prepared = await new TargetStore(cache).PrepareAsync(target, progress, cancellation);
        if (target.KernelTree is { } tree)
            prepared = await new KernelTreeStore(cache).PrepareAsync(prepared, tree, progress, cancellation);
        else if (machine.Flavour.NeedsOwnKernel())
            prepared = await new KernelStore(cache).PrepareAsync(prepared, machine.Flavour, progress, cancellation);
        var image = await new GuestImageBuilder(cache).BuildAsync(prepared, progress, cancellation);
        var setup = new GuestSetup(cache, prepared, image, machine)
        {
            Deadlines = Deadlines.ForThisHost.Times(machine.Flavour.Slowdown() * machine.Patience),
        };
        if (setup.Machine.Accelerator is null)
            setup = await ChooseAcceleratorAsync(setup, progress, cancellation);
        var template = await GuestTemplate.GetOrBootAsync(setup, progress, cancellation);
        return new TestBench(setup, template, progress);
    }

    /// <summary>Builds a driver tree for the target.</summary>
    /// <param name="driverTree">Folder with a <c>Kbuild</c> file.</param>
    /// <param name="progress">Gets the notes of this build; by default, whoever got those of the bench.</param>
    /// <param name="cancellation">Ends the build.</param>
    public Task<BuiltModule> BuildModuleAsync(
        string driverTree, IProgress<ProgressNote>? progress = null, CancellationToken cancellation = default) =>
        _builder.BuildAsync(Setup.Target, driverTree, progress ?? _progress, cancellation);

    /// <summary>Builds a driver tree that counts how often each line is run, <see cref="BuiltModule.Notes"/>.</summary>
    /// <inheritdoc cref="BuildModuleAsync"/>
    public Task<BuiltModule> BuildCountingModuleAsync(
        string driverTree, IProgress<ProgressNote>? progress = null, CancellationToken cancellation = default) =>
        _builder.BuildCountingAsync(Setup.Target, driverTree, progress ?? _progress, cancellation);

    /// <summary>
    /// Builds the vimc of the target's own kernel, for comparison; its sources come from the suite.
    /// </summary>
    /// <param name="progress">Gets the notes of this build; by default, whoever got those of the bench.</param>
    /// <param name="cancellation">Ends the build.</param>
    public async Task<BuiltModule> BuildInTreeDriverAsync(
        IProgress<ProgressNote>? progress = null, CancellationToken cancellation = default)
    {
        var tree = await new InTreeDriver(Setup.Cache).PrepareAsync(Setup.Target, progress ?? _progress, cancellation);
        return await BuildModuleAsync(tree, progress, cancellation);
    }

    /// <summary>A template of a guest with a module loaded, from which clones start at once.</summary>
    public Task<GuestTemplate> LoadedAsync(
        BuiltModule module, IReadOnlyList<string>? parameters = null, CancellationToken cancellation = default) =>
        Template.DeriveAsync(
            string.Join(' ', [module.Key, .. parameters ?? []]),
            (session, token) => session.LoadModuleAsync(module, parameters, token),
            cancellation);

    /// <summary>A bench like this one, whose guest has more programs: one that is booted for them.</summary>
    /// <param name="addition">The programs; packages that the cache lacks are downloaded.</param>
    /// <param name="cancellation">Leaves nothing half-made behind.</param>
    public async Task<TestBench> WithAsync(GuestAddition addition, CancellationToken cancellation = default)
    {
        var image = await new GuestAdditionBuilder(Setup.Cache)
            .AddAsync(Setup.Image, Setup.Target, addition, _progress, cancellation);
        var setup = Setup with { Image = image };
        return new TestBench(setup, await GuestTemplate.GetOrBootAsync(setup, _progress, cancellation), _progress);
    }

    private static async Task<GuestSetup> ChooseAcceleratorAsync(
        GuestSetup setup, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var withKvm = setup with { Machine = setup.Machine with { Accelerator = Accelerator.Kvm } };
        var verdict = await new AcceleratorProbe(setup.Cache).DecideAsync(
            async token =>
            {
                await using var canary = await withKvm.BootAsync(token);
            },
            cancellation);
        if (verdict.Obstacle is { } obstacle)
            progress?.Report(new ProgressNote("accelerator", $"emulation, as {obstacle}"));
        return setup with { Machine = setup.Machine with { Accelerator = verdict.Accelerator } };
    }
}
