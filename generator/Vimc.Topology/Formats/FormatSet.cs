namespace Vimc.Topology.Formats;

/// <summary>The formats of one topology: those of the in-tree driver, and those it asks for besides.</summary>
public sealed class FormatSet
{
    /// <param name="further">Members of <see cref="FormatTable.Further"/>, in any order.</param>
    public FormatSet(IEnumerable<PixelFormat> further)
    {
        var asked = further.ToHashSet();
        Further = [.. FormatTable.Further.Where(asked.Contains)];
        PixelFormats = [.. FormatTable.InTree, .. Further];
        MediaBusFormats = [.. PixelFormats.SelectMany(format => format.Codes)];
    }

    /// <summary>Those of the in-tree driver, and no others.</summary>
    public static FormatSet InTree { get; } = new([]);

    /// <summary>The formats the topology asks for, in the order of the table.</summary>
    public IReadOnlyList<PixelFormat> Further { get; }

    /// <summary>All pixel formats, in the order of the table.</summary>
    public IReadOnlyList<PixelFormat> PixelFormats { get; }

    /// <summary>All media bus formats, in the order of the pixel formats they are stored as.</summary>
    public IReadOnlyList<MediaBusFormat> MediaBusFormats { get; }

    /// <summary>Whether a driver of this topology has <paramref name="format"/>.</summary>
    public bool Contains(PixelFormat format) => PixelFormats.Contains(format);
}
