using System.Reflection;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Build;

/// <summary>
/// Compiles the guest agent, whose C sources travel inside this assembly, with the target's own compiler: a static
/// program, so it runs whatever the guest's C library is.
/// </summary>
internal sealed class AgentBuilder
{
    private const string ResourcePrefix = "agent/";

    private readonly HarnessCache _cache;

    public AgentBuilder(HarnessCache cache) => _cache = cache;

    /// <summary>Path of the agent; compiled if its sources or the target changed.</summary>
    public async Task<string> BuildAsync(PreparedTarget target, CancellationToken cancellation)
    {
        var sources = ReadSources();
        using var hash = new ContentHash();
        hash.Add(target.Key);
        foreach (var (name, content) in sources)
            hash.Add(name).Add(content);
        var agent = Path.Combine(_cache.Images, $"agent-{hash.ToKey()}");

        using var held = await FileLock.AcquireAsync($"{agent}.lock", null, cancellation);
        if (File.Exists(agent))
            return agent;

        var work = Directory.CreateTempSubdirectory("vimc-agent-").FullName;
        try
        {
            foreach (var (name, content) in sources)
                await File.WriteAllBytesAsync(Path.Combine(work, name), content, cancellation);
            await new SuiteRoot(target.Root)
                .Command(work, "gcc -std=gnu17 -O2 -Wall -Wextra -Werror -static -s -o agent *.c")
                .RunAsync(cancellation);
            File.Copy(Path.Combine(work, "agent"), $"{agent}.new", overwrite: true);
            File.Move($"{agent}.new", agent);
        }
        finally
        {
            TreeRemover.Remove(work);
        }
        return agent;
    }

    internal static SortedDictionary<string, byte[]> ReadSources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var sources = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            sources.Add(resource[ResourcePrefix.Length..], content);
        }
        return sources;
    }
}
