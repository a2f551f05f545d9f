using System.Text.RegularExpressions;

namespace Vimc.Harness.KernelLog;

/// <summary>How one kind of report is recognised and named.</summary>
/// <param name="Id">A short name, unique in the table.</param>
/// <param name="Literal">What every header of this kind contains; a cheap filter before the expression.</param>
/// <param name="Header">Matches the header line without its prefixes.</param>
/// <param name="Title">
/// The title. <c>{name}</c> stands for a group of the header or detail expression, <c>{func}</c> for the function at
/// fault; " in {func}" is left out where there is none.
/// </param>
/// <param name="Type">The class of the bug.</param>
/// <param name="Source">Where the function at fault is found.</param>
internal sealed record KernelReportPattern(
    string Id,
    string Literal,
    Regex Header,
    string Title,
    KernelFindingType Type,
    KernelFunctionSource Source)
{
    /// <summary>A later line of the report that completes the title; the group "func" is the function at fault.</summary>
    public Regex? Detail { get; init; }

    /// <summary>The class where it depends on what header and detail captured.</summary>
    public Func<IReadOnlyDictionary<string, string>, KernelFindingType>? Classify { get; init; }

    /// <summary>Functions that are not at fault in this kind of report, on top of those that never are.</summary>
    public Regex? Skip { get; init; }

    /// <summary>Why a report with this header is never whole, or null.</summary>
    public string? Corruption { get; init; }

    /// <summary>True where the message only announces a WARN or BUG, which then supplies the stack.</summary>
    public bool IsPreamble { get; init; }

    /// <summary>True where the title says less than a preamble does, and yields to it.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>True where it follows from the report before it and is no finding of its own then.</summary>
    public bool IsConsequence { get; init; }

    /// <summary>True where the first occurrence is normal.</summary>
    public bool IsFirstExpected { get; init; }

    /// <summary>True where the rest of the report is the indented lines only.</summary>
    public bool IsIndented { get; init; }

    /// <summary>Lines that belong to the report, beside those that belong to any; null for none.</summary>
    public Regex? Body { get; init; }

    /// <summary>Tells from the lines of a whole report that nothing is wrong; null where something always is.</summary>
    public Func<IEnumerable<string>, bool>? IsHarmless { get; init; }
}
