using Vimc.Harness.Journal;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Bundles;

/// <summary>A test that failed in a guest.</summary>
/// <param name="Test">Its full name.</param>
/// <param name="Message">What the failure says.</param>
/// <param name="Findings">What the kernel reported while it ran.</param>
/// <param name="End">Where in the journal of its session the test was over.</param>
public sealed record GuestFailure(string Test, string Message, IReadOnlyList<KernelFinding> Findings, JournalMark End)
{
    /// <summary>What the test printed; lines <c>VIMC_NAME=VALUE</c> are settings that repeat it, such as seeds.</summary>
    public string Output { get; init; } = "";

    /// <summary>Whether the guest no longer answered.</summary>
    public bool IsGuestLost { get; init; }

    /// <summary>Whether the test itself passed, and what was looked at afterwards failed.</summary>
    public bool IsAfterwards { get; init; }

    /// <summary>Modules with debug information, to be given to a debugger.</summary>
    public IReadOnlyList<string> DebugModules { get; init; } = [];

    /// <summary>The commit that was tested, or empty.</summary>
    public string Commit { get; init; } = "";
}
