namespace Vimc.Harness.Scenario;

/// <summary>Shows a run while it happens.</summary>
public interface IRunView
{
    /// <summary>The run begins; all its steps are known.</summary>
    void OnBegin(IReadOnlyList<RunStep> steps);

    /// <summary>A step has begun, has news or has ended.</summary>
    void OnUpdate(RunStep changed);

    /// <summary>The run is over.</summary>
    void OnEnd();
}
