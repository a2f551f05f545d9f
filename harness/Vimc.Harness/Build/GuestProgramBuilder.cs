using System.Reflection;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Build;

/// <summary>
/// Compiles the programs of the guest, whose C sources travel inside this assembly, with the target's own compiler:
/// static programs, so they run whatever the guest's C library is.
/// </summary>
internal sealed class GuestProgramBuilder
{
    /// <summary>The agent that takes our commands.</summary>
    public const string Agent = "agent";

    /// <summary>The program that measures what frames cost.</summary>
    public const string Measure = "bench";

    private readonly HarnessCache _cache;

    public GuestProgramBuilder(HarnessCache cache) => _cache = cache;

    /// <summary>Path of a program on the host; compiled if its sources or the target changed.</summary>
    /// <param name="target">What to build for.</param>
    /// <param name="name">One of the names above, which is also the folder of its sources.</param>
    /// <param name="cancellation">Ends the build.</param>
    public async Task<string> BuildAsync(PreparedTarget target, string name, CancellationToken cancellation)
    {
        var sources = ReadSources($"{name}/");
        using var hash = new ContentHash();
        hash.Add(target.Key);
        foreach (var (file, content) in sources)
            hash.Add(file).Add(content);
        var program = Path.Combine(_cache.Images, $"{name}-{hash.ToKey()}");

        using var held = await FileLock.AcquireAsync($"{program}.lock", null, cancellation);
        if (File.Exists(program))
            return program;

        var work = Directory.CreateTempSubdirectory($"vimc-{name}-").FullName;
        try
        {
            foreach (var (file, content) in sources)
                await File.WriteAllBytesAsync(Path.Combine(work, file), content, cancellation);
            await new SuiteRoot(target.Root)
                .Command(work, "gcc -std=gnu17 -O2 -Wall -Wextra -Werror -static -s -o program *.c")
                .RunAsync(cancellation);
            File.Copy(Path.Combine(work, "program"), $"{program}.new", overwrite: true);
            File.Move($"{program}.new", program);
        }
        finally
        {
            TreeRemover.Remove(work);
        }
        return program;
    }

    private static SortedDictionary<string, byte[]> ReadSources(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var sources = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            sources.Add(resource[prefix.Length..], content);
        }
        return sources;
    }
}
