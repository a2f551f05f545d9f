using System.Globalization;
using Vimc.Topology.Diagnostics;
using Vimc.Topology.Formats;
using Vimc.Topology.Model;
using Vimc.Topology.Yaml;

namespace Vimc.Topology.Reading;

/// <summary>
/// Turns text into values. Every method passes null on, and reports and returns null where text is no such value.
/// </summary>
/// <param name="bag">Takes the diagnostics.</param>
/// <param name="formats">Those of the topology; others are as good as unknown.</param>
internal sealed class ValueReader(DiagnosticBag bag, FormatSet formats)
{
    /// <summary>The name of an entity: what fits the kernel's structures and needs no escaping in C.</summary>
    public Located<string>? EntityName(YamlScalar? scalar) =>
        Name(scalar, "entity name", Entity.MaxNameLength, NameRule.EntityPunctuation);

    /// <summary>The name of the topology.</summary>
    public string? TopologyName(YamlScalar? scalar) =>
        Name(scalar, "topology name", Entity.MaxNameLength, NameRule.EntityPunctuation)?.Value;

    /// <summary>The name that the media device gives of its driver.</summary>
    public string? DriverName(YamlScalar? scalar) =>
        Name(scalar, "driver name", MediaTopology.MaxDriverNameLength, NameRule.EntityPunctuation)?.Value;

    /// <summary>A media bus format, prefix optional.</summary>
    public Located<MediaBusFormat>? Code(YamlScalar? scalar)
    {
        var found = Format(
            scalar, "media bus format", FormatTable.FindMediaBus, MediaBusFormat.Prefix,
            FormatTable.MediaBusFormats.Select(format => format.Name));
        return found is { Value: var code } && IsAskedFor(code, code.PixelFormat, found.Position) ? found : null;
    }

    /// <summary>A pixel format, prefix optional.</summary>
    public Located<PixelFormat>? Pixel(YamlScalar? scalar) =>
        AnyPixel(scalar) is { } found && IsAskedFor(found.Value, found.Value, found.Position) ? found : null;

    /// <summary>A pixel format that a topology may ask for, prefix optional.</summary>
    public Located<PixelFormat>? AnyPixel(YamlScalar? scalar) => Format(
        scalar, "pixel format", FormatTable.FindPixel, PixelFormat.Prefix,
        FormatTable.PixelFormats.Select(format => format.Name));

    /// <summary>A frame size the driver handles.</summary>
    public Located<FrameSize>? Size(YamlScalar? scalar)
    {
        if (scalar is null)
            return null;

        if (scalar.Text.Split('x') is not [var width, var height]
            || !TryDigits(width, out var columns)
            || !TryDigits(height, out var lines))
        {
            bag.Report(DiagnosticCatalogue.BadSize, scalar.Position, scalar.Text);
            return null;
        }

        var (least, most) = (FrameSize.Least, FrameSize.Most);
        if (columns < least.Width || columns > most.Width || lines < least.Height || lines > most.Height)
        {
            bag.Report(DiagnosticCatalogue.SizeOutOfRange, scalar.Position, scalar.Text, least, most);
            return null;
        }

        var size = new FrameSize((int)columns, (int)lines);
        var even = new FrameSize(size.Width & ~1, size.Height & ~1);
        if (size == even)
            return new Located<FrameSize>(size, scalar.Position);

        bag.Report(DiagnosticCatalogue.SizeOdd, scalar.Position, size, even);
        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public long? Number(YamlScalar? scalar, string key, long least, long most)
    {
        if (scalar is null)
            return null;
        if (TryDigits(scalar.Text, out var number) && number >= least && number <= most)
            return number;

        bag.Report(DiagnosticCatalogue.NumberOutOfRange, scalar.Position, $"'{key}'", least, most, scalar.Text);
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Switch(YamlScalar? scalar, string key)
    {
        if (scalar is null)
            return null;
        if (scalar.Text is "true" or "false")
            return scalar.Text == "true";

        bag.Report(DiagnosticCatalogue.BadSwitch, scalar.Position, key, scalar.Text);
        return null;
    }

    /// <summary>A member of <typeparamref name="T"/>, in lower case.</summary>
    public T? Choice<T>(YamlScalar? scalar, string key)
        where T : struct, Enum
    {
        if (scalar is null)
            return null;

        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToList();
        return Word(scalar, key, words) is { } index ? Enum.GetValues<T>()[index] : null;
    }

    /// <summary>One of <paramref name="words"/>, as its place among them.</summary>
    public int? Word(YamlScalar? scalar, string key, IReadOnlyList<string> words)
    {
        if (scalar is null)
            return null;

        var index = words.ToList().IndexOf(scalar.Text);
        if (index >= 0)
            return index;

        bag.Report(
            DiagnosticCatalogue.UnknownChoice, scalar.Position, key, scalar.Text, Spelling.Suggest(scalar.Text, words));
        return null;
    }

    /// <summary>A pad, <c>Sensor A:0</c>; an entity name may have colons itself, so the last one counts.</summary>
    public PadReference? Pad(YamlScalar? scalar)
    {
        if (scalar is null)
            return null;

        var colon = scalar.Text.LastIndexOf(':');
        if (colon > 0 && TryDigits(scalar.Text[(colon + 1)..].Trim(), out var pad) && pad <= ushort.MaxValue)
            return new PadReference(scalar.Position, scalar.Text[..colon].TrimEnd(), (int)pad);

        var entity = colon > 0 ? scalar.Text[..colon] : scalar.Text.Trim(':');
        bag.Report(DiagnosticCatalogue.BadPadReference, scalar.Position, scalar.Text, entity);
        return null;
    }

    // Neither signs nor spaces, leading zeros, or more digits than a long holds.
    private static bool TryDigits(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && (text.Length == 1 || text[0] != '0');

    private Located<string>? Name(YamlScalar? scalar, string what, int longest, string punctuation)
    {
        if (scalar is null)
            return null;

        if (NameRule.FindFault(scalar.Text) is { } fault)
        {
            bag.Report(DiagnosticCatalogue.BadName, scalar.Position, what, scalar.Text, fault, punctuation);
            return null;
        }

        if (scalar.Text.Length <= longest)
            return new Located<string>(scalar.Text, scalar.Position);

        bag.Report(DiagnosticCatalogue.NameTooLong, scalar.Position, what, scalar.Text, scalar.Text.Length, longest);
        return null;
    }

    private bool IsAskedFor(object written, PixelFormat format, SourcePosition position)
    {
        if (formats.Contains(format))
            return true;

        bag.Report(DiagnosticCatalogue.FormatNotAskedFor, position, written, format);
        return false;
    }

    private Located<T>? Format<T>(
        YamlScalar? scalar,
        string what,
        Func<string, T?> find,
        string prefix,
        IEnumerable<string> known)
        where T : class
    {
        if (scalar is null)
            return null;
        if (find(scalar.Text) is { } format)
            return new Located<T>(format, scalar.Position);

        var near = Spelling.Nearest(FormatTable.Bare(scalar.Text, prefix), known);
        var hint = near is null ? "; see 'vimc-gen schema' for those the driver has" : $"; did you mean '{near}'?";
        bag.Report(DiagnosticCatalogue.UnknownFormat, scalar.Position, what, scalar.Text, hint);
        return null;
    }
}
