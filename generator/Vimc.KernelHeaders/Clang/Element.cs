using static Vimc.KernelHeaders.Clang.LibClang;

namespace Vimc.KernelHeaders.Clang;

/// <summary>A node of the syntax tree: a declaration, a use of one, a macro or the use of one.</summary>
internal readonly struct Element
{
    private const int PointerType = 101;
    private const int FunctionWithoutPrototype = 110;
    private const int FunctionWithPrototype = 111;

    private readonly Compilation _owner;
    private readonly Cursor _cursor;

    internal Element(Compilation owner, Cursor cursor)
    {
        _owner = owner;
        _cursor = cursor;
    }

    /// <summary>What it is.</summary>
    public CursorKind Kind => _cursor.Kind;

    /// <summary>Its name; empty where it has none.</summary>
    public string Name => Take(clang_getCursorSpelling(_cursor));

    /// <summary>Where its name is. For what a macro made: where the macro is used.</summary>
    public SourcePlace Place => _owner.Place(clang_getCursorLocation(_cursor));

    /// <summary>Its first byte.</summary>
    public SourcePlace Begin => _owner.Place(clang_getRangeStart(clang_getCursorExtent(_cursor)));

    /// <summary>The byte after its last.</summary>
    public SourcePlace End => _owner.Place(clang_getRangeEnd(clang_getCursorExtent(_cursor)));

    /// <summary>The declaration or the macro this is a use of.</summary>
    public Element Referenced => new(_owner, clang_getCursorReferenced(_cursor));

    /// <summary>The structure a member belongs to.</summary>
    public Element Parent => new(_owner, clang_getCursorSemanticParent(_cursor));

    /// <summary>Its type with all typedefs looked through.</summary>
    public string CanonicalType => Take(clang_getTypeSpelling(clang_getCanonicalType(clang_getCursorType(_cursor))));

    /// <summary>Its type as written.</summary>
    public string TypeName => Take(clang_getTypeSpelling(clang_getCursorType(_cursor)));

    /// <summary>Whether it is a pointer to a function.</summary>
    public bool IsCallback
    {
        get
        {
            var type = clang_getCanonicalType(clang_getCursorType(_cursor));
            return type.Kind == PointerType
                && clang_getPointeeType(type).Kind is FunctionWithPrototype or FunctionWithoutPrototype;
        }
    }

    /// <summary>Whether it is a macro with arguments.</summary>
    public bool IsFunctionLike => clang_Cursor_isMacroFunctionLike(_cursor) != 0;

    /// <summary>The value of an enumeration constant.</summary>
    public ulong EnumValue => clang_getEnumConstantDeclUnsignedValue(_cursor);

    /// <summary>What it is made of.</summary>
    public IEnumerable<Element> Children() => _owner.Children(_cursor);
}
