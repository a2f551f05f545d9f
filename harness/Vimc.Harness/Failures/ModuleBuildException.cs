namespace Vimc.Harness.Failures;

/// <summary>The driver does not compile. The message is what make and gcc printed, with the caller's paths.</summary>
public sealed class ModuleBuildException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">What make and gcc printed.</param>
    public ModuleBuildException(string message)
        : base(message)
    {
    }
}
