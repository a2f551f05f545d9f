namespace Vimc.Harness.Doctor;

/// <summary>Whether a requirement is met.</summary>
/// <param name="IsMet">True if it is.</param>
/// <param name="Detail">What was found, or what to do where no package helps.</param>
public sealed record Verdict(bool IsMet, string Detail)
{
    /// <summary>It is there.</summary>
    public static Verdict Present(string detail = "present") => new(true, detail);

    /// <summary>It is not.</summary>
    public static Verdict Missing(string detail = "missing") => new(false, detail);
}
