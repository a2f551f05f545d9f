using System.Text.Json;
using Vimc.Harness.Failures;
using Vimc.Harness.Host;

namespace Vimc.Harness.Qemu;

/// <summary>
/// Decides whether KVM works here, by booting. The device node proves nothing: there are hosts on which it opens,
/// creates virtual processors, and then never gets a kernel past its first instructions.
/// </summary>
public sealed class AcceleratorProbe
{
    private const string Device = "/dev/kvm";

    // The paravirtual KVM of some clouds, without hardware support: it accepts everything and boots nothing.
    private const string ParavirtualModule = "/sys/module/kvm_pvm";

    private static readonly TimeSpan CanaryLimit = TimeSpan.FromSeconds(4);

    private readonly HarnessCache _cache;
    private readonly Func<string, bool> _exists;
    private readonly Func<string, string> _read;

    /// <summary>Creates a probe of this machine that keeps its verdict in a cache.</summary>
    public AcceleratorProbe(HarnessCache cache)
        : this(cache, path => File.Exists(path) || Directory.Exists(path), File.ReadAllText)
    {
    }

    internal AcceleratorProbe(HarnessCache cache, Func<string, bool> exists, Func<string, string> read)
    {
        _cache = cache;
        _exists = exists;
        _read = read;
    }

    private string VerdictFile => Path.Combine(_cache.Root, "accelerator.json");

    /// <summary>The accelerator that works, and why it is not KVM if it is not.</summary>
    /// <param name="canary">
    /// Boots a real guest with KVM and returns when it has said its first word; throws if it does not.
    /// </param>
    /// <param name="cancellation">Ends the probe.</param>
    public async Task<AcceleratorVerdict> DecideAsync(
        Func<CancellationToken, Task> canary, CancellationToken cancellation)
    {
        if (ObviousObstacle() is { } obstacle)
            return new AcceleratorVerdict(Accelerator.Tcg, obstacle, "");

        // The verdict is about this boot of the host and this QEMU.
        var circumstances = $"{_read("/proc/sys/kernel/random/boot_id").Trim()} {await QemuVersion.ReadAsync(cancellation)}";
        if (ReadVerdict() is { } known && known.Circumstances == circumstances)
            return known;

        var verdict = await BootCanaryAsync(canary, circumstances, cancellation);
        Directory.CreateDirectory(_cache.Root);
        await File.WriteAllTextAsync(VerdictFile, JsonSerializer.Serialize(verdict), cancellation);
        return verdict;
    }

    /// <summary>A reason not to try at all, or null.</summary>
    internal string? ObviousObstacle()
    {
        if (!_exists(Device))
            return $"there is no {Device}";
        if (_exists(ParavirtualModule))
            return "the host's KVM is paravirtual (kvm_pvm)";
        return HasHardwareSupport(_read("/proc/cpuinfo")) ? null : "the processor offers no vmx or svm";
    }

    internal static bool HasHardwareSupport(string cpuInfo) =>
        cpuInfo.Split('\n')
            .Where(line => line.StartsWith("flags", StringComparison.Ordinal))
            .Any(line => line.Split(' ').Intersect(["vmx", "svm"]).Any());

    private static async Task<AcceleratorVerdict> BootCanaryAsync(
        Func<CancellationToken, Task> canary, string circumstances, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(CanaryLimit);
        try
        {
            await canary(limited.Token);
            return new AcceleratorVerdict(Accelerator.Kvm, null, circumstances);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new AcceleratorVerdict(
                Accelerator.Tcg, $"a guest did not start within {CanaryLimit.TotalSeconds:0} s under KVM", circumstances);
        }
        catch (HarnessException failure)
        {
            return new AcceleratorVerdict(
                Accelerator.Tcg, $"KVM refused a guest: {failure.Message.Split('\n')[0]}", circumstances);
        }
    }

    private AcceleratorVerdict? ReadVerdict()
    {
        try
        {
            return File.Exists(VerdictFile)
                ? JsonSerializer.Deserialize<AcceleratorVerdict>(File.ReadAllText(VerdictFile))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
