namespace Vimc.Harness.MediaGraph;

/// <summary>A pad of an entity.</summary>
/// <param name="Index">Its number in the entity.</param>
/// <param name="IsSink">True for a sink, false for a source.</param>
/// <param name="MustConnect">MEDIA_PAD_FL_MUST_CONNECT.</param>
/// <param name="Format">The active format of its first stream, or null for video nodes.</param>
public sealed record MediaPad(int Index, bool IsSink, bool MustConnect = false, MediaPadFormat? Format = null);
