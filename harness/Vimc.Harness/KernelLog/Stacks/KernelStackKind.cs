namespace Vimc.Harness.KernelLog;

/// <summary>Where in a report a stack was printed.</summary>
public enum KernelStackKind
{
    /// <summary>The task or interrupt at fault: "Call Trace:".</summary>
    CallTrace,

    /// <summary>Who allocated the object: "Allocated by task", "Allocated in".</summary>
    Allocated,

    /// <summary>Who freed the object: "Freed by task", "Freed in".</summary>
    Freed,

    /// <summary>What kmemleak recorded at the allocation: "backtrace:".</summary>
    Backtrace,

    /// <summary>Anything else: lockdep chains, deferred work, other CPUs.</summary>
    Related,
}
