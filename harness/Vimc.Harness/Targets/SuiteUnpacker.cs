using System.ComponentModel;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Targets;

/// <summary>
/// Downloads packages of a suite, verifies them and unpacks them into a folder. Extracting is enough: nothing in the
/// root is ever booted as it is, so no maintainer script has to run.
/// </summary>
internal sealed class SuiteUnpacker
{
    private readonly Target _target;
    private readonly string _root;
    private readonly Action<string> _say;

    /// <param name="target">The suite.</param>
    /// <param name="root">The folder; created here.</param>
    /// <param name="say">Gets a line whenever there is news.</param>
    public SuiteUnpacker(Target target, string root, Action<string> say)
    {
        _target = target;
        _root = root;
        _say = say;
    }

    /// <summary>Unpacks packages with what they depend on.</summary>
    /// <param name="packages">Their names; <c>name/suite</c> takes one from an extra suite.</param>
    /// <param name="excluded">Paths (tar patterns) that are left out.</param>
    /// <param name="cancellation">Ends the download.</param>
    /// <exception cref="HarnessException">A tool is missing, the mirror does not answer or the disk is full.</exception>
    public async Task UnpackAsync(
        IReadOnlyList<string> packages, IReadOnlyList<string> excluded, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_root);
        _say("asking the mirror");
        var age = await AgeOptionsAsync(cancellation);
        var errors = new StringBuilder();
        var unpack = Cli.Wrap("tar")
            .WithArguments(["--extract", "--no-same-owner", "--delay-directory-restore", "--directory", _root,
                .. excluded.Select(pattern => $"--exclude={pattern}")])
            .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Follow(line, errors)));
        var download = Cli.Wrap("mmdebstrap")
            .WithArguments(["--variant=extract", "--architectures=amd64", "--skip=output/mknod", .. age,
                "--setup-hook=/usr/share/mmdebstrap/hooks/merged-usr/setup00.sh \"$1\"",
                $"--extract-hook={TargetPackages.Hook}",
                $"--include={string.Join(',', packages)}", _target.Suite, "-", "-"])
            .WithStandardInputPipe(PipeSource.FromString(DebianMirror.OfThisHost().SourcesListFor(_target)))
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
            var unknown = Target.All.Any(known => known.Name == _target.Name) ? "" : $"\nis '{_target.Name}' what was meant? {Target.Choices}";
            throw new HarnessException(
                $"preparing {_target.Name} failed: {failure.Message.Split('\n')[0]}\n{HostCommand.Tail(errors.ToString())}"
                    + unknown,
                failure);
        }
        CompleteRoot();
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
        foreach (var point in (string[])["dev", "build", "kernel", "tmp", "proc"])
            Directory.CreateDirectory(Path.Combine(_root, point));

        var awk = Path.Combine(_root, "usr/bin/awk");
        if (!File.Exists(awk) && File.Exists(Path.Combine(_root, "usr/bin/mawk")))
            File.CreateSymbolicLink(awk, "mawk");
    }
}
