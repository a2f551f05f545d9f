namespace Vimc.KernelHeaders.Facts;

/// <summary>What happened to a piece of the API between two kernels.</summary>
public enum ApiChangeKind
{
    /// <summary>The newer kernel does not have it.</summary>
    Gone,

    /// <summary>The older kernel does not have it.</summary>
    New,

    /// <summary>It is declared in another way, or is another kind of thing.</summary>
    Changed,

    /// <summary>It is the same in another header.</summary>
    Moved,
}
