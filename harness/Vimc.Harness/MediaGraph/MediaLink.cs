namespace Vimc.Harness.MediaGraph;

/// <summary>A data link.</summary>
/// <param name="Source">Where frames come from.</param>
/// <param name="Sink">Where they go.</param>
/// <param name="IsEnabled">MEDIA_LNK_FL_ENABLED.</param>
/// <param name="IsImmutable">MEDIA_LNK_FL_IMMUTABLE.</param>
/// <param name="IsDynamic">MEDIA_LNK_FL_DYNAMIC.</param>
public sealed record MediaLink(
    MediaPadId Source, MediaPadId Sink, bool IsEnabled, bool IsImmutable, bool IsDynamic = false)
{
    /// <summary>"Sensor A":0 -> "Debayer A":0 [enabled, immutable]</summary>
    public override string ToString() => $"{Source} -> {Sink} [{Flags}]";

    /// <summary>"enabled, immutable"; "disabled" where not enabled.</summary>
    public string Flags =>
        (IsEnabled ? "enabled" : "disabled") + (IsImmutable ? ", immutable" : "") + (IsDynamic ? ", dynamic" : "");
}
