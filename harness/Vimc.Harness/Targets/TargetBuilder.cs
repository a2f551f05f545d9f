using System.Globalization;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.Image;

namespace Vimc.Harness.Targets;

/// <summary>Makes one target in a folder of its own.</summary>
internal sealed class TargetBuilder
{
    private readonly Target _target;
    private readonly string _folder;
    private readonly Action<string> _say;

    /// <param name="target">What to make.</param>
    /// <param name="folder">Created here; whoever calls removes it if this fails.</param>
    /// <param name="say">Gets a line whenever there is news.</param>
    public TargetBuilder(Target target, string folder, Action<string> say)
    {
        _target = target;
        _folder = folder;
        _say = say;
    }

    private string Root => Path.Combine(_folder, "root");

    /// <summary>Downloads, verifies and unpacks; then makes the kernel ready to be entered.</summary>
    public async Task<TargetManifest> BuildAsync(CancellationToken cancellation)
    {
        await new SuiteUnpacker(_target, Root, _say).UnpackAsync(_target.Packages, _target.Excluded, cancellation);

        var release = FindKernelRelease();
        _say($"indexing the modules of {release}");
        var build = Directory.CreateDirectory(Path.Combine(_folder, "build")).FullName;
        await new SuiteRoot(Root).Command(build, $"depmod {release}").RunAsync(cancellation);

        _say("unpacking the kernel");
        var image = await File.ReadAllBytesAsync(KernelImage(release), cancellation);
        var vmlinux = await KernelUnpacker.UnpackAsync(image, cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "vmlinux"), vmlinux, cancellation);

        using var hash = new ContentHash();
        var key = hash.Add(_target.RecipeKey()).Add(vmlinux).ToKey();
        return new TargetManifest(release, key, DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture));
    }

    // Newer kernel packages keep the image with the modules; a maintainer script would copy it to /boot.
    private string KernelImage(string release)
    {
        var withModules = Path.Combine(Root, "usr/lib/modules", release, "vmlinuz");
        return File.Exists(withModules) ? withModules : Path.Combine(Root, "boot", $"vmlinuz-{release}");
    }

    private string FindKernelRelease()
    {
        var releases = Directory.GetDirectories(Path.Combine(Root, "usr/lib/modules")).Select(Path.GetFileName).ToArray();
        return releases is [{ } only]
            ? only
            : throw new HarnessException($"expected one kernel in {_target.Name}, found: {string.Join(", ", releases)}");
    }
}
