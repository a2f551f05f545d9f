namespace Vimc.Harness.MediaGraph;

/// <summary>Compares the graph of a loaded driver with the one a topology asks for.</summary>
public static class MediaGraphComparer
{
    /// <summary>
    /// What differs, one sentence a difference, entities first; empty where the graphs are equal. What one side does
    /// not know (functions, device nodes, ancillary links, formats) is not compared.
    /// </summary>
    public static IReadOnlyList<string> Compare(MediaDeviceGraph expected, MediaDeviceGraph actual)
    {
        var differences = new List<string>();
        CompareEntities(expected, actual, differences);
        CompareLinks(expected.Links, actual.Links, differences);
        if (expected.AncillaryLinks is { } expectedLinks && actual.AncillaryLinks is { } actualLinks)
        {
            differences.AddRange(expectedLinks.Except(actualLinks)
                .Select(link => $"ancillary link '{link.Primary}' to '{link.Ancillary}' is missing"));
            differences.AddRange(actualLinks.Except(expectedLinks)
                .Select(link => $"ancillary link '{link.Primary}' to '{link.Ancillary}' is unexpected"));
        }

        return differences;
    }

    private static void CompareEntities(MediaDeviceGraph expected, MediaDeviceGraph actual, List<string> differences)
    {
        foreach (var entity in expected.Entities)
        {
            if (actual.FindEntity(entity.Name) is { } found)
                CompareEntity(entity, found, differences);
            else
                differences.Add($"entity '{entity.Name}' is missing");
        }

        differences.AddRange(actual.Entities
            .Where(entity => expected.FindEntity(entity.Name) is null)
            .Select(entity => $"entity '{entity.Name}' is unexpected"));
        differences.AddRange(actual.Entities
            .GroupBy(entity => entity.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Count()} entities are named '{group.Key}'"));

        var names = expected.Entities.Select(entity => entity.Name).ToList();
        var foundNames = actual.Entities.Select(entity => entity.Name).ToList();
        if (differences.Count == 0 && !names.SequenceEqual(foundNames))
            differences.Add($"entities come in the order '{string.Join("', '", foundNames)}'");
    }

    private static void CompareEntity(MediaEntity expected, MediaEntity actual, List<string> differences)
    {
        Check("kind", Kind(expected), Kind(actual));
        Check("subtype", expected.Subtype, actual.Subtype);
        if (expected.Function is not null && actual.Function is not null)
            Check("function", expected.Function, actual.Function);
        if (expected.DeviceNode is not null && actual.DeviceNode is not null)
            Check("device node", expected.DeviceNode, actual.DeviceNode);
        Check("number of pads", expected.Pads.Count, actual.Pads.Count);
        foreach (var (pad, found) in expected.Pads.Zip(actual.Pads))
        {
            Check($"direction of pad {pad.Index}", Direction(pad), Direction(found));
            if (pad.Format is not null && found.Format is not null)
                Check($"format of pad {pad.Index}", pad.Format.ToString(), found.Format.ToString());
        }

        void Check<T>(string what, T wanted, T got)
        {
            if (!Equals(wanted, got))
                differences.Add($"entity '{expected.Name}': {what} is {got}, expected {wanted}");
        }
    }

    private static void CompareLinks(
        IReadOnlyList<MediaLink> expected, IReadOnlyList<MediaLink> actual, List<string> differences)
    {
        foreach (var link in expected)
        {
            var found = actual.FirstOrDefault(other => other.Source == link.Source && other.Sink == link.Sink);
            if (found is null)
                differences.Add($"link {link} is missing");
            else if (found.Flags != link.Flags)
                differences.Add($"link {link.Source} -> {link.Sink} is {found.Flags}, expected {link.Flags}");
        }

        differences.AddRange(actual
            .Where(link => !expected.Any(other => other.Source == link.Source && other.Sink == link.Sink))
            .Select(link => $"link {link} is unexpected"));
    }

    private static string Kind(MediaEntity entity) => entity.IsVideoNode ? "video node" : "subdevice";

    private static string Direction(MediaPad pad) => pad.IsSink ? "sink" : "source";
}
