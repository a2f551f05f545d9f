using System.Text.RegularExpressions;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Bundles;

/// <summary>
/// Puts all that repeats a failure into a folder: what was booted, what was done, what was said, and a script that does
/// it again with QEMU and a shell. What is large and in the cache is linked, not copied, where the file system can.
/// </summary>
/// <param name="session">The guest it failed in; still running, or dead.</param>
/// <param name="failure">What failed.</param>
public sealed partial class BundleWriter(GuestSession session, GuestFailure failure)
{
    // A boot, on the host the limits were chosen on; and how much slower than in the template a repetition may be.
    private static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(2);
    private const double Slower = 3;

    /// <summary>Writes the bundle.</summary>
    /// <param name="folder">Where; what was there is removed.</param>
    /// <param name="cancellation">Ends it, and leaves a part of a bundle.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public async Task WriteAsync(string folder, CancellationToken cancellation = default)
    {
        var steps = BundleStep.NumberAll(session.ReadHistory(), failure.End);
        var sign = FailureSigns.Find(failure, steps);
        var qemu = await QemuVersion.ReadAsync(cancellation);

        TreeRemover.Remove(folder);
        var bundle = new BundleFolder(Directory.CreateDirectory(folder).FullName);
        await bundle.LinkAsync(session.Setup.Target.Vmlinux, "vmlinux", cancellation);
        await bundle.LinkAsync(session.Setup.Image.File, "initramfs.cpio", cancellation);
        foreach (var module in failure.DebugModules)
            await bundle.LinkAsync(module, $"debug/{Path.GetFileName(module)}", cancellation);

        WriteGuest(bundle, steps, sign);
        bundle.Write("failure.txt", $"{failure.Test}\n\n{failure.Message.Trim()}\n\n{failure.Output}".TrimEnd() + "\n");
        bundle.Write("commands.txt", CommandTranscript.Write(steps));
        bundle.Write("console.log", string.Concat(session.Console.Select(line => $"{line}\n")));
        bundle.Write("kernel.log", string.Concat(session.KernelRecords.All.Select(record => $"{record}\n")));
        bundle.Write("repro.sh", ReproScript.Write(session.Setup.Machine, qemu, sign, LimitOf(steps)), isProgram: true);
        await bundle.SealAsync(files => Describe(steps, sign, qemu, files), cancellation);
    }

    private void WriteGuest(BundleFolder bundle, IReadOnlyList<BundleStep> steps, FailureSign sign)
    {
        var script = ReplayScript.Write(failure.Test, steps, sign.Step);
        bundle.Write(BundleFolder.InGuest(ReplayScript.Path), script, isProgram: true);
        bundle.Write(BundleFolder.InGuest(ReplayScript.Library), BundleResources.Read("steps.sh"));
        Directory.CreateDirectory(bundle.Combine(BundleFolder.InGuest(ReplayScript.Files)));
        foreach (var step in steps.Where(step => step.Step.Content.Length > 0))
            File.WriteAllBytes(bundle.Combine(BundleFolder.FileOf(step)), step.Step.Content);
    }

    private BundleManifest Describe(
        IReadOnlyList<BundleStep> steps, FailureSign sign, string qemu, IReadOnlyDictionary<string, BundleFile> files)
    {
        var setup = session.Setup;
        var banner = session.KernelRecords.All.FirstOrDefault(
            record => record.Text.StartsWith("Linux version", StringComparison.Ordinal));
        var placed = steps.Where(step => step.Step.Kind == Journal.JournalStepKind.Put)
            .ToDictionary(BundleFolder.FileOf, step => step.Step.Text);
        return new BundleManifest(
            failure.Test,
            failure.Message,
            sign,
            [.. failure.Findings.Select(finding => finding.Title)],
            DateTime.UtcNow,
            failure.Commit,
            new BundleKernel(
                setup.Target.Target.Name,
                setup.Machine.Flavour.Name(),
                session.KernelRelease,
                banner?.Text ?? "",
                setup.Machine.CommandLine),
            new BundleQemu(qemu, session.Machine.Arguments),
            ReadSettings(),
            setup.Target.ReadPackages(),
            files.ToDictionary(
                file => file.Key, file => file.Value with { Guest = placed.GetValueOrDefault(file.Key) }),
            [.. steps.Select(BundleManifestStep.Of)]);
    }

    private SortedDictionary<string, string> ReadSettings()
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith("VIMC_", StringComparison.Ordinal))
                settings[name] = variable.Value as string ?? "";
        }
        foreach (Match printed in SettingRegex().Matches(failure.Output))
            settings[printed.Groups[1].Value] = printed.Groups[2].Value;
        return settings;
    }

    private TimeSpan LimitOf(IReadOnlyList<BundleStep> steps)
    {
        var done = steps.Aggregate(
            TimeSpan.Zero, (sum, step) => sum + ((step.Step.End ?? step.Step.Start) - step.Step.Start));
        var last = steps.Where(step => step.Phase != BundlePhase.Template)
            .Select(step => step.Step.End ?? step.Step.Start).DefaultIfEmpty().Max();
        return (BootLimit + ((done + last) * Slower)) * Math.Max(1, session.Deadlines.Scale);
    }

    [GeneratedRegex(@"^\s*(VIMC_\w+)=(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex SettingRegex();
}
