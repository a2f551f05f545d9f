using System.Text.RegularExpressions;

using Vimc.Harness.Regress;

namespace Vimc.Mutants;

/// <summary>Finds the verdict in what the tests of a mutant said.</summary>
internal static partial class Judge
{
    /// <summary>Judges a mutant whose tests ran.</summary>
    public static Judgement Decide(Mutant mutant, IReadOnlyList<TestResult> results)
    {
        if (!results.Any(result => result.WasRun))
            return new Judgement(Verdict.HarnessError, Detail: "no test ran");

        var kills = results.SelectMany(Kills).ToList();
        if (kills.FirstOrDefault(kill => mutant.Detector.Expects(kill.Fired)) is { Fired: not null } named)
            return new Judgement(Verdict.Killed, named.Fired, named.Test);
        if (kills is [var other, ..])
            return new Judgement(Verdict.KilledByAnother, other.Fired, other.Test);
        return results.FirstOrDefault(result => result.Failure is not null) is { Failure: { } failure } blocked
            ? new Judgement(
                IsBuildFailure(failure) ? Verdict.DoesNotBuild : Verdict.HarnessError, null, blocked.Name, failure)
            : new Judgement(Verdict.Survived);
    }

    /// <summary>
    /// The titles of the reports in the message of a failed test, and that the guest hung;
    /// <see cref="Detector.Assertion"/> for a test that failed without, unless only the harness or the compiler failed.
    /// </summary>
    public static IReadOnlyList<string> Fired(string failure)
    {
        var titles = Findings().Matches(failure)
            .SelectMany(match => Title().Matches(match.Groups["list"].Value))
            .Select(match => match.Groups["title"].Value)
            .Concat(Hang().Matches(failure).Select(match => match.Value))
            .ToList();
        return titles.Count > 0 || IsBuildFailure(failure) || IsHarnessFailure(failure)
            ? titles
            : [Detector.Assertion];
    }

    private static IEnumerable<(string Fired, string Test)> Kills(TestResult result) =>
        result.Failure is { } failure ? Fired(failure).Select(fired => (fired, result.Name)) : [];

    private static bool IsHarnessFailure(string failure) =>
        failure.Contains("Vimc.Harness.Failures.HarnessException :", StringComparison.Ordinal);

    private static bool IsBuildFailure(string failure) =>
        failure.Contains("Vimc.Harness.Failures.ModuleBuildException :", StringComparison.Ordinal);

    // What GuestEvidence.AssertClean and LifetimeTest say: a list of reports where none may be, a title and the lines of
    // the report each. NUnit writes ten of them, and dots for more.
    [GeneratedRegex(
        @"(?:the kernel under test reported a bug[^\n]*|(?:\s\s|^)leaks)\n(?:[^\n]*\n){0,6}?\s*But was:\s*(?<list><(?:.|\n)*?""(?:\.\.\.)? >)")]
    private static partial Regex Findings();

    // The verdict of the harness on a guest that missed a deadline; one that is merely slow has not hung.
    [GeneratedRegex(@"^the guest is (?:spinning|blocked)\b", RegexOptions.Multiline)]
    private static partial Regex Hang();

    [GeneratedRegex(@"(?:< |"", )""(?<title>[^""\\\n]+)")]
    private static partial Regex Title();
}
