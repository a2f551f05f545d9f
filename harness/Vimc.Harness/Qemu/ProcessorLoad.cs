using System.Globalization;

namespace Vimc.Harness.Qemu;

/// <summary>
/// How busy the processors of a machine are, seen from the host: a thread of QEMU executes each. Also one that has to
/// wait for a processor of the host has something to do.
/// </summary>
internal static class ProcessorLoad
{
    /// <summary>Watches for some time.</summary>
    /// <param name="qmp">The machine.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>For each processor the share of that time it was busy, from 0 to 1.</returns>
    public static async Task<IReadOnlyList<double>> MeasureAsync(
        QmpClient qmp, TimeSpan duration, CancellationToken cancellation)
    {
        var processors = await qmp.ExecuteAsync("query-cpus-fast", null, cancellation);
        int[] threads = [.. processors.EnumerateArray().Select(each => each.GetProperty("thread-id").GetInt32())];
        var before = Array.ConvertAll(threads, ReadBusy);
        await Task.Delay(duration, cancellation);
        var after = Array.ConvertAll(threads, ReadBusy);
        return [.. after.Zip(before, (late, early) => Math.Min(1, (late - early) / duration))];
    }

    // Nanoseconds on a processor and nanoseconds ready for one; Documentation/scheduler/sched-stats.rst of the kernel.
    private static TimeSpan ReadBusy(int thread)
    {
        var fields = File.ReadAllText($"/proc/{thread}/task/{thread}/schedstat").Split(' ');
        var nanoseconds = fields.Take(2).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
