using System.Globalization;

namespace Vimc.Rows.Tests;

/// <summary>How many instructions row functions take for a pixel, as instructions.txt keeps it.</summary>
/// <param name="Compiler">Who made them; with another they are others.</param>
/// <param name="PerPixel">By the name of the function.</param>
internal sealed record InstructionRecord(string Compiler, SortedDictionary<string, double> PerPixel)
{
    private const string Title = "compiler: ";

    private static string Path => System.IO.Path.Combine(SourceFolder, "instructions.txt");

    // The tests run in a folder below; what is committed is beside their sources.
    private static string SourceFolder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Vimc.Rows.Tests.csproj")))
            {
                folder = folder.Parent
                    ?? throw new DirectoryNotFoundException($"no Vimc.Rows.Tests.csproj above {AppContext.BaseDirectory}");
            }
            return folder.FullName;
        }
    }

    /// <summary>Reads what is committed.</summary>
    public static InstructionRecord Read()
    {
        var lines = File.ReadAllLines(Path).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var functions = lines.Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
        return new InstructionRecord(
            lines[0][Title.Length..], new SortedDictionary<string, double>(functions, StringComparer.Ordinal));
    }

    /// <summary>Replaces what is committed.</summary>
    public void Write() => File.WriteAllLines(
        Path,
        [
            "# Instructions of the row functions per pixel of a row of 1920, by callgrind.",
            "# 'UPDATE_INSTRUCTIONS=1 make unit' writes this file.",
            Title + Compiler,
            .. PerPixel.Select(entry => string.Create(
                CultureInfo.InvariantCulture, $"{entry.Key,-24}{entry.Value,8:0.00}")),
        ]);
}
