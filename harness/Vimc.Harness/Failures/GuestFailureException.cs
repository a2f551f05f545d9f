namespace Vimc.Harness.Failures;

/// <summary>
/// The kernel under test, or a program on it, failed: it panicked, hung or refused what it should do. The message
/// ends with the last lines of the serial console.
/// </summary>
public sealed class GuestFailureException : Exception
{
    /// <summary>Creates the failure with a message meant for the user.</summary>
    public GuestFailureException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the failure with a message meant for the user and what caused it.</summary>
    public GuestFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
