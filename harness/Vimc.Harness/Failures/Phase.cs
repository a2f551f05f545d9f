namespace Vimc.Harness.Failures;

/// <summary>A stretch of a guest's life that has a deadline of its own.</summary>
public enum Phase
{
    /// <summary>From the start of QEMU to its answer on the control socket.</summary>
    Start,

    /// <summary>From the first instruction to the first word of the agent.</summary>
    Boot,

    /// <summary>From the start of QEMU to the first word of the agent of a clone.</summary>
    Clone,

    /// <summary>One command in the guest.</summary>
    Command,

    /// <summary>From the request to end to the end of QEMU.</summary>
    Stop,
}
