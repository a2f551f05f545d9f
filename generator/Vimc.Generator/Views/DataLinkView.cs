using Vimc.Topology.Model;

namespace Vimc.Generator.Views;

/// <summary>One <c>struct vimc_data_link</c>, as final C text.</summary>
internal sealed class DataLinkView
{
    private const int LongestComment = 80 - 8;

    public DataLinkView(MediaTopology topology, DataLink link)
    {
        SourceEnt = EntityView.IdOf(topology.Entities[link.Source.Entity]);
        SourcePad = CText.Number(link.Source.Pad);
        SinkEnt = EntityView.IdOf(topology.Entities[link.Sink.Entity]);
        SinkPad = CText.Number(link.Sink.Pad);
        Flags = string.Join(" | ", FlagsOf(link));
        Comment = CommentOf(topology.Describe(link.Source), topology.Describe(link.Sink));
    }

    /// <summary>A whole comment, by lines.</summary>
    public IReadOnlyList<string> Comment { get; }

    public string SourceEnt { get; }

    public string SourcePad { get; }

    public string SinkEnt { get; }

    public string SinkPad { get; }

    public bool HasFlags => Flags.Length > 0;

    public string Flags { get; }

    private static IEnumerable<string> FlagsOf(DataLink link)
    {
        if (link.IsEnabled)
            yield return "MEDIA_LNK_FL_ENABLED";
        if (link.IsImmutable)
            yield return "MEDIA_LNK_FL_IMMUTABLE";
    }

    private static string[] CommentOf(string source, string sink)
    {
        var line = $"/* {source} -> {sink} */";
        return line.Length <= LongestComment ? [line] : ["/*", $" * {source}", $" * -> {sink}", " */"];
    }
}
