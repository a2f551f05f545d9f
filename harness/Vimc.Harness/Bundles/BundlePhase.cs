namespace Vimc.Harness.Bundles;

/// <summary>Why something was done to a guest.</summary>
public enum BundlePhase
{
    /// <summary>To make the template that the guest was cloned from.</summary>
    Template,

    /// <summary>By the test.</summary>
    Test,

    /// <summary>To look after the guest when the test was over.</summary>
    Afterwards,
}
