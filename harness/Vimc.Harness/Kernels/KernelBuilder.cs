using System.Diagnostics;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Image;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Kernels;

/// <summary>Builds one kernel: tinyconfig with fragments, then vmlinux and modules.</summary>
internal sealed class KernelBuilder
{
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(5);

    // PVH enters the kernel through enlighten.c, which compares strings, before there is shadow memory: checked, it
    // would fault at once. Copying and filling memory is checked all the same (mm/kasan/shadow.c).
    private static readonly string[] RunsBeforeShadow = ["enlighten.o", "string.o"];

    private static readonly string Unchecked = string.Join(
        ' ', RunsBeforeShadow.Select(file => $"KASAN_SANITIZE_{file}=n KCSAN_SANITIZE_{file}=n"));

    // Modules built later need headers, scripts and Module.symvers, none of the objects.
    private static readonly string[] NeededTools = ["scripts", "tools"];

    private readonly KernelSource _source;
    private readonly string _flavour;
    private readonly string _key;

    /// <param name="source">What to build, and in whose home.</param>
    /// <param name="flavour">Becomes part of the release and of the folder.</param>
    /// <param name="key">Key of everything that decides what comes out.</param>
    public KernelBuilder(KernelSource source, string flavour, string key)
    {
        _source = source;
        _flavour = flavour;
        _key = key;
    }

    private string Name => $"{_flavour}-{_key}";

    private string WorkName => $".{Name}.new";

    private string Work => Path.Combine(_source.Home, WorkName);

    private string ReleaseFile(string folder) => Path.Combine(_source.Home, folder, "release");

    /// <summary>The kernel, or null if it is not there.</summary>
    public BuiltKernel? TryOpen() => File.Exists(ReleaseFile(Name))
        ? new BuiltKernel(_source, Name, File.ReadAllText(ReleaseFile(Name)).Trim(), _key)
        : null;

    /// <summary>Builds it. An interrupted build goes on where it was.</summary>
    public async Task<BuiltKernel> BuildAsync(
        KernelFragments fragments, Action<string> say, CancellationToken cancellation)
    {
        say("configuring");
        Directory.CreateDirectory(Path.Combine(Work, "objects"));
        await ConfigureAsync(fragments, cancellation);

        await CompileAsync(say, cancellation);

        say("installing the modules");
        var release = (await MakeAsync("-s kernelrelease", null, cancellation)).Trim();
        await MakeAsync($"INSTALL_MOD_PATH={InRoot(WorkName)} modules_install", null, cancellation);
        await RunAsync($"depmod -b {InRoot(WorkName)} {release}", null, cancellation);
        CheckEntry();
        Prune();
        await File.WriteAllTextAsync(ReleaseFile(WorkName), release, cancellation);
        Directory.Move(Work, Path.Combine(_source.Home, Name));
        return TryOpen()!;
    }

    private async Task ConfigureAsync(KernelFragments fragments, CancellationToken cancellation)
    {
        await MakeAsync("tinyconfig", null, cancellation);
        var file = Path.Combine(Work, "objects", ".config");
        await File.AppendAllTextAsync(file, $"{fragments.Optional}{fragments.Wanted}", cancellation);
        await MakeAsync("olddefconfig", null, cancellation);

        var untaken = KernelFragments.Untaken(fragments.Wanted, await File.ReadAllTextAsync(file, cancellation));
        if (untaken.Count > 0)
            throw new HarnessException($"the kernel cannot be configured with {string.Join(", ", untaken)}");
    }

    private async Task CompileAsync(Action<string> say, CancellationToken cancellation)
    {
        var compiled = 0;
        var watch = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        await MakeAsync(
            $"-j{Environment.ProcessorCount} vmlinux modules",
            line =>
            {
                if (line.Contains(" CC ", StringComparison.Ordinal))
                    compiled++;
                if (watch.Elapsed - reported < ProgressPeriod)
                    return;
                reported = watch.Elapsed;
                say($"compiling, {compiled} files in {watch.Elapsed.TotalSeconds:F0} s");
            },
            cancellation);
        File.Move(Path.Combine(Work, "objects", "vmlinux"), Path.Combine(Work, "vmlinux"), overwrite: true);
    }

    private void CheckEntry()
    {
        if (!new ElfFile(File.ReadAllBytes(Path.Combine(Work, "vmlinux"))).HasPvhEntry)
            throw new HarnessException("the kernel has no PVH entry; it needs CONFIG_PVH=y");
    }

    private void Prune()
    {
        var objects = Path.Combine(Work, "objects");
        foreach (var folder in Directory.GetDirectories(objects).Where(f => !NeededTools.Contains(Path.GetFileName(f))))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsByproduct))
                File.Delete(file);
        }
        foreach (var file in Directory.EnumerateFiles(objects, "vmlinux*").Append(Path.Combine(objects, ".tmp_vmlinux")))
        {
            if (Path.GetFileName(file) != "vmlinux.symvers")
                File.Delete(file);
        }
    }

    private static bool IsByproduct(string path) =>
        Path.GetExtension(path) is ".o" or ".a" or ".ko" or ".cmd" or ".mod" || path.EndsWith(".mod.c", StringComparison.Ordinal);

    private Task<string> MakeAsync(string arguments, Action<string>? onLine, CancellationToken cancellation) =>
        RunAsync(
            $"make -C {KernelSource.FolderInRoot} O={InRoot(WorkName)}/objects ARCH=x86_64 LOCALVERSION=-vimc-{_flavour} "
                + $"{Unchecked} {arguments}",
            onLine,
            cancellation);

    private Task<string> RunAsync(string command, Action<string>? onLine, CancellationToken cancellation) =>
        (_source.Compiler.Command(Work, command) with { OnLine = onLine }).RunAsync(cancellation);

    private static string InRoot(string name) => $"{SuiteRoot.KernelInRoot}/{name}";
}
