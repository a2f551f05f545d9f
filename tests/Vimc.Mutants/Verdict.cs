namespace Vimc.Mutants;

/// <summary>What became of a mutant.</summary>
internal enum Verdict
{
    /// <summary>The detector it names fired.</summary>
    Killed,

    /// <summary>A test failed, for another reason than the named one.</summary>
    KilledByAnother,

    /// <summary>All its tests passed: one is missing.</summary>
    Survived,

    /// <summary>The patch does not fit the driver any more.</summary>
    DoesNotApply,

    /// <summary>The patched driver does not compile.</summary>
    DoesNotBuild,

    /// <summary>Nothing was proved: no test ran, or the machine got in the way.</summary>
    HarnessError,
}
