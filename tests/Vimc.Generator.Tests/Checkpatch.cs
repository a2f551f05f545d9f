namespace Vimc.Generator.Tests;

/// <summary>The kernel's style checker, which is only in kernel sources.</summary>
internal static class Checkpatch
{
    /// <summary>
    /// <c>CHECKPATCH</c>, or what <c>make lint</c> unpacked into the cache folder; null if there is neither.
    /// </summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHECKPATCH") is { Length: > 0 } named)
            return named;

        var unpacked = Path.Combine(CacheFolder(), "lint");
        return Directory.Exists(unpacked)
            ? Directory.EnumerateDirectories(unpacked)
                .Select(source => Path.Combine(source, "scripts", "checkpatch.pl"))
                .Order(StringComparer.Ordinal)
                .LastOrDefault(File.Exists)
            : null;
    }

    private static string CacheFolder() =>
        Environment.GetEnvironmentVariable("VIMC_CACHE")
        ?? Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "vimc-tools");
}
