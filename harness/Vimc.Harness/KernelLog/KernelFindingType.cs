namespace Vimc.Harness.KernelLog;

/// <summary>What went wrong, coarsely: the classes a report or a test policy decides on.</summary>
public enum KernelFindingType
{
    /// <summary>A report whose kind could not be told.</summary>
    Unknown,

    /// <summary>An object freed twice, or a pointer freed that was never allocated (KASAN, KFENCE, SLUB).</summary>
    InvalidFree,

    /// <summary>A write to memory already freed.</summary>
    UseAfterFreeWrite,

    /// <summary>A read of memory already freed.</summary>
    UseAfterFreeRead,

    /// <summary>A write outside of an object.</summary>
    OutOfBoundsWrite,

    /// <summary>A read outside of an object.</summary>
    OutOfBoundsRead,

    /// <summary>Corruption found after the fact: poison, red zones, page state, lists, stacks.</summary>
    MemoryCorruption,

    /// <summary>A value used, or sent to user space, that was never written (KMSAN).</summary>
    Uninitialised,

    /// <summary>A reference counter that overflowed, underflowed or rose from zero.</summary>
    Refcount,

    /// <summary>A null pointer followed.</summary>
    NullDereference,

    /// <summary>An access to an unmapped or non-canonical address.</summary>
    BadAccess,

    /// <summary>Two unsynchronised accesses (KCSAN).</summary>
    DataRace,

    /// <summary>Sleeping, scheduling or per-CPU access where the context forbids it.</summary>
    AtomicSleep,

    /// <summary>A locking rule broken: lockdep, spinlock debugging, RCU.</summary>
    Locking,

    /// <summary>Undefined behaviour (UBSAN).</summary>
    UndefinedBehaviour,

    /// <summary>Memory nothing points to any more (kmemleak).</summary>
    MemoryLeak,

    /// <summary>A task, CPU or workqueue that makes no progress.</summary>
    Hang,

    /// <summary>BUG(), or a trap of the processor.</summary>
    Bug,

    /// <summary>WARN().</summary>
    Warning,

    /// <summary>The kernel stopped, and nothing before it says why.</summary>
    Panic,

    /// <summary>The kernel started a second time.</summary>
    Reboot,

    /// <summary>A rule of a kernel API broken by its user: vb2, sysfs, kobject, debug objects.</summary>
    ApiMisuse,

    /// <summary>The driver under test logged an error.</summary>
    DriverError,
}
