namespace Vimc.Harness.Failures;

/// <summary>
/// The harness, the host or the network failed. Says nothing about the kernel under test. The message carries what
/// was attempted, what happened and, where there is one, the remedy.
/// </summary>
public class HarnessException : Exception
{
    /// <summary>Creates the failure with a message meant for the user.</summary>
    public HarnessException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the failure with a message meant for the user and what caused it.</summary>
    public HarnessException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
