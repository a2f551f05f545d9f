using System.Globalization;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Guest;

/// <summary>What was found out about a guest that missed a deadline.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Load">How busy its processors were, each from 0 to 1; empty where the host does not tell.</param>
/// <param name="Answers">Whether its agent answers.</param>
/// <param name="Sleepers">Processes that cannot be woken, with their stacks; empty where nobody can be asked.</param>
/// <param name="KernelLog">What the kernel says of its blocked tasks and of each processor; likewise.</param>
/// <param name="Registers">Of its processors, as QEMU prints them.</param>
internal sealed record HangReport(
    HangKind Kind, IReadOnlyList<double> Load, bool Answers, string Sleepers, string KernelLog, string Registers)
{
    /// <summary>A file with the memory of the guest, for <c>crash</c>; or why there is none; null if nobody wanted it.</summary>
    public string? Memory { get; init; }

    /// <summary>From little load and silence, or the contrary, to what that means.</summary>
    public static HangKind Judge(IReadOnlyList<double> load, bool answers)
    {
        const double Idle = 0.5;
        if (load.Count > 0 && load.All(share => share < Idle))
            return HangKind.Blocked;
        return answers ? HangKind.Slow : HangKind.Spinning;
    }

    /// <summary>The report for people: the verdict first, then all that leads there.</summary>
    public override string ToString()
    {
        var shares = string.Join(" and ", Load.Select(share => share.ToString("P0", CultureInfo.InvariantCulture)));
        var verdict =
            $"the guest is {Kind.ToString().ToLowerInvariant()}: "
            + (Load.Count == 0 ? "nobody knows how busy its processors were, " : $"its processors were {shares} busy, ")
            + $"its agent {(Answers ? "answers" : "is silent")}";
        return string.Join('\n', new[]
        {
            verdict,
            Section("processes that cannot be woken", Sleepers),
            Section("kernel log of sysrq-w and sysrq-l", KernelLog),
            Section("registers", Registers),
            Memory is null ? "" : $"memory, to be read with crash and the kernel's vmlinux: {Memory}",
        }.Where(part => part.Length > 0));
    }

    private static string Section(string title, string text) =>
        text.Length == 0 ? "" : $"{title}:\n  {text.TrimEnd().Replace("\n", "\n  ")}";
}
