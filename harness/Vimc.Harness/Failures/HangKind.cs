namespace Vimc.Harness.Failures;

/// <summary>What a guest does that does not come to an end.</summary>
public enum HangKind
{
    /// <summary>Its processors have nothing to do: somebody waits for what does not come.</summary>
    Blocked,

    /// <summary>Its processors are busy, and it has no time left to answer.</summary>
    Spinning,

    /// <summary>Its processors are busy, and its clock goes on: it would take longer, or somebody turns in circles.</summary>
    Slow,
}
