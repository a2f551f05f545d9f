namespace Vimc.Mutants.Tests;

/// <summary>The matrix: what it says, and when it proves anything.</summary>
internal sealed class KillMatrixTests
{
    private static readonly MutantOutcome Killed = Outcome(
        "double-put", new Judgement(Verdict.Killed, "KASAN: slab-use-after-free Read in kfree", "Thirty_loads"));

    private static readonly MutantOutcome Survivor = Outcome("survivor", new Judgement(Verdict.Survived));

    [Test]
    public void It_proves_something_only_if_all_are_killed_as_named()
    {
        Assert.That(new KillMatrix([Killed]).IsProof, Is.True);
        Assert.That(new KillMatrix([Killed, Survivor]).IsProof, Is.False);
        foreach (var verdict in Enum.GetValues<Verdict>().Except([Verdict.Killed]))
            Assert.That(new KillMatrix([Outcome("m", new Judgement(verdict))]).IsProof, Is.False, $"{verdict}");
    }

    [Test]
    public void It_has_a_row_for_each_mutant_and_a_column_for_each_kind_of_detector()
    {
        var markdown = new KillMatrix([Killed, Survivor]).ToMarkdown();

        Assert.That(markdown, Does.Contain("2 mutants, 1 killed by the detector they name"));
        Assert.That(markdown, Does.Contain("| mutant | flavour | KASAN: slab-use-after-free | verdict |"));
        Assert.That(markdown, Does.Contain("| double-put | sanitizer | x | Killed | 61 |"));
        Assert.That(markdown, Does.Contain("| survivor | sanitizer |  | Survived | 61 |"));
    }

    [TestCase("KASAN: slab-use-after-free Read in kfree", "KASAN: slab-use-after-free")]
    [TestCase("memory leak in vimc_ent_sd_init", "memory leak")]
    [TestCase("WARNING in __vb2_queue_cancel", "WARNING")]
    [TestCase("assertion", "assertion")]
    public void A_kind_leaves_out_the_place(string title, string kind) =>
        Assert.That(KillMatrix.KindOf(title), Is.EqualTo(kind));

    [Test]
    public void Programs_read_the_same_as_people()
    {
        var json = new KillMatrix([Survivor]).ToJson();

        Assert.That(json, Does.Contain("\"verdict\": \"Survived\""));
    }

    private static MutantOutcome Outcome(string name, Judgement judgement) => new(
        new Mutant(name, "Sentence.", Detector.Parse("KASAN: "), ["A_test"], "sanitizer", ""),
        judgement,
        TimeSpan.FromSeconds(61));
}
