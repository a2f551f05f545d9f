using System.Text.RegularExpressions;
using Vimc.KernelHeaders.Clang;
using Vimc.KernelHeaders.Facts;
using static Vimc.KernelHeaders.Clang.LibClang;

namespace Vimc.KernelHeaders.Reading;

/// <summary>Describes declarations.</summary>
/// <param name="source">Where they are written.</param>
/// <param name="paths">How headers are called.</param>
internal sealed partial class ApiFactWriter(SourceText source, HeaderPaths paths)
{
    private const string Define = "#define ";

    /// <summary>The fact; null for what is no API, such as a parameter.</summary>
    public ApiFact? FactOf(Element declared)
    {
        var place = declared.Place;
        if (KindOf(declared) is not { } kind || declared.Name is not { Length: > 0 } name)
            return null;

        var isMember = kind is ApiKind.Member or ApiKind.Callback;
        var declaration = Declaration(declared, kind);
        var signature = kind switch
        {
            ApiKind.Macro => MacroSignature(declared, declaration),
            ApiKind.Constant => $"{declared.EnumValue}",
            _ => Unnamed().Replace(declared.CanonicalType, "($1)"),
        };
        return new ApiFact(
            isMember ? $"{StructureOf(declared)}.{name}" : name,
            kind, declaration, signature, paths.Relative(place.File), place.Line);
    }

    private static ApiKind? KindOf(Element declared) => declared.Kind switch
    {
        CursorKind.FunctionDecl => ApiKind.Function,
        CursorKind.FieldDecl => declared.IsCallback ? ApiKind.Callback : ApiKind.Member,
        CursorKind.EnumConstantDecl => ApiKind.Constant,
        CursorKind.VarDecl => ApiKind.Variable,
        CursorKind.MacroDefinition => ApiKind.Macro,
        _ => null,
    };

    private string Declaration(Element declared, ApiKind kind)
    {
        var begin = declared.Begin;
        var end = declared.End.Offset;
        if (kind == ApiKind.Function)
        {
            var body = declared.Children().Where(child => child.Kind == CursorKind.CompoundStmt).ToList();
            end = body.Count > 0 ? body[0].Begin.Offset : end;
        }
        var text = source.Line(begin.File, begin.Offset, end);
        if (kind != ApiKind.Macro)
            return text;
        return declared.IsFunctionLike ? Define + Head().Match(text).Value : Define + text;
    }

    // Who uses a macro with parameters sees those; what is behind them may change as it likes.
    private static string MacroSignature(Element macro, string declaration) =>
        macro.IsFunctionLike
            ? declaration[(Define.Length + macro.Name.Length)..]
            : declaration[(Define.Length + macro.Name.Length)..].Trim();

    // A member of a structure without a name belongs to the one around it, as far as its users are concerned.
    private static string StructureOf(Element member)
    {
        var parent = member.Parent;
        while (IsUnnamed(parent.Name) && parent.Parent.Name.Length > 0 && IsStructure(parent.Parent))
            parent = parent.Parent;
        return IsUnnamed(parent.Name) ? Unnamed().Replace(parent.TypeName, "($1)") : parent.Name;
    }

    private static bool IsUnnamed(string name) => name.Length == 0 || name.Contains('(');

    private static bool IsStructure(Element element) => (int)element.Kind is 2 or 3;

    [GeneratedRegex(@"\((unnamed|anonymous)[^)]*\)")]
    private static partial Regex Unnamed();

    [GeneratedRegex(@"^\w+\([^)]*\)")]
    private static partial Regex Head();
}
