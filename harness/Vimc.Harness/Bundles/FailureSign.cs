namespace Vimc.Harness.Bundles;

/// <summary>
/// What tells on the console of a guest that a failure has come again. Expressions are extended regular expressions of
/// POSIX, for lines.
/// </summary>
/// <param name="Title">In words: the title of the kernel's report, or what a command does.</param>
/// <param name="Sign">The line that is there if it has failed; empty where a missing line tells.</param>
public sealed record FailureSign(string Title, string Sign)
{
    /// <summary>A line that follows soon; empty if there need not be one.</summary>
    public string Near { get; init; } = "";

    /// <summary>The line that is missing if it has failed; or empty.</summary>
    public string Absent { get; init; } = "";

    /// <summary>The step whose outcome decides, or null.</summary>
    public int? Step { get; init; }
}
