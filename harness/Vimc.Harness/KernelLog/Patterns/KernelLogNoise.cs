using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>Lines that look like the header of a report and are none.</summary>
internal static class KernelLogNoise
{
    /// <summary>One expression a line of this kind.</summary>
    public static IReadOnlyList<Regex> All { get; } =
    [
        Line("WARNING: workqueue cpumask: online intersect > possible intersect"),
        Line("WARNING: The mand mount option"),
        Line("WARNING: Unprivileged eBPF is enabled with eIBRS"),
        Line("WARNING: kernel not compiled with CPU_SRSO"),
        Line("WARNING: fbcon: Driver '.*' missed"),
        Line("WARNING: See https?://.* for mitigation options"),
        Line("WARNING: /etc/ssh/moduli does not exist"),
        Line("WARNING: .* uses (?:deprecated v2 capabilities|wireless extensions)"),
        Line("WARNING: .*DT_FLAGS_1"),
        Line("BUG: no syscalls can create resource"),
    ];

    private static Regex Line(string expression) => new(expression, RegexOptions.CultureInvariant);
}
