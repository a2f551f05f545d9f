using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Image;

/// <summary>
/// Makes images with additions: the usual one with a second archive behind it, as the kernel unpacks all that are in
/// an initramfs, one after the other. The archive serves every kernel of its suite.
/// </summary>
internal sealed class GuestAdditionBuilder
{
    // Changes when the archive is composed in a way the addition itself does not show.
    private const string RecipeVersion = "1";

    // Most of the size, and opened by none of the programs that a test wants in a guest without a screen.
    private static readonly string[] Excluded =
        ["./usr/share/icons/*", "./usr/lib/x86_64-linux-gnu/libLLVM*", "./usr/lib/x86_64-linux-gnu/dri/*"];

    private readonly HarnessCache _cache;

    /// <summary>Creates a builder that works in a cache.</summary>
    public GuestAdditionBuilder(HarnessCache cache) => _cache = cache;

    /// <summary>An image with an addition; composed if the cache does not have it.</summary>
    /// <param name="image">The usual image.</param>
    /// <param name="target">What it is for; the packages are of the same suite.</param>
    /// <param name="addition">What comes along.</param>
    /// <param name="progress">Gets a note when there is something to wait for.</param>
    /// <param name="cancellation">Ends the work and leaves nothing.</param>
    /// <exception cref="Failures.HarnessException">The suite lacks a package or a file, or cannot be had.</exception>
    public async Task<GuestImage> AddAsync(
        GuestImage image,
        PreparedTarget target,
        GuestAddition addition,
        IProgress<ProgressNote>? progress,
        CancellationToken cancellation)
    {
        var archive = await ArchiveAsync(target, addition, progress, cancellation);
        using var hash = new ContentHash();
        var key = hash.Add(image.Key).Add(Path.GetFileName(archive)).ToKey();
        var file = FileOf(target, addition, key);

        using var held = await FileLock.AcquireAsync($"{file}.lock", null, cancellation);
        if (!File.Exists(file))
        {
            await using (var output = new FileStream($"{file}.new", FileMode.Create))
            {
                foreach (var part in new[] { image.File, archive })
                {
                    await using var input = File.OpenRead(part);
                    await input.CopyToAsync(output, cancellation);
                }
            }
            File.Move($"{file}.new", file);
        }
        return new GuestImage(file, key);
    }

    private async Task<string> ArchiveAsync(
        PreparedTarget target, GuestAddition addition, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        using var hash = new ContentHash();
        var key = hash
            .Add(RecipeVersion)
            .Add(target.SuiteKey)
            .Add([.. addition.Packages])
            .Add([.. addition.Files])
            .Add(Excluded)
            .ToKey();
        var archive = FileOf(target, addition, $"addition-{key}");

        void Say(string detail) =>
            progress?.Report(new ProgressNote($"{addition.Name} of {target.Target.Name}", detail));
        using var held = await FileLock.AcquireAsync(
            $"{archive}.lock", () => Say("waiting for another process that unpacks it"), cancellation);
        if (File.Exists(archive))
            return archive;

        // Everything but the archive is thrown away: most of what the packages hold is in it or of no use.
        var root = $"{archive}.root";
        TreeRemover.Remove(root);
        try
        {
            await new SuiteUnpacker(target.Target, root, Say)
                .UnpackAsync(addition.Packages, [.. target.Target.Excluded, .. Excluded], cancellation);
            await using (var output = new FileStream($"{archive}.new", FileMode.Create))
            using (var writer = new CpioWriter(output))
                new GuestAdditionComposer(root, writer).Compose(addition);
            File.Move($"{archive}.new", archive);
        }
        finally
        {
            TreeRemover.Remove(root);
        }
        return archive;
    }

    private string FileOf(PreparedTarget target, GuestAddition addition, string key) =>
        Path.Combine(_cache.Images, $"{target.Target.Name}-{addition.Name}-{key}.cpio");
}
