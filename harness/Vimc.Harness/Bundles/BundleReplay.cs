using System.Diagnostics;
using System.Text.RegularExpressions;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Bundles;

/// <summary>Repeats the failure of a bundle with its own script, so that there is one judge of whether it came again.</summary>
public sealed partial class BundleReplay
{
    private const int Reproduced = 0;
    private const int NotReproduced = 1;

    // For the script to end QEMU and to remove its temporary files after Ctrl-C.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly BundleFolder _folder;

    private BundleReplay(BundleFolder folder, BundleManifest manifest)
    {
        _folder = folder;
        Manifest = manifest;
    }

    /// <summary>What it is of.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>Opens a bundle.</summary>
    /// <exception cref="HarnessException">It is none, or what it boots is not what failed.</exception>
    public static async Task<BundleReplay> OpenAsync(string path, CancellationToken cancellation)
    {
        var folder = new BundleFolder(Path.GetFullPath(path));
        var manifest = BundleManifest.Read(folder.Path);
        await folder.VerifyAsync(manifest, cancellation);
        return new BundleReplay(folder, manifest);
    }

    /// <summary>Runs it once.</summary>
    /// <param name="mode">Whether it is recorded, or a recording is played.</param>
    /// <param name="onLine">Gets each line that the guest's script says, or null.</param>
    /// <param name="cancellation">Ends the guest.</param>
    /// <exception cref="HarnessException">It could not be tried; the message says why.</exception>
    public async Task<ReplayOutcome> RunAsync(
        ReplayMode mode, Action<string>? onLine, CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder("vimc-replay-");
        var log = Path.Combine(scratch.Path, "console");
        var watch = Stopwatch.StartNew();
        var command = CommandFor([.. ArgumentsOf(mode), "--log", log], line => Tell(line, onLine));
        var (status, _, output) = await command.TryRunAsync(cancellation);
        if (status is not (Reproduced or NotReproduced))
            throw new HarnessException(Complaint(status, output));

        var console = await File.ReadAllTextAsync(log, cancellation);
        var findings = KernelLogScanner.Scan(console).Select(finding => finding.Title).Distinct();
        return new ReplayOutcome(status == Reproduced, watch.Elapsed, [.. findings], console);
    }

    /// <summary>Runs it for a debugger, which sees it from the first instruction. Ends when the guest does.</summary>
    /// <param name="mode">Whether a recording is played, in which the debugger can go back.</param>
    /// <param name="onLine">Gets all that is said; the first lines are for whoever starts the debugger.</param>
    /// <param name="cancellation">Ends the guest.</param>
    /// <exception cref="HarnessException">It could not be tried; the message says why.</exception>
    public async Task DebugAsync(ReplayMode mode, Action<string> onLine, CancellationToken cancellation)
    {
        var (status, _, output) = await CommandFor([.. ArgumentsOf(mode), "--gdb"], onLine).TryRunAsync(cancellation);
        if (status != 0)
            throw new HarnessException(Complaint(status, output));
    }

    private static string[] ArgumentsOf(ReplayMode mode) => mode switch
    {
        ReplayMode.Record => ["--record"],
        ReplayMode.Recorded => ["--recorded"],
        _ => [],
    };

    private HostCommand CommandFor(string[] arguments, Action<string> onLine) =>
        new("sh", [_folder.Combine(BundleFolder.Script), .. arguments]) { Grace = Grace, OnLine = onLine };

    private static void Tell(string line, Action<string>? onLine)
    {
        if (SaidRegex().Match(line) is { Success: true } said)
            onLine?.Invoke(said.Groups[1].Value.TrimEnd());
    }

    private static string Complaint(int status, string output)
    {
        const string Mark = "repro.sh: error: ";
        var complaint = output.Split('\n').LastOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal));
        return complaint is null
            ? $"exit status {status} from {BundleFolder.Script}\n{HostCommand.Tail(output)}"
            : $"{complaint[Mark.Length..]}\n{HostCommand.Tail(output)}";
    }

    [GeneratedRegex(@"^replay: [0-9.]+ (.*)$")]
    private static partial Regex SaidRegex();
}
