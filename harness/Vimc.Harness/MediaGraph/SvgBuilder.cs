using System.Globalization;
using System.Security;
using System.Text;

namespace Vimc.Harness.MediaGraph;

/// <summary>Writes SVG elements, one a line, with numbers rounded to a tenth.</summary>
internal sealed class SvgBuilder
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Opens an element; to be closed by <see cref="Close"/>.</summary>
    public void Open(string element, params (string Name, object Value)[] attributes)
    {
        Write(element, attributes, ">");
        _depth++;
    }

    public void Close(string element)
    {
        _depth--;
        Indent().Append("</").Append(element).Append(">\n");
    }

    /// <summary>An element without content.</summary>
    public void Empty(string element, params (string Name, object Value)[] attributes) =>
        Write(element, attributes, "/>");

    /// <summary>An element with text, which is escaped.</summary>
    public void Text(string element, string text, params (string Name, object Value)[] attributes) =>
        Write(element, attributes, $">{Escape(text)}</{element}>");

    /// <summary>Lines that need no escaping.</summary>
    public void Raw(string lines)
    {
        foreach (var line in lines.ReplaceLineEndings("\n").Split('\n'))
            Indent().Append(line).Append('\n');
    }

    public override string ToString() => _text.ToString();

    /// <summary>A number as SVG has it: "12", "12.5".</summary>
    public static string Number(double value) =>
        (Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private void Write(string element, (string Name, object Value)[] attributes, string end)
    {
        Indent().Append('<').Append(element);
        foreach (var (name, value) in attributes)
            _text.Append(' ').Append(name).Append("=\"").Append(value is double number ? Number(number) : Escape($"{value}"))
                .Append('"');
        _text.Append(end).Append('\n');
    }

    private StringBuilder Indent() => _text.Append(' ', _depth * 2);

    /// <summary>Control characters, which XML cannot hold, become replacement characters.</summary>
    private static string Escape(string text) =>
        SecurityElement.Escape(string.Concat(text.Select(c => char.IsControl(c) && c is not '\n' ? '\uFFFD' : c)));
}
