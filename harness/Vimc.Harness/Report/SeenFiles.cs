namespace Vimc.Harness.Report;

/// <summary>What runs and measurements leave in folders that is to be looked at.</summary>
/// <param name="Pictures">Frames.</param>
/// <param name="Drawings">Graphs and plots.</param>
internal sealed record SeenFiles(IReadOnlyList<PictureView> Pictures, IReadOnlyList<DrawingView> Drawings)
{
    /// <summary>Takes every PNG and SVG of some folders; a folder that does not exist has none.</summary>
    public static SeenFiles Collect(IEnumerable<string> folders)
    {
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            .ToList();
        return new SeenFiles(
            [.. files.Where(file => file.EndsWith(".png", StringComparison.Ordinal)).Where(IsAlone).Select(PictureOf)],
            [.. files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)).Select(DrawingOf)]);
    }

    /// <summary>A PNG file as a page can hold it.</summary>
    public static string DataOf(string png) => $"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(png))}";

    // A plot is saved in both forms; the drawing is the smaller and the sharper one.
    private static bool IsAlone(string png) => !File.Exists(Path.ChangeExtension(png, ".svg"));

    private static PictureView PictureOf(string file) => new(TitleOf(file), DataOf(file));

    private static DrawingView DrawingOf(string file) => new(TitleOf(file), SvgText.WithoutProlog(File.ReadAllText(file)));

    private static string TitleOf(string file) => Path.GetFileNameWithoutExtension(file).Replace('-', ' ');
}
