namespace Vimc.Harness.Bench;

/// <summary>What people call the subjects.</summary>
internal static class SubjectTitles
{
    /// <summary>The name for tables and plots.</summary>
    public static string Title(this Subject subject) => subject switch
    {
        Subject.Vimc => "vimc",
        Subject.InTree => "in-tree vimc",
        Subject.Vivid => "vivid",
        _ => "memcpy",
    };
}
