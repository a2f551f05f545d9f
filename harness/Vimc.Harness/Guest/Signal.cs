namespace Vimc.Harness.Guest;

/// <summary>The signals tests send; numbers of signal(7) on x86.</summary>
public enum Signal
{
    /// <summary>The terminal is gone.</summary>
    Hangup = 1,

    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>Cannot be caught.</summary>
    Kill = 9,

    /// <summary>The polite request to end.</summary>
    Terminate = 15,

    /// <summary>Go on after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Pause; cannot be caught.</summary>
    Stop = 19,
}
