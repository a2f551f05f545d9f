using Vimc.Harness.Host;

namespace Vimc.Harness.Build;

/// <summary>
/// The host itself: where a developer has built a kernel, modules for it are built too. The tools in a kernel's build
/// folder need not run anywhere else.
/// </summary>
internal sealed class HostCompiler : IModuleCompiler
{
    /// <inheritdoc/>
    public string PathInside(string buildFolder) => buildFolder;

    /// <inheritdoc/>
    public HostCommand Command(string buildFolder, string shellCommand) =>
        new("sh", ["-c", $"cd \"$1\" && {shellCommand}", "sh", buildFolder])
        {
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C", ["MAKEFLAGS"] = null },
        };
}
