using System.Text.RegularExpressions;
using Vimc.Harness.Host;

namespace Vimc.Mutants.Tests;

/// <summary>The patches in <c>tests/mutants</c>: each can be tried as it stands.</summary>
internal sealed partial class CatalogueTests
{
    private static readonly string[] Flavours = ["stock", "stock-debug", "sanitizer", "kcsan", "coverage"];

    private static readonly MutantWorkspace Workspace = MutantWorkspace.Find();

    private static IReadOnlyList<Mutant> Mutants { get; } = MutantCatalogue.ReadAll(Workspace.Patches);

    private static IEnumerable<TestCaseData> Cases => Mutants.Select(mutant => new TestCaseData(mutant).SetArgDisplayNames(mutant.Name));

    private static IReadOnlyList<string> GuestTests { get; } =
    [
        .. Directory.EnumerateFiles(
                Path.Combine(Workspace.Root, "tests", "Vimc.Guest.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .SelectMany(source => TestMethod().Matches(source))
            .Select(match => match.Groups["name"].Value),
    ];

    [Test]
    public void There_are_at_least_twenty_five() => Assert.That(Mutants, Has.Count.AtLeast(25));

    [Test]
    public void The_bug_of_the_thread_is_among_them_in_both_its_forms() => Assert.That(
        Mutants.Select(mutant => mutant.Name),
        Is.SupersetOf(["thread-pads-freed-after-release", "thread-pads-freed-by-nobody"]));

    [Test]
    public void No_two_are_the_same_bug() =>
        Assert.That(Mutants.Select(mutant => mutant.Sentence), Is.Unique);

    [TestCaseSource(nameof(Cases))]
    public void A_mutant_applies_to_the_committed_driver(Mutant mutant) => Assert.That(DryRun(mutant), Is.Empty);

    [TestCaseSource(nameof(Cases))]
    public void A_mutant_names_guest_tests_that_exist(Mutant mutant)
    {
        Assert.That(mutant.Tests, Is.Not.Empty);
        foreach (var test in mutant.Tests.Select(test => test.Split('(')[0]))
            Assert.That(GuestTests, Has.Some.Contains(test));
    }

    [TestCaseSource(nameof(Cases))]
    public void A_mutant_names_a_kernel_and_a_detector(Mutant mutant)
    {
        Assert.That(Flavours, Does.Contain(mutant.Flavour));
        Assert.That(mutant.Detector.Prefixes, Is.Not.Empty);
        Assert.That(mutant.Sentence, Does.EndWith("."));
    }

    // As the mutant is applied in earnest.
    private static string DryRun(Mutant mutant)
    {
        var patch = new HostCommand(
            "patch",
            ["--directory", Workspace.Root, "-p1", "--fuzz=2", "--batch", "--dry-run", "--input", mutant.PatchFile]);
        var (exitCode, _, output) = patch.TryRunAsync(TestContext.CurrentContext.CancellationToken).GetAwaiter().GetResult();
        return exitCode == 0 ? "" : output;
    }

    [GeneratedRegex(@"\[Test(?:Case)?\b[^{;]*?public (?:async )?Task (?<name>\w+)\(")]
    private static partial Regex TestMethod();
}
