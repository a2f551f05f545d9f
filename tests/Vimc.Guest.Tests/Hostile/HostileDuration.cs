using System.Globalization;
using Vimc.Guest.Tests.Ring;
using Vimc.Harness.Qemu;

namespace Vimc.Guest.Tests.Hostile;

/// <summary>
/// How long the tests go on that only time limits: seconds on a kernel that notices little, minutes on one that was
/// built to notice.
/// </summary>
internal static class HostileDuration
{
    /// <summary>Environment variable: how many times longer they shall go on; a positive number.</summary>
    public const string Variable = "VIMC_HOSTILE_SCALE";

    private static double Scale { get; } =
        double.Parse(Environment.GetEnvironmentVariable(Variable) ?? "1", CultureInfo.InvariantCulture);

    /// <summary>A duration for this run, in whole seconds.</summary>
    /// <param name="stock">On the distribution's kernel, or one that only counts.</param>
    /// <param name="sanitizer">On a kernel that checks itself.</param>
    public static int Seconds(int stock, int sanitizer) =>
        (int)Math.Ceiling((RingOptions.Flavour.Slowdown() > 1 ? sanitizer : stock) * Scale);

    /// <summary>A deadline for something that goes on for so many seconds, and then ends.</summary>
    public static TimeSpan Deadline(int seconds) => TimeSpan.FromSeconds(seconds + Scaled(60));

    /// <summary>How many seconds something takes on this kernel that takes so many on the distribution's.</summary>
    public static int Scaled(int seconds) => (int)Math.Ceiling(seconds * RingOptions.Flavour.Slowdown());
}
