using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace Vimc.Harness.KernelLog;

/// <summary>Finds the source lines of frames in modules built with debug information.</summary>
/// <remarks>
/// Runs <c>objdump</c> and <c>addr2line</c> of binutils, which a machine that builds modules has. A return address is
/// looked up one byte before it, since it can already belong to the next line.
/// </remarks>
/// <param name="modules">The .ko file of each module by the name the kernel prints ("vimc").</param>
/// <param name="sourceFolder">Files below it are named relative to it; null leaves names as they are.</param>
public sealed partial class KernelStackDecoder(IReadOnlyDictionary<string, string> modules, string? sourceFolder = null)
{
    private readonly Dictionary<string, ILookup<string, KernelModuleSymbol>> _symbols = new(StringComparer.Ordinal);

    /// <summary>Decodes the frames of modules at hand; others keep an empty list of locations.</summary>
    /// <exception cref="CliWrap.Exceptions.CommandExecutionException">A module is not an object file.</exception>
    public async Task<IReadOnlyList<DecodedKernelFrame>> DecodeAsync(
        IEnumerable<KernelStackFrame> frames, CancellationToken cancellationToken = default)
    {
        var decoded = new List<DecodedKernelFrame>();
        foreach (var frame in frames)
            decoded.Add(new DecodedKernelFrame(frame, await LocateAsync(frame, cancellationToken)));
        return decoded;
    }

    /// <summary>Reads what <c>addr2line -f -i</c> prints: a line with the function, a line with the place.</summary>
    internal static IReadOnlyList<KernelSourceLocation> ParseLocations(string output, string? sourceFolder)
    {
        var locations = new List<KernelSourceLocation>();
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < lines.Length; i += 2)
        {
            var place = PlaceRegex().Match(lines[i + 1]);
            if (place.Success)
                locations.Add(new KernelSourceLocation(
                    lines[i],
                    Shorten(place.Groups["file"].Value, sourceFolder),
                    int.Parse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)));
        }

        return locations;
    }

    private static string Shorten(string file, string? sourceFolder)
    {
        if (sourceFolder is null || !Path.IsPathFullyQualified(file))
            return file;
        var relative = Path.GetRelativePath(sourceFolder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    private async Task<IReadOnlyList<KernelSourceLocation>> LocateAsync(
        KernelStackFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Module is null || !modules.TryGetValue(frame.Module, out var path))
            return [];

        // Static functions can share a name; their sizes tell them apart.
        var symbols = (await ReadSymbolsAsync(path, cancellationToken))[frame.Function].ToList();
        var symbol = symbols.Find(symbol => symbol.Size == frame.Size) ?? (symbols.Count == 1 ? symbols[0] : null);
        if (symbol is null)
            return [];

        var address = symbol.Offset + frame.Offset - (frame.IsExact || frame.Offset == 0 ? 0u : 1u);
        var result = await Cli.Wrap("addr2line")
            .WithArguments(["-f", "-i", "-e", path, "-j", symbol.Section, $"0x{address:x}"])
            .ExecuteBufferedAsync(cancellationToken);
        return ParseLocations(result.StandardOutput, sourceFolder);
    }

    private async Task<ILookup<string, KernelModuleSymbol>> ReadSymbolsAsync(
        string path, CancellationToken cancellationToken)
    {
        if (_symbols.TryGetValue(path, out var known))
            return known;
        var result = await Cli.Wrap("objdump").WithArguments(["-t", path]).ExecuteBufferedAsync(cancellationToken);
        return _symbols[path] = KernelModuleSymbol.Parse(result.StandardOutput)
            .ToLookup(symbol => symbol.Name, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?<file>[^?].*):(?<line>[1-9]\d*)(?: \(discriminator \d+\))?$")]
    private static partial Regex PlaceRegex();
}
