using System.ComponentModel;
using System.Globalization;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;
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
        Directory.CreateDirectory(Root);
        await DownloadAsync(cancellation);
        CompleteRoot();

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

    // Extracting is enough: nothing in the root is ever booted as it is, so no maintainer script has to run.
    private async Task DownloadAsync(CancellationToken cancellation)
    {
        _say("asking the mirror");
        var sources = DebianMirror.OfThisHost().SourcesListFor(_target);
        var age = await AgeOptionsAsync(cancellation);
        var errors = new StringBuilder();
        var unpack = Cli.Wrap("tar")
            .WithArguments(["--extract", "--no-same-owner", "--delay-directory-restore", "--directory", Root,
                .. _target.Excluded.Select(pattern => $"--exclude={pattern}")])
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Follow(line, errors)));
        var download = Cli.Wrap("mmdebstrap")
            .WithArguments(["--variant=extract", "--architectures=amd64", "--skip=output/mknod", .. age,
                "--setup-hook=/usr/share/mmdebstrap/hooks/merged-usr/setup00.sh \"$1\"",
                $"--include={string.Join(',', _target.Packages)}", _target.Suite, "-", "-"])
            .WithStandardInputPipe(PipeSource.FromString(sources))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Follow(line, errors)));

        // mmdebstrap needs a moment to remove its own temporary folder.
        using var forceful = new CancellationTokenSource();
        await using var delayed = cancellation.Register(() => forceful.CancelAfter(TimeSpan.FromSeconds(10)));
        try
        {
            await (download | unpack).ExecuteAsync(forceful.Token, cancellation);
        }
        catch (Exception failure) when (failure is CommandExecutionException or Win32Exception)
        {
            throw new HarnessException(
                $"preparing {_target.Name} failed: {failure.Message.Split('\n')[0]}\n{HostCommand.Tail(errors.ToString())}",
                failure);
        }
    }

    // A mirror that stands still offers release files that are past their date. Whether those will do is for the
    // administrator to say, in the apt configuration of this host; signatures are verified either way.
    private static async Task<string[]> AgeOptionsAsync(CancellationToken cancellation)
    {
        const string Setting = "Acquire::Check-Valid-Until";
        var answer = await new HostCommand("apt-config", ["dump", Setting]).RunAsync(cancellation);
        return answer.Trim() == $"{Setting} \"false\";" ? [$"--aptopt={Setting} \"false\""] : [];
    }

    private void Follow(string line, StringBuilder errors)
    {
        lock (errors)
            errors.Append(line).Append('\n');
        if (line.StartsWith("I: ", StringComparison.Ordinal) && !line.Contains('/'))
            _say(line[3..].TrimEnd('.'));
    }

    // What maintainer scripts would have done, as far as compiling needs it.
    private void CompleteRoot()
    {
        foreach (var point in (string[])["dev", "build", "tmp", "proc"])
            Directory.CreateDirectory(Path.Combine(Root, point));

        var awk = Path.Combine(Root, "usr/bin/awk");
        if (!File.Exists(awk) && File.Exists(Path.Combine(Root, "usr/bin/mawk")))
            File.CreateSymbolicLink(awk, "mawk");
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
