namespace Vimc.Harness.Bundles;

/// <summary>How a failure is repeated.</summary>
public enum ReplayMode
{
    /// <summary>As it was, on the same machine: what depends on time may come or not.</summary>
    Free,

    /// <summary>On one processor, with all that comes from outside written into the bundle.</summary>
    Record,

    /// <summary>As it was recorded, bit for bit.</summary>
    Recorded,
}
