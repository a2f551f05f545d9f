using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Vimc.Harness.Failures;

namespace Vimc.Harness.KernelLog;

/// <summary>Finds the source lines of frames in modules built with debug information.</summary>
/// <remarks>
/// Runs <c>objdump</c> and <c>addr2line</c> of binutils, which a machine that builds modules has. A return address is
/// looked up one byte before it, since it can already belong to the next line.
/// </remarks>
/// <param name="modules">The .ko file of each module by the name the kernel prints ("vimc").</param>
/// <param name="sourceFolder">Files below it are named relative to it; null: the folder of the .ko file.</param>
public sealed partial class KernelStackDecoder(IReadOnlyDictionary<string, string> modules, string? sourceFolder = null)
{
    private readonly Dictionary<string, ILookup<string, KernelModuleSymbol>> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<KernelStackFrame, IReadOnlyList<KernelSourceLocation>?> _known = [];

    /// <summary>
    /// A decoder for these .ko files. Each module is named as its file is; where a build has split the debug information
    /// off to FILE.debug, that is read.
    /// </summary>
    public static KernelStackDecoder ForFiles(IEnumerable<string> files) =>
        new(files.DistinctBy(ModuleName).ToDictionary(
            ModuleName,
            file => Path.GetFullPath(File.Exists(file + ".debug") ? file + ".debug" : file),
            StringComparer.Ordinal));

    /// <summary>Fills in the locations of every frame of a finding.</summary>
    /// <exception cref="HarnessException">A module is not an object file, or binutils is missing.</exception>
    public async Task<KernelFinding> DecodeAsync(KernelFinding finding, CancellationToken cancellationToken = default)
    {
        var stacks = new List<KernelStackTrace>();
        foreach (var stack in finding.Stacks)
            stacks.Add(stack with { Frames = await DecodeAsync(stack.Frames, cancellationToken) });
        return finding with
        {
            InstructionPointer = finding.InstructionPointer is { } pointer
                ? await DecodeAsync(pointer, cancellationToken)
                : null,
            Frames = await DecodeAsync(finding.Frames, cancellationToken),
            Stacks = stacks,
        };
    }

    /// <summary>Fills in the locations of frames in modules at hand; others stay as they are.</summary>
    /// <exception cref="HarnessException">A module is not an object file, or binutils is missing.</exception>
    public async Task<IReadOnlyList<KernelStackFrame>> DecodeAsync(
        IEnumerable<KernelStackFrame> frames, CancellationToken cancellationToken = default)
    {
        var decoded = new List<KernelStackFrame>();
        foreach (var frame in frames)
            decoded.Add(await DecodeAsync(frame, cancellationToken));
        return decoded;
    }

    /// <summary>The name the kernel prints for a module file: "snd-pcm.ko" is "snd_pcm".</summary>
    internal static string ModuleName(string file)
    {
        var name = Path.GetFileName(file);
        var end = name.IndexOf(".ko", StringComparison.Ordinal);
        return (end > 0 ? name[..end] : name).Replace('-', '_');
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

    private static async Task<string> RunAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Cli.Wrap(tool).WithArguments(arguments)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellationToken);
            return result.ExitCode == 0
                ? result.StandardOutput
                : throw new HarnessException($"{tool} cannot read the module: {result.StandardError.Trim()}");
        }
        catch (Win32Exception)
        {
            throw new HarnessException($"{tool} is missing: apt-get install binutils");
        }
    }

    private async Task<KernelStackFrame> DecodeAsync(KernelStackFrame frame, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(frame, out var locations))
            _known[frame] = locations = await LocateAsync(frame, cancellationToken);
        return frame with { Locations = locations };
    }

    private async Task<IReadOnlyList<KernelSourceLocation>?> LocateAsync(
        KernelStackFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Module is null || !modules.TryGetValue(frame.Module, out var path))
            return null;

        // Static functions can share a name; their sizes tell them apart.
        var symbols = (await ReadSymbolsAsync(path, cancellationToken))[frame.Function].ToList();
        var symbol = symbols.Find(symbol => symbol.Size == frame.Size) ?? (symbols.Count == 1 ? symbols[0] : null);
        if (symbol is null)
            return null;

        var address = symbol.Offset + frame.Offset - (frame.IsExact || frame.Offset == 0 ? 0u : 1u);
        var output = await RunAsync(
            "addr2line", ["-f", "-i", "-e", path, "-j", symbol.Section, $"0x{address:x}"], cancellationToken);
        var locations = ParseLocations(output, sourceFolder ?? Path.GetDirectoryName(path));
        return locations.Count > 0 ? locations : null;
    }

    private async Task<ILookup<string, KernelModuleSymbol>> ReadSymbolsAsync(
        string path, CancellationToken cancellationToken)
    {
        if (_symbols.TryGetValue(path, out var known))
            return known;
        var table = await RunAsync("objdump", ["-t", path], cancellationToken);
        return _symbols[path] = KernelModuleSymbol.Parse(table).ToLookup(symbol => symbol.Name, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?<file>[^?].*):(?<line>[1-9]\d*)(?: \(discriminator \d+\))?$")]
    private static partial Regex PlaceRegex();
}
