using System.Globalization;

namespace Vimc.Harness.Host;

/// <summary>What a folder takes on disk. Memory files are sparse, so their length says nothing.</summary>
public static class DiskUsage
{
    /// <summary>Bytes allocated for everything below a folder; 0 if there is none.</summary>
    public static async Task<long> OfAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return 0;
        var output = await new HostCommand("du", ["--summarize", "--block-size=1", folder]).RunAsync(cancellation);
        return long.Parse(output.Split('\t')[0], CultureInfo.InvariantCulture);
    }
}
