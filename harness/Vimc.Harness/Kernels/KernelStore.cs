using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>
/// The kernels that flavours need, in the cache: one for each suite and flavour, built once from the suite's source
/// with the suite's compiler.
/// </summary>
public sealed class KernelStore
{
    // Changes when the way a kernel is built changes in a way the fragments do not show.
    private const string RecipeVersion = "3";

    private readonly HarnessCache _cache;

    /// <summary>Opens the store of a cache; nothing is created yet.</summary>
    public KernelStore(HarnessCache cache) => _cache = cache;

    /// <summary>The target with the kernel of a flavour, which is built first if need be: that takes minutes.</summary>
    /// <param name="target">The suite as it was prepared.</param>
    /// <param name="flavour">One that <see cref="GuestFlavourTraits.NeedsOwnKernel"/>.</param>
    /// <param name="progress">Gets a note when there is something to wait for.</param>
    /// <param name="cancellation">Ends the build; what was compiled is kept and not compiled again.</param>
    /// <exception cref="HarnessException">It does not build; the message has the end of the compiler's output.</exception>
    public async Task<PreparedTarget> PrepareAsync(
        PreparedTarget target, GuestFlavour flavour, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var source = await new KernelSourceStore(_cache).PrepareAsync(target, progress, cancellation);
        var fragments = KernelFragments.For(flavour);
        using var hash = new ContentHash();
        var key = hash.Add(RecipeVersion).Add(source.Key).Add(fragments.Wanted).Add(fragments.Optional).ToKey();
        var builder = new KernelBuilder(source, flavour.Name(), key);
        if (builder.TryOpen() is { } ready)
            return target.With(ready);

        void Say(string detail) => progress?.Report(new ProgressNote($"{flavour.Name()} kernel", detail));
        using var held = await FileLock.AcquireAsync(
            $"{source.Home}.{flavour.Name()}.lock", () => Say("waiting for another process that builds it"), cancellation);
        return target.With(builder.TryOpen() ?? await builder.BuildAsync(fragments, Say, cancellation));
    }
}
