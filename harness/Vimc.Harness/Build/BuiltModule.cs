namespace Vimc.Harness.Build;

/// <summary>A kernel module that was built for a target.</summary>
/// <param name="Name">Name without <c>.ko</c>, as <c>modprobe</c> takes it.</param>
/// <param name="File">Absolute path of the module without debug information: what goes into the guest.</param>
/// <param name="DebugFile">Absolute path of the module with debug information, for decoding stacks.</param>
/// <param name="Dependencies">Names of the modules that must be loaded before, as the module itself records them.</param>
/// <param name="Key">Changes whenever the module may differ.</param>
public sealed record BuiltModule(
    string Name, string File, string DebugFile, IReadOnlyList<string> Dependencies, string Key)
{
    /// <summary>
    /// Absolute path of the folder with the compiler's notes (<c>.gcno</c>) and the sources they are about, if the
    /// module counts how often each of its lines is run; null if it does not.
    /// </summary>
    public string? Notes { get; init; }
}
