namespace Vimc.Mutants.Tests;

/// <summary>The header of a patch.</summary>
internal sealed class MutantHeaderTests
{
    private const string Patch =
        """
        Mutant: The module does not wait.
        Detector: KASAN: slab-use-after-free | general protection fault
        Tests: Thirty_loads; A_crop(7,5,33,17)
        Flavour: sanitizer

        --- a/kmod/core/vimc-module.c
        +++ b/kmod/core/vimc-module.c
        @@ -1,1 +1,1 @@
        -Tests: not a header
        +Flavour: neither
        """;

    [Test]
    public void All_keys_are_read()
    {
        var mutant = MutantCatalogue.Parse("no-wait", Patch, "no-wait.patch");

        Assert.That(mutant.Name, Is.EqualTo("no-wait"));
        Assert.That(mutant.Sentence, Is.EqualTo("The module does not wait."));
        Assert.That(mutant.Detector.Prefixes, Is.EqualTo(["KASAN: slab-use-after-free", "general protection fault"]));
        Assert.That(mutant.Tests, Is.EqualTo(["Thirty_loads", "A_crop(7,5,33,17)"]));
        Assert.That(mutant.Flavour, Is.EqualTo("sanitizer"));
        Assert.That(mutant.PatchFile, Is.EqualTo("no-wait.patch"));
    }

    [Test]
    public void A_filter_lets_through_what_any_of_the_tests_name_and_takes_parentheses_for_what_they_are() =>
        Assert.That(
            MutantCatalogue.Parse("no-wait", Patch, "").TestFilter,
            Is.EqualTo(@"FullyQualifiedName~A_crop\(7,5,33,17\)|FullyQualifiedName~Thirty_loads"));

    [TestCase("Mutant")]
    [TestCase("Detector")]
    [TestCase("Tests")]
    [TestCase("Flavour")]
    public void A_key_that_lacks_is_named(string key)
    {
        var lines = Patch.Split('\n');
        var text = string.Join('\n', lines.Where((line, i) => i > 3 || !line.StartsWith(key, StringComparison.Ordinal)));

        Assert.That(
            () => MutantCatalogue.Parse("no-wait", text, ""),
            Throws.InstanceOf<MutantException>().With.Message.EqualTo($"no-wait: the header lacks {key}"));
    }

    [TestCase("Flavor: sanitizer")]
    [TestCase("some words")]
    [TestCase("Mutant: a second time")]
    public void A_line_that_is_no_key_is_refused(string line) => Assert.That(
        () => MutantCatalogue.Parse("no-wait", $"{line}\n{Patch}", ""),
        Throws.InstanceOf<MutantException>());

    [TestCase("KASAN: slab-use-after-free Read in vimc_nodes_media_release", true)]
    [TestCase("general protection fault in kfree", true)]
    [TestCase("WARNING in kfree", false)]
    [TestCase(Detector.Assertion, false)]
    public void A_detector_expects_titles_by_their_beginning(string fired, bool expected) => Assert.That(
        Detector.Parse("KASAN: slab-use-after-free | general protection fault").Expects(fired), Is.EqualTo(expected));

    [Test]
    public void An_assertion_is_expected_only_where_it_is_named()
    {
        Assert.That(Detector.Parse("assertion | WARNING in").Expects(Detector.Assertion), Is.True);
        Assert.That(Detector.Parse("assertion").Expects("assertion of a report"), Is.False);
    }
}
