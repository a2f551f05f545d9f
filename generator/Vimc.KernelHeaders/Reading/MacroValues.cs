using System.Text;
using Vimc.KernelHeaders.Clang;
using static Vimc.KernelHeaders.Clang.LibClang;

namespace Vimc.KernelHeaders.Reading;

/// <summary>Numbers that macros of certain names stand for, computed by the compiler.</summary>
internal static class MacroValues
{
    private const string Headers =
        """
        #include <linux/media-bus-format.h>
        #include <linux/videodev2.h>
        #include <linux/v4l2-controls.h>
        #include <linux/media.h>

        """;

    // Not formats, though they are called so: flags beside a format, and a number that says flags are valid.
    private static readonly string[] NotFormats = ["V4L2_PIX_FMT_FLAG_", "V4L2_PIX_FMT_PRIV_MAGIC"];

    /// <summary>Values of all macros whose names begin with one of the prefixes.</summary>
    public static Dictionary<string, ulong> Read(IReadOnlyList<string> arguments, IReadOnlyList<string> prefixes)
    {
        SortedSet<string> names = new(StringComparer.Ordinal);
        using (var headers = Compilation.Parse(Headers, arguments))
        {
            names.UnionWith(headers.Elements()
                .Where(element => element.Kind == CursorKind.MacroDefinition && !element.IsFunctionLike)
                .Select(element => element.Name)
                .Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                .Where(name => !NotFormats.Any(start => name.StartsWith(start, StringComparison.Ordinal))));
        }

        var text = new StringBuilder(Headers).Append("enum vimc_values {\n");
        foreach (var name in names)
            text.Append($"\tvimc_value_{name} = (unsigned long long)({name}),\n");
        using var values = Compilation.Parse(text.Append("};\n").ToString(), arguments);
        return values.Elements()
            .Where(element => element.Name == "vimc_values")
            .SelectMany(element => element.Children())
            .ToDictionary(constant => constant.Name["vimc_value_".Length..], constant => constant.EnumValue);
    }
}
