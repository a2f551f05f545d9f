using Vimc.Harness.Build;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Image;

/// <summary>
/// Composes the guest's initramfs from an unpacked suite. It stays uncompressed: under emulation, unpacking costs the
/// guest more than copying costs the host.
/// </summary>
public sealed class GuestImageBuilder
{
    private readonly HarnessCache _cache;

    /// <summary>Creates a builder that works in a cache.</summary>
    public GuestImageBuilder(HarnessCache cache) => _cache = cache;

    /// <summary>The image for a target; composed if the target, the agent or the lists changed.</summary>
    public async Task<GuestImage> BuildAsync(
        PreparedTarget target, IProgress<ProgressNote>? progress, CancellationToken cancellation)
    {
        var agent = await new GuestProgramBuilder(_cache).BuildAsync(target, GuestProgramBuilder.Agent, cancellation);
        var key = KeyOf(target, agent);
        var file = Path.Combine(_cache.Images, $"{target.Target.Name}-{key}.cpio");

        using var held = await FileLock.AcquireAsync($"{file}.lock", null, cancellation);
        if (!File.Exists(file))
        {
            progress?.Report(new ProgressNote("image", "composing the guest's file system"));
            var work = Directory.CreateTempSubdirectory("vimc-image-").FullName;
            try
            {
                var suite = new SuiteRoot(target.Root);
                var modules = await ModuleStage.FillAsync(target, work, cancellation);
                var applets = await suite.Command(work, "busybox --list").RunAsync(cancellation);
                await using (var output = new FileStream($"{file}.new", FileMode.Create))
                using (var archive = new CpioWriter(output))
                    new GuestImageComposer(target.Root, archive).Compose(agent, modules, applets.Split('\n'), work);
                File.Move($"{file}.new", file);
            }
            finally
            {
                TreeRemover.Remove(work);
            }
        }
        return new GuestImage(file, key);
    }

    private static string KeyOf(PreparedTarget target, string agent)
    {
        using var hash = new ContentHash();
        return hash
            .Add(GuestContents.Version)
            .Add(target.Key)
            .Add(Path.GetFileName(agent))
            .Add([.. GuestContents.Programs])
            .Add([.. GuestContents.OptionalLibraries])
            .Add([.. GuestContents.Links.Select(link => $"{link.Path} {link.Target}")])
            .Add([.. GuestContents.UdevRules])
            .Add([.. GuestContents.Files.Select(file => $"{file.Path} {file.Mode} {file.Content}")])
            .Add([.. GuestContents.BootModules])
            .Add([.. GuestContents.Modules])
            .ToKey();
    }
}
