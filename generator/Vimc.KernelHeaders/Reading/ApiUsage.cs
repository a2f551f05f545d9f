using Vimc.KernelHeaders.Clang;
using Vimc.KernelHeaders.Facts;
using Vimc.KernelHeaders.Kbuild;
using static Vimc.KernelHeaders.Clang.LibClang;

namespace Vimc.KernelHeaders.Reading;

/// <summary>
/// Finds what of the kernel's API a driver uses, in the driver's own syntax tree. Names in the bodies of the driver's
/// macros, and in the branches that it does not take on this kernel, are looked up too: a name that another kernel has
/// and this one has not is then gone, not merely unused.
/// </summary>
internal sealed class ApiUsage
{
    private readonly Compilation _compilation;
    private readonly DriverSources _driver;
    private readonly SourceText _source = new();
    private readonly ApiFactWriter _writer;
    private readonly SortedDictionary<string, ApiFact> _facts = new(StringComparer.Ordinal);

    // By where they stand: members of a structure without a name carry the name of the one around it.
    private readonly Dictionary<(string File, int Offset), Element> _structures = [];

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public ApiUsage(Compilation compilation, DriverSources driver, HeaderPaths paths)
    {
        _compilation = compilation;
        _driver = driver;
        _writer = new ApiFactWriter(_source, paths);
    }

    /// <summary>All that is used, by name.</summary>
    public IReadOnlyList<ApiFact> Facts()
    {
        var atTop = _compilation.Elements().Select(element => (Element: element, element.Place)).ToList();
        var files = atTop.Select(item => item.Place.File).Where(_driver.Has).Distinct().ToList();
        foreach (var (element, place) in atTop.Where(item => _driver.Has(item.Place.File)))
        {
            if (element.Kind == CursorKind.MacroDefinition)
                _words.UnionWith(_source.Words(place.File, element.Begin.Offset, element.End.Offset));
            else
                Visit(element);
        }
        foreach (var file in files)
        {
            foreach (var (begin, end) in _compilation.SkippedParts(file))
                _words.UnionWith(_source.Words(file, begin, end));
        }
        LookUp(atTop.Where(item => item.Place.File.Length > 0 && !_driver.Has(item.Place.File)));
        return [.. _facts.Values];
    }

    private void Visit(Element element)
    {
        if (element.Kind is CursorKind.DeclRefExpr or CursorKind.MemberRefExpr or CursorKind.MemberRef
            or CursorKind.MacroExpansion)
            Use(element);
        if (element.Kind == CursorKind.MacroExpansion)
            return;
        foreach (var child in element.Children())
            Visit(child);
    }

    // What a macro of the kernel makes is the macro's business: the driver has not written it.
    private void Use(Element use)
    {
        var place = use.Place;
        if (!_driver.Has(place.File) || !_source.HasWordAt(place.File, place.Offset, use.Name))
            return;
        Add(use.Referenced);
    }

    private void Add(Element declared)
    {
        var file = declared.Place.File;
        if (file.Length == 0 || _driver.Has(file) || _writer.FactOf(declared) is not { } fact)
            return;
        _facts[fact.Name] = fact;
        if (declared.Kind == CursorKind.FieldDecl)
            _structures.TryAdd((file, declared.Parent.Place.Offset), declared.Parent);
    }

    private void LookUp(IEnumerable<(Element Element, SourcePlace Place)> ofKernel)
    {
        foreach (var (element, _) in ofKernel)
        {
            if (element.Kind is CursorKind.FunctionDecl or CursorKind.MacroDefinition && _words.Contains(element.Name))
                Add(element);
        }
        foreach (var member in _structures.Values.ToList().SelectMany(structure => structure.Children()))
        {
            if (member.Kind == CursorKind.FieldDecl && _words.Contains($".{member.Name}"))
                Add(member);
        }
    }
}
