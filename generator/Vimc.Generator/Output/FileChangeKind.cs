namespace Vimc.Generator.Output;

/// <summary>How a file on the disk differs from what it should be.</summary>
internal enum FileChangeKind
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It should be there and is not.</summary>
    Missing,

    /// <summary>Its content is another.</summary>
    Different,

    /// <summary>It was generated once and is not any more.</summary>
    Stale,
}
