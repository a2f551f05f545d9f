using System.Runtime.InteropServices;
using System.Text;
using static Vimc.KernelHeaders.Clang.LibClang;

namespace Vimc.KernelHeaders.Clang;

/// <summary>One C text, parsed with all it includes. Elements of it live as long as it does.</summary>
internal sealed unsafe class Compilation : IDisposable
{
    private const string MainFile = "vimc-facts.c";

    private readonly nint _index;
    private readonly nint _unit;
    private readonly Dictionary<nint, string> _fileNames = [];

    private Compilation(nint index, nint unit)
    {
        _index = index;
        _unit = unit;
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">C source.</param>
    /// <param name="arguments">Arguments of the compiler.</param>
    /// <exception cref="HeaderException">There are errors; the message lists them in the compiler's words.</exception>
    public static Compilation Parse(string text, IReadOnlyList<string> arguments)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var name = Encoding.UTF8.GetBytes($"{MainFile}\0");
        var index = clang_createIndex(0, 0);
        nint unit;
        int failure;
        fixed (byte* contentData = content, nameData = name)
        {
            var unsaved = new UnsavedFile { Filename = nameData, Contents = contentData, Length = (nuint)content.Length };
            failure = clang_parseTranslationUnit2(
                index, MainFile, [.. arguments], arguments.Count, &unsaved, 1,
                DetailedPreprocessingRecord | KeepGoing, out unit);
        }
        if (failure != 0)
        {
            clang_disposeIndex(index);
            throw new HeaderException($"libclang refused to parse: code {failure}");
        }

        var compilation = new Compilation(index, unit);
        var errors = compilation.Errors();
        if (errors.Count == 0)
            return compilation;
        compilation.Dispose();
        throw new HeaderException(string.Join('\n', errors));
    }

    /// <summary>The elements at the top: declarations, definitions of macros, and their uses.</summary>
    public IEnumerable<Element> Elements() => Children(clang_getTranslationUnitCursor(_unit));

    /// <summary>Parts of a file that the preprocessor passed over, as byte offsets.</summary>
    public IReadOnlyList<(int Begin, int End)> SkippedParts(string path)
    {
        nint file;
        fixed (byte* name = Encoding.UTF8.GetBytes($"{path}\0"))
            file = clang_getFile(_unit, name);
        if (file == 0)
            return [];

        var list = clang_getSkippedRanges(_unit, file);
        var parts = new List<(int, int)>();
        for (var i = 0u; i < list->Count; i++)
        {
            var range = list->Ranges[i];
            parts.Add((Place(clang_getRangeStart(range)).Offset, Place(clang_getRangeEnd(range)).Offset));
        }
        clang_disposeSourceRangeList(list);
        return parts;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        clang_disposeTranslationUnit(_unit);
        clang_disposeIndex(_index);
    }

    internal List<Element> Children(Cursor parent)
    {
        var children = new List<Element>();
        var handle = GCHandle.Alloc((this, children));
        try
        {
            _ = clang_visitChildren(parent, &Collect, GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }
        return children;
    }

    internal SourcePlace Place(Location location)
    {
        clang_getFileLocation(location, out var file, out var line, out _, out var offset);
        if (file == 0)
            return new SourcePlace("", 0, 0);
        if (!_fileNames.TryGetValue(file, out var name))
            _fileNames.Add(file, name = Take(clang_getFileName(file)));
        return new SourcePlace(name, (int)line, (int)offset);
    }

    [UnmanagedCallersOnly]
    private static VisitResult Collect(Cursor cursor, Cursor parent, nint data)
    {
        var (owner, children) = ((Compilation, List<Element>))GCHandle.FromIntPtr(data).Target!;
        children.Add(new Element(owner, cursor));
        return VisitResult.Continue;
    }

    private List<string> Errors()
    {
        var errors = new List<string>();
        for (var i = 0u; i < clang_getNumDiagnostics(_unit); i++)
        {
            var diagnostic = clang_getDiagnostic(_unit, i);
            if (clang_getDiagnosticSeverity(diagnostic) >= SeverityError)
                errors.Add(Take(clang_formatDiagnostic(diagnostic, 1)));
            clang_disposeDiagnostic(diagnostic);
        }
        return errors;
    }
}
