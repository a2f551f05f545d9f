namespace Vimc.Harness.KernelLog;

/// <summary>Which part of a report names the function at fault.</summary>
internal enum KernelFunctionSource
{
    /// <summary>None: the report has no stack.</summary>
    None,

    /// <summary>The first frame of the call trace that is not part of the reporting machinery.</summary>
    CallTrace,

    /// <summary>The address that trapped (RIP), and the call trace where that is a helper.</summary>
    InstructionPointer,

    /// <summary>The group "func" of the header, and the call trace where that is a helper.</summary>
    Header,

    /// <summary>The line after the header that the pattern names.</summary>
    Detail,

    /// <summary>The caller that waits: the call trace without the scheduler and the lock functions.</summary>
    Waiter,

    /// <summary>The entry into the work that takes too long: the frame next to a system call or thread entry.</summary>
    Entry,

    /// <summary>The backtrace kmemleak recorded, without the allocators.</summary>
    Allocation,
}
