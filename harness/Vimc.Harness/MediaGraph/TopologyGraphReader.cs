using System.Text.Json;

namespace Vimc.Harness.MediaGraph;

/// <summary>Reads the graph a topology asks for, as <c>vimc-gen graph --format json</c> writes it.</summary>
public static class TopologyGraphReader
{
    private const string CodePrefix = "MEDIA_BUS_FMT_";

    /// <summary>Reads the document. Members it does not know are left alone.</summary>
    /// <exception cref="FormatException">It is not JSON or lacks a member; the message names it.</exception>
    public static MediaDeviceGraph Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new MediaDeviceGraph(
                Device: null,
                [.. root.GetProperty("entities").EnumerateArray().Select(ReadEntity)],
                [.. root.GetProperty("links").EnumerateArray().Select(ReadLink)],
                [.. root.GetProperty("ancillaryLinks").EnumerateArray().Select(ReadAncillaryLink)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"not a graph of vimc-gen: {exception.Message}", exception);
        }
    }

    private static MediaEntity ReadEntity(JsonElement entity)
    {
        var function = Text(entity, "function");
        return new MediaEntity
        {
            Name = Text(entity, "name"),
            Function = function,
            Subtype = Subtype(function),
            IsVideoNode = Text(entity, "deviceNode") == "video",
            Pads = [.. entity.GetProperty("pads").EnumerateArray().Select((pad, index) => ReadPad(entity, pad, index))],
        };
    }

    private static MediaPad ReadPad(JsonElement entity, JsonElement pad, int index)
    {
        // A video node has a pixel format; what the topology says of its pad, the kernel does not show.
        var isVideoNode = Text(entity, "deviceNode") == "video";
        var code = Text(pad, "code");
        return new MediaPad(
            index,
            Text(pad, "direction") == "sink",
            Format: isVideoNode
                ? null
                : new MediaPadFormat(
                    code.StartsWith(CodePrefix, StringComparison.Ordinal) ? code[CodePrefix.Length..] : code,
                    pad.GetProperty("width").GetInt32(),
                    pad.GetProperty("height").GetInt32()));
    }

    private static MediaLink ReadLink(JsonElement link) =>
        new(
            ReadPadId(link.GetProperty("source")),
            ReadPadId(link.GetProperty("sink")),
            link.GetProperty("enabled").GetBoolean(),
            link.GetProperty("immutable").GetBoolean());

    private static MediaPadId ReadPadId(JsonElement pad) => new(Text(pad, "entity"), pad.GetProperty("pad").GetInt32());

    private static MediaAncillaryLink ReadAncillaryLink(JsonElement link) =>
        new(Text(link, "primary"), Text(link, "ancillary"));

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? "";

    /// <summary>What the legacy enumeration, which <c>media-ctl</c> uses, makes of a function (mc-device.c).</summary>
    private static string Subtype(string function) => function switch
    {
        "MEDIA_ENT_F_CAM_SENSOR" => "Sensor",
        "MEDIA_ENT_F_FLASH" => "Flash",
        "MEDIA_ENT_F_LENS" => "Lens",
        "MEDIA_ENT_F_ATV_DECODER" => "Decoder",
        "MEDIA_ENT_F_TUNER" => "Tuner",
        "MEDIA_ENT_F_IO_V4L" => "V4L",
        _ => "Unknown",
    };
}
