namespace Vimc.Mutants;

/// <summary>A bug to seed, and who has to see it.</summary>
/// <param name="Name">The name of its patch without the extension.</param>
/// <param name="Sentence">What is wrong with the driver then.</param>
/// <param name="Detector">What must fire.</param>
/// <param name="Tests">Parts of full names of guest tests; each test that has one of them is run.</param>
/// <param name="Flavour">The kernel to run them on, as <c>VIMC_FLAVOUR</c> names it.</param>
/// <param name="PatchFile">The patch; relative to a tree that has <c>kmod/</c>, to be applied with <c>-p1</c>.</param>
internal sealed record Mutant(
    string Name, string Sentence, Detector Detector, IReadOnlyList<string> Tests, string Flavour, string PatchFile)
{
    /// <summary>The tests as a filter of <c>dotnet test</c>.</summary>
    public string TestFilter => FilterOf(Tests);

    /// <summary>A filter of <c>dotnet test</c> that lets through what has one of these parts in its full name.</summary>
    public static string FilterOf(IEnumerable<string> tests) =>
        string.Join('|', tests.Distinct().Order(StringComparer.Ordinal).Select(test => $"FullyQualifiedName~{Escape(test)}"));

    private static string Escape(string test) =>
        string.Concat(test.Select(c => @"\()&|=!~".Contains(c, StringComparison.Ordinal) ? $@"\{c}" : $"{c}"));
}
