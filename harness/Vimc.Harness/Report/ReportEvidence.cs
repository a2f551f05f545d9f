using System.Text.RegularExpressions;

namespace Vimc.Harness.Report;

/// <summary>What a run leaves that is to be looked at.</summary>
/// <param name="Pictures">Frames.</param>
/// <param name="Drawings">Graphs and plots.</param>
internal sealed partial record ReportEvidence(
    IReadOnlyList<PictureView> Pictures, IReadOnlyList<DrawingView> Drawings)
{
    /// <summary>Takes every PNG and SVG of some folders; a folder that does not exist has none.</summary>
    public static ReportEvidence Collect(IEnumerable<string> folders)
    {
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            .ToList();
        return new ReportEvidence(
            [.. files.Where(file => file.EndsWith(".png", StringComparison.Ordinal)).Where(IsAlone).Select(PictureOf)],
            [.. files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)).Select(DrawingOf)]);
    }

    // A plot is saved in both forms; the drawing is the smaller and the sharper one.
    private static bool IsAlone(string png) => !File.Exists(Path.ChangeExtension(png, ".svg"));

    private static PictureView PictureOf(string file) =>
        new(TitleOf(file), $"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(file))}");

    // An XML declaration is not allowed within a page.
    private static DrawingView DrawingOf(string file) =>
        new(TitleOf(file), Prolog().Replace(File.ReadAllText(file), ""));

    private static string TitleOf(string file) => Path.GetFileNameWithoutExtension(file).Replace('-', ' ');

    [GeneratedRegex(@"^\s*<\?xml[^>]*>\s*(<!DOCTYPE[^>]*>\s*)?")]
    private static partial Regex Prolog();
}
