using System.Globalization;
using System.Text;
using Vimc.Harness.Host;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Bundles;

/// <summary>
/// Writes <c>repro.sh</c>, which boots a bundle with QEMU and a shell and nothing else. All but its settings is
/// <c>harness/bundle/repro.sh</c>.
/// </summary>
internal static class ReproScript
{
    private const string Hole = "@SETTINGS@\n";

    /// <summary>Writes it.</summary>
    /// <param name="machine">The machine that the guest ran on.</param>
    /// <param name="qemu">The first line of QEMU's <c>--version</c> then.</param>
    /// <param name="sign">What tells that it has failed again.</param>
    /// <param name="limit">Wall time that the guest gets.</param>
    public static string Write(MachineOptions machine, string qemu, FailureSign sign, TimeSpan limit) =>
        BundleResources.Read("repro.sh").Replace(Hole, Settings(machine, qemu, sign, limit), StringComparison.Ordinal);

    private static string Settings(MachineOptions machine, string qemu, FailureSign sign, TimeSpan limit)
    {
        var text = new StringBuilder("# What the failure is known by on the console, as grep -E takes it.\n");
        (string Name, string Value)[] variables =
        [
            ("title", sign.Title), ("sign", sign.Sign), ("near", sign.Near), ("absent", sign.Absent),
            ("limit", limit.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)),
            ("recorded_version", qemu),
        ];
        foreach (var (name, value) in variables)
            text.Append(CultureInfo.InvariantCulture, $"{name}={HostCommand.Quote(value)}\n");
        text.Append(CultureInfo.InvariantCulture, $"qemu=${{QEMU:-{QemuCommandLine.Program}}}\n\n");
        AppendFunction(text, "boot", QemuCommandLine.ForRepetition(machine, "vmlinux"));
        AppendFunction(text.Append('\n'), "boot_recorded", QemuCommandLine.ForRecording(machine, "vmlinux"));
        return text.ToString();
    }

    private static void AppendFunction(StringBuilder text, string name, IReadOnlyList<string> arguments) => text
        .Append(CultureInfo.InvariantCulture, $"# Usage: {name} ARGUMENTS...\n{name}() {{\n\texec \"$qemu\"")
        .Append(Arguments(arguments))
        .Append(" \\\n\t\t\"$@\"\n}\n");

    // A line for each option with its value.
    private static string Arguments(IReadOnlyList<string> words)
    {
        var lines = new StringBuilder();
        foreach (var word in words)
            lines.Append(word.StartsWith('-') ? " \\\n\t\t" : " ").Append(HostCommand.Quote(word));
        return lines.ToString();
    }
}
