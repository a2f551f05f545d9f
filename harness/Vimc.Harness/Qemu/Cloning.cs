namespace Vimc.Harness.Qemu;

/// <summary>How guests are kept at rest, to be cloned. Where one way fails the next is taken.</summary>
public enum Cloning
{
    /// <summary>
    /// Memory in a file that all clones share until they write to it, and a state without memory: a clone costs what it
    /// touches. Needs a QEMU that can leave shared memory out of a migration.
    /// </summary>
    SharedMemory,

    /// <summary>
    /// A state with all the memory in it, which each clone reads. Any QEMU that can migrate can do it; unlike a snapshot it
    /// needs no disk.
    /// </summary>
    WholeState,

    /// <summary>Each clone boots, and has done to it what was done to the template.</summary>
    None,
}
