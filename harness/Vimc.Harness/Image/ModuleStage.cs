using Vimc.Harness.Targets;

namespace Vimc.Harness.Image;

/// <summary>A module tree with just what the guest may load.</summary>
internal static class ModuleStage
{
    /// <summary>
    /// Copies the modules into a tree of their own, unpacked, and indexes it. Returns the paths of those to load at
    /// boot, in order, as the guest sees them.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FillAsync(
        PreparedTarget target, string work, CancellationToken cancellation)
    {
        var source = target.Modules;
        var folder = Path.Combine(work, "lib/modules", target.KernelRelease);
        var index = ModuleIndex.Parse(await File.ReadAllTextAsync(Path.Combine(source, "modules.dep"), cancellation));
        var builtInList = Path.Combine(source, "modules.builtin");
        var builtIn = (await File.ReadAllLinesAsync(builtInList, cancellation)).Select(ModuleIndex.NameOf).ToHashSet();

        foreach (var module in index.Closure(GuestContents.Modules, builtIn))
        {
            var staged = Path.Combine(folder, PlainName(module));
            Directory.CreateDirectory(Path.GetDirectoryName(staged)!);
            var packed = await File.ReadAllBytesAsync(Path.Combine(source, module), cancellation);
            await File.WriteAllBytesAsync(staged, await Decompression.UnpackAsync(packed, cancellation), cancellation);
        }
        foreach (var list in Directory.GetFiles(source, "modules.builtin*").Append(Path.Combine(source, "modules.order")))
            File.Copy(list, Path.Combine(folder, Path.GetFileName(list)), overwrite: true);

        await new SuiteRoot(target.Root)
            .Command(work, $"depmod -b {SuiteRoot.BuildInRoot} {target.KernelRelease}")
            .RunAsync(cancellation);
        return [.. index.Closure(GuestContents.BootModules, builtIn)
            .Select(module => $"/lib/modules/{target.KernelRelease}/{PlainName(module)}")];
    }

    private static string PlainName(string module) =>
        module.EndsWith(".ko", StringComparison.Ordinal) ? module : module[..module.LastIndexOf('.')];
}
