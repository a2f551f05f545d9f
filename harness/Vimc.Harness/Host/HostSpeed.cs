using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Vimc.Harness.Host;

/// <summary>How much slower this host is than the one the deadlines were chosen on.</summary>
public static class HostSpeed
{
    /// <summary>Overrides the measurement: a factor such as <c>2.5</c>.</summary>
    public const string ScaleVariable = "VIMC_DEADLINE_SCALE";

    private const int WorkBytes = 16 << 20;
    private const double ReferenceSeconds = 0.015;
    private const double MostSlowdown = 20;

    /// <summary>
    /// Hashes a fixed amount of memory and compares the time with the reference machine. Never below 1: a fast host
    /// gains nothing from a tight deadline.
    /// </summary>
    public static double MeasureSlowdown()
    {
        var wanted = Environment.GetEnvironmentVariable(ScaleVariable);
        if (double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale > 0)
            return scale;

        var work = new byte[WorkBytes];
        var watch = Stopwatch.StartNew();
        SHA256.HashData(work);
        return Math.Clamp(watch.Elapsed.TotalSeconds / ReferenceSeconds, 1, MostSlowdown);
    }
}
