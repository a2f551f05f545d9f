using Vimc.Harness.MediaGraph;

namespace Vimc.Harness.Tests.MediaGraph;

/// <summary>The print-outs and pictures in the folder Golden.</summary>
internal static class GoldenFile
{
    public static string PathOf(string file) => RepositoryFolder.OfTests("MediaGraph", "Golden", file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>A graph, by the extension of the file.</summary>
    public static MediaDeviceGraph ReadGraph(string file) =>
        file.EndsWith(".json", StringComparison.Ordinal)
            ? TopologyGraphReader.Parse(Read(file))
            : MediaCtlParser.Parse(Read(file));
}
