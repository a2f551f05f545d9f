namespace Vimc.Harness.Scenario;

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>Not begun; at the end of a run: not done, because something before it failed.</summary>
    Waiting,

    /// <summary>Going on.</summary>
    Running,

    /// <summary>Done, and all is well.</summary>
    Passed,

    /// <summary>Done, and something is wrong.</summary>
    Failed,
}
