using System.Text;
using System.Text.Json;
using Vimc.Topology.Model;

namespace Vimc.Generator.Output;

/// <summary>
/// The media graph as the kernel will show it, as JSON: what a test compares a loaded driver with. Names of
/// functions, formats and flags are those of the kernel headers.
/// </summary>
internal static class GraphJson
{
    /// <summary>The document, indented, ended by <c>\n</c>.</summary>
    public static string Render(MediaTopology topology)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("name", topology.Name);
            json.WriteString("driverName", topology.DriverName);
            WriteArray(json, "entities", topology.Entities, WriteEntity);
            WriteArray(json, "links", topology.DataLinks, (to, link) => WriteLink(to, topology, link));
            WriteArray(json, "ancillaryLinks", topology.AncillaryLinks, (to, link) =>
            {
                to.WriteString("primary", topology.Entities[link.Sensor].Name);
                to.WriteString("ancillary", topology.Entities[link.Lens].Name);
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteEntity(Utf8JsonWriter json, Entity entity)
    {
        json.WriteString("name", entity.Name);
        json.WriteString("type", entity.Type.Keyword);
        json.WriteString("function", entity.Type.Function);
        json.WriteString("deviceNode", entity.PixelFormat is null ? "v4l-subdev" : "video");
        if (entity.PixelFormat is { } pixelFormat)
            json.WriteString("pixelFormat", pixelFormat.Macro);
        if (entity.Buffers?.Planes == BufferPlanes.Multi)
            json.WriteString("planes", "multi");
        if (entity.FurtherFormats.Count > 0)
        {
            json.WriteStartArray("furtherFormats");
            foreach (var format in entity.FurtherFormats)
                json.WriteStringValue(format.Macro);
            json.WriteEndArray();
        }

        if (entity.Timing is { } timing)
        {
            json.WriteNumber("pixelRate", timing.PixelRate);
            json.WriteNumber("hblank", timing.HorizontalBlanking);
        }

        if (entity.Mounting is { } mounting)
        {
            json.WriteString("orientation", mounting.Orientation.ToString().ToLowerInvariant());
            json.WriteNumber("rotation", mounting.Rotation);
        }

        if (entity.Delays is { } delays)
        {
            json.WriteNumber("exposureDelay", delays.Exposure);
            json.WriteNumber("gainDelay", delays.Gain);
            json.WriteNumber("vblankDelay", delays.VerticalBlanking);
        }

        if (entity.Interface is { } shown)
        {
            json.WriteBoolean("frameIntervals", shown.HasFrameIntervals);
            json.WriteBoolean("flipModifiesLayout", shown.FlipModifiesLayout);
        }

        if (entity.Bus is { } bus)
            json.WriteNumber("lanes", bus.Lanes);
        if (entity.Readout is { } readout)
            WriteReadout(json, readout);

        WriteArray(json, "pads", entity.Pads.Zip(entity.Type.Pads), (to, pad) =>
        {
            to.WriteString("direction", pad.Second == PadDirection.Sink ? "sink" : "source");
            to.WriteString("code", pad.First.Code.Macro);
            WriteSize(to, pad.First.Size);
        });
    }

    private static void WriteReadout(Utf8JsonWriter json, SensorReadout readout)
    {
        json.WriteStartObject("array");
        WriteSize(json, readout.Array);
        json.WriteEndObject();
        WriteArray(json, "modes", readout.Modes, (to, mode) =>
        {
            WriteSize(to, mode.Size);
            to.WriteNumber("left", mode.Left);
            to.WriteNumber("top", mode.Top);
            to.WriteNumber("binning", mode.Binning);
        });
    }

    private static void WriteSize(Utf8JsonWriter json, FrameSize size)
    {
        json.WriteNumber("width", size.Width);
        json.WriteNumber("height", size.Height);
    }

    private static void WriteLink(Utf8JsonWriter json, MediaTopology topology, DataLink link)
    {
        WritePad(json, "source", topology, link.Source);
        WritePad(json, "sink", topology, link.Sink);
        json.WriteBoolean("enabled", link.IsEnabled);
        json.WriteBoolean("immutable", link.IsImmutable);
    }

    private static void WritePad(Utf8JsonWriter json, string key, MediaTopology topology, PadIndex pad)
    {
        json.WriteStartObject(key);
        json.WriteString("entity", topology.Entities[pad.Entity].Name);
        json.WriteNumber("pad", pad.Pad);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(
        Utf8JsonWriter json,
        string key,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
