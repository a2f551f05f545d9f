using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Regress;

/// <summary>One field of the matrix: the guest tests on one kernel.</summary>
/// <param name="Target">The suite.</param>
/// <param name="Flavour">Its kernel.</param>
public sealed record RegressCell(Target Target, GuestFlavour Flavour)
{
    private const string Everything = "TestCategory=Guest";

    // Only a kernel that was built for it fails allocations on demand.
    private const string NotWithoutFaults = "&TestCategory!=FaultInjection";

    // Recording counts each instruction, and a kernel that checks itself has several times as many.
    private const string NotForSlowKernels = "&TestCategory!=Recording";

    /// <summary>What users call it.</summary>
    public string Name => $"{Target.Title} {Flavour.Name()}";

    /// <summary>The tests that run there, as <c>dotnet test</c> takes them.</summary>
    public string Filter =>
        Everything
        + (Flavour.CanFailAllocations() ? "" : NotWithoutFaults)
        + (Flavour.Slowdown() > 1 ? NotForSlowKernels : "");

    /// <summary>Every flavour on every target.</summary>
    /// <exception cref="HarnessException">There is none of one or the other.</exception>
    public static IReadOnlyList<RegressCell> Matrix(
        IEnumerable<Target> targets, IReadOnlyCollection<GuestFlavour> flavours) =>
        targets.SelectMany(target => flavours.Select(flavour => new RegressCell(target, flavour))).ToList()
            is { Count: > 0 } cells
            ? cells
            : throw new HarnessException("nothing to run: name at least one target and one flavour");

    /// <summary>Whether a result is one of this cell.</summary>
    internal bool IsThatOf(CellResult result) => result.Target == Target.Title && result.Flavour == Flavour.Name();

    /// <summary>Where its results are, below the folder of a run.</summary>
    internal string FolderIn(string output) => Path.Combine(output, Target.Title, Flavour.Name());
}
