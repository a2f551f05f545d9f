using System.Reflection;

namespace Vimc.Generator.Rendering;

/// <summary>
/// The files inside this assembly: templates, the schema, and the parts of the driver no topology changes.
/// </summary>
internal static class EmbeddedFiles
{
    private static readonly Assembly Assembly = typeof(EmbeddedFiles).Assembly;

    /// <summary>The names that begin with <paramref name="folder"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> NamesIn(string folder) =>
    [
        .. Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of the file called <paramref name="name"/>, which must be there.</summary>
    public static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"'{name}' was not built into {Assembly.GetName().Name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
