namespace Vimc.KernelHeaders.Facts;

/// <summary>What a piece of the kernel's API is.</summary>
public enum ApiKind
{
    /// <summary>A function, inline ones included.</summary>
    Function,

    /// <summary>A member of a structure or union that holds data.</summary>
    Member,

    /// <summary>A member that points to a function.</summary>
    Callback,

    /// <summary>A constant of an enumeration.</summary>
    Constant,

    /// <summary>An object that the kernel exports.</summary>
    Variable,

    /// <summary>A macro.</summary>
    Macro,
}
