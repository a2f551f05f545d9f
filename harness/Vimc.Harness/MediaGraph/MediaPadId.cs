namespace Vimc.Harness.MediaGraph;

/// <summary>Names a pad.</summary>
/// <param name="Entity">The name of its entity.</param>
/// <param name="Pad">Its number in the entity.</param>
public sealed record MediaPadId(string Entity, int Pad)
{
    /// <summary>"Sensor A":0, as <c>media-ctl</c> takes it.</summary>
    public override string ToString() => $"\"{Entity}\":{Pad}";
}
