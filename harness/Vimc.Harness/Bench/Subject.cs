namespace Vimc.Harness.Bench;

/// <summary>Whose cost is measured.</summary>
public enum Subject
{
    /// <summary>The driver of this repository.</summary>
    Vimc,

    /// <summary>The vimc of the target's own kernel.</summary>
    InTree,

    /// <summary>vivid with a bare pattern of the same size and format: no pipeline.</summary>
    Vivid,

    /// <summary>A copy of as many bytes in user space: less cannot be had.</summary>
    Copy,
}
