namespace Vimc.Harness.Host;

/// <summary>The processor of this machine.</summary>
internal static class HostProcessor
{
    /// <summary>Its model as the kernel names it, and how many there are.</summary>
    public static string Name()
    {
        var model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1];
        return $"{model ?? "unknown processor"}, {Environment.ProcessorCount} processors";
    }
}
