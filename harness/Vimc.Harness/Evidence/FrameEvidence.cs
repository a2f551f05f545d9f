namespace Vimc.Harness.Evidence;

/// <summary>A captured frame beside the one it was to be, as files in the folder of the evidence.</summary>
/// <param name="Test">The full name of the test that took it.</param>
/// <param name="What">What it shows.</param>
/// <param name="Format">Such as "BA81 640x480".</param>
/// <param name="Captured">A PNG file.</param>
/// <param name="Reference">Another.</param>
/// <param name="Difference">A third.</param>
/// <param name="Verdict">How they differ, in words.</param>
/// <param name="IsWrong">Whether they do.</param>
public sealed record FrameEvidence(
    string Test, string What, string Format, string Captured, string Reference, string Difference, string Verdict, bool IsWrong);
