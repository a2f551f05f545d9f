namespace Vimc.KernelHeaders.Facts;

/// <summary>Compares the API that the driver uses in two kernels.</summary>
public static class ApiDiff
{
    /// <summary>All differences, by name in ordinal order.</summary>
    public static IReadOnlyList<ApiChange> Between(KernelFacts before, KernelFacts after)
    {
        var old = before.Api.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        var recent = after.Api.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
        return [.. old.Keys.Union(recent.Keys)
            .Order(StringComparer.Ordinal)
            .Select(name => Compare(old.GetValueOrDefault(name), recent.GetValueOrDefault(name)))
            .OfType<ApiChange>()];
    }

    /// <summary>
    /// The differences as compilers print them, <c>header:line: what</c>, with the other declaration as a note.
    /// </summary>
    public static string Render(KernelFacts before, KernelFacts after)
    {
        var changes = Between(before, after);
        var lines = changes.SelectMany(change => Lines(change, before.Kernel, after.Kernel));
        var sum = string.Join(", ", Enum.GetValues<ApiChangeKind>()
            .Select(kind => $"{changes.Count(change => change.Kind == kind)} {kind.ToString().ToLowerInvariant()}"));
        return string.Concat(lines.Append($"{before.Kernel} to {after.Kernel}: {sum}").Select(line => $"{line}\n"));
    }

    private static ApiChange? Compare(ApiFact? before, ApiFact? after) => (before, after) switch
    {
        ({ } gone, null) => new ApiChange(ApiChangeKind.Gone, gone, null),
        (null, { } added) => new ApiChange(ApiChangeKind.New, null, added),
        ({ } old, { } recent) when (old.Kind, old.Signature) != (recent.Kind, recent.Signature) =>
            new ApiChange(ApiChangeKind.Changed, old, recent),
        ({ } old, { } recent) when old.File != recent.File => new ApiChange(ApiChangeKind.Moved, old, recent),
        _ => null,
    };

    private static IEnumerable<string> Lines(ApiChange change, string before, string after)
    {
        if (change.Kind == ApiChangeKind.Gone)
            yield return Line(change.Before!, $"gone: {Name(change.Before!)}");
        else if (change.Kind == ApiChangeKind.New)
            yield return Line(change.After!, $"new: {Name(change.After!)}");
        else
            yield return Line(change.After!, $"{change.Kind.ToString().ToLowerInvariant()}: {Name(change.After!)}");

        if (change.Before is { } old)
            yield return $"  {before}: {old.File}:{old.Line}: {old.Declaration}";
        if (change.After is { } recent)
            yield return $"  {after}: {recent.File}:{recent.Line}: {recent.Declaration}";
    }

    private static string Line(ApiFact fact, string text) => $"{fact.File}:{fact.Line}: {text}";

    private static string Name(ApiFact fact) => $"{fact.Kind.ToString().ToLowerInvariant()} '{fact.Name}'";
}
