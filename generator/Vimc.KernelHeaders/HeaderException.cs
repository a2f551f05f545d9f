namespace Vimc.KernelHeaders;

/// <summary>The headers cannot be read: no libclang, no kernel in the folder, or C that does not compile.</summary>
public sealed class HeaderException : Exception
{
    /// <summary>Creates the failure with a message meant for the user.</summary>
    public HeaderException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the failure with a message meant for the user and what caused it.</summary>
    public HeaderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
