using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Vimc.KernelHeaders.Clang;

/// <summary>
/// The functions of libclang that reading headers takes, as <c>clang-c/Index.h</c> declares them. Nothing outside
/// this folder knows that they exist. The library is Debian's <c>libclang1-*</c>, the newest that is installed.
/// </summary>
internal static unsafe partial class LibClang
{
    /// <summary>Names the library outright.</summary>
    public const string PathVariable = "VIMC_LIBCLANG";

    private const string Name = "clang";

    private static readonly string[] LibraryFolders =
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"];

    static LibClang() => NativeLibrary.SetDllImportResolver(typeof(LibClang).Assembly, Resolve);

    /// <summary>Keeps macros and their uses in the tree.</summary>
    public const uint DetailedPreprocessingRecord = 1;

    /// <summary>Goes on after a missing header, so that all errors are told at once.</summary>
    public const uint KeepGoing = 0x200;

    /// <summary>From this severity on a diagnostic is an error.</summary>
    public const uint SeverityError = 3;

    /// <summary>Kinds of a cursor (<c>enum CXCursorKind</c>).</summary>
    public enum CursorKind
    {
        FieldDecl = 6,
        EnumConstantDecl = 7,
        FunctionDecl = 8,
        VarDecl = 9,
        MemberRef = 47,
        DeclRefExpr = 101,
        MemberRefExpr = 102,
        CompoundStmt = 202,
        MacroDefinition = 501,
        MacroExpansion = 502,
    }

    /// <summary>What a visitor wants next (<c>enum CXChildVisitResult</c>).</summary>
    public enum VisitResult
    {
        Break,
        Continue,
        Recurse,
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Text
    {
        public nint Data;
        public uint Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Cursor
    {
        public CursorKind Kind;
        public int Extra;
        public nint Data0;
        public nint Data1;
        public nint Data2;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Type
    {
        public int Kind;
        public nint Data0;
        public nint Data1;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Location
    {
        public nint Data0;
        public nint Data1;
        public uint Offset;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Range
    {
        public nint Data0;
        public nint Data1;
        public uint Begin;
        public uint End;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct RangeList
    {
        public uint Count;
        public Range* Ranges;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct UnsavedFile
    {
        public byte* Filename;
        public byte* Contents;
        public nuint Length;
    }

    [LibraryImport(Name)]
    public static partial nint clang_createIndex(int excludeDeclarationsFromPch, int displayDiagnostics);

    [LibraryImport(Name)]
    public static partial void clang_disposeIndex(nint index);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int clang_parseTranslationUnit2(
        nint index, string file, string[] arguments, int count, UnsavedFile* unsaved, uint unsavedCount, uint options,
        out nint unit);

    [LibraryImport(Name)]
    public static partial void clang_disposeTranslationUnit(nint unit);

    [LibraryImport(Name)]
    public static partial Cursor clang_getTranslationUnitCursor(nint unit);

    [LibraryImport(Name)]
    public static partial uint clang_visitChildren(
        Cursor parent, delegate* unmanaged<Cursor, Cursor, nint, VisitResult> visitor, nint data);

    [LibraryImport(Name)]
    public static partial uint clang_getNumDiagnostics(nint unit);

    [LibraryImport(Name)]
    public static partial nint clang_getDiagnostic(nint unit, uint index);

    [LibraryImport(Name)]
    public static partial uint clang_getDiagnosticSeverity(nint diagnostic);

    [LibraryImport(Name)]
    public static partial Text clang_formatDiagnostic(nint diagnostic, uint options);

    [LibraryImport(Name)]
    public static partial void clang_disposeDiagnostic(nint diagnostic);

    [LibraryImport(Name)]
    public static partial nint clang_getFile(nint unit, byte* path);

    [LibraryImport(Name)]
    public static partial Text clang_getFileName(nint file);

    [LibraryImport(Name)]
    public static partial RangeList* clang_getSkippedRanges(nint unit, nint file);

    [LibraryImport(Name)]
    public static partial void clang_disposeSourceRangeList(RangeList* ranges);

    [LibraryImport(Name)]
    public static partial Location clang_getCursorLocation(Cursor cursor);

    [LibraryImport(Name)]
    public static partial Range clang_getCursorExtent(Cursor cursor);

    [LibraryImport(Name)]
    public static partial Location clang_getRangeStart(Range range);

    [LibraryImport(Name)]
    public static partial Location clang_getRangeEnd(Range range);

    [LibraryImport(Name)]
    public static partial void clang_getFileLocation(
        Location location, out nint file, out uint line, out uint column, out uint offset);

    [LibraryImport(Name)]
    public static partial Cursor clang_getCursorReferenced(Cursor cursor);

    [LibraryImport(Name)]
    public static partial Cursor clang_getCursorSemanticParent(Cursor cursor);

    [LibraryImport(Name)]
    public static partial Text clang_getCursorSpelling(Cursor cursor);

    [LibraryImport(Name)]
    public static partial Type clang_getCursorType(Cursor cursor);

    [LibraryImport(Name)]
    public static partial Type clang_getCanonicalType(Type type);

    [LibraryImport(Name)]
    public static partial Type clang_getPointeeType(Type type);

    [LibraryImport(Name)]
    public static partial Text clang_getTypeSpelling(Type type);

    [LibraryImport(Name)]
    public static partial Cursor clang_getTypeDeclaration(Type type);

    [LibraryImport(Name)]
    public static partial uint clang_Cursor_isMacroFunctionLike(Cursor cursor);

    [LibraryImport(Name)]
    public static partial ulong clang_getEnumConstantDeclUnsignedValue(Cursor cursor);

    [LibraryImport(Name)]
    private static partial nint clang_getCString(Text text);

    [LibraryImport(Name)]
    private static partial void clang_disposeString(Text text);

    /// <summary>The text, which is given back to the library.</summary>
    public static string Take(Text text)
    {
        var value = Marshal.PtrToStringUTF8(clang_getCString(text)) ?? "";
        clang_disposeString(text);
        return value;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name)
            return 0;
        var chosen = Environment.GetEnvironmentVariable(PathVariable) ?? Installed().FirstOrDefault();
        return chosen is not null && NativeLibrary.TryLoad(chosen, out var library)
            ? library
            : throw new HeaderException(
                $"libclang is missing: apt-get install libclang1, or name the library in {PathVariable}");
    }

    private static IEnumerable<string> Installed() =>
        LibraryFolders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "libclang-*.so*"))
            .Select(file => (File: file, Version: LibraryFile().Match(Path.GetFileName(file))))
            .Where(found => found.Version.Success)
            .OrderByDescending(found => int.Parse(found.Version.Groups[1].ValueSpan))
            .ThenBy(found => found.File, StringComparer.Ordinal)
            .Select(found => found.File);

    [GeneratedRegex(@"^libclang-(\d+)\.so\.\d+$")]
    private static partial Regex LibraryFile();
}
