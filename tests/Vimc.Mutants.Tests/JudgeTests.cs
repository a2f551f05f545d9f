using Vimc.Harness.Regress;

namespace Vimc.Mutants.Tests;

/// <summary>What becomes of a mutant, by what its tests said.</summary>
internal sealed class JudgeTests
{
    private const string Report =
        """
        TearDown :   the kernel under test reported a bug: Nodes_held_open_can_be_closed_late
        Assert.That(findings.Select(finding => $"{finding.Title}"), Is.Empty)
          Expected: <empty>
          But was:  < "KASAN: slab-use-after-free Read in vimc_nodes_media_release
          BUG: KASAN: slab-use-after-free
          a "quoted", word", "WARNING in kfree
          WARNING: CPU: 0" >
        """;

    private const string Leaks =
        """
        TearDown :   leaks
        Assert.That(leaks.Select(leak => $"{leak.Title}"), Is.Empty)
          Expected: <empty>
          But was:  < "memory leak in vimc_ent_sd_init
          unreferenced object 0xffff888003a5b400 (size 96):" >
        """;

    private const string Hung =
        """
        SetUp : Vimc.Harness.Failures.GuestFailureException : command 'true': exceeded its limit of 60 s
        the guest is spinning: its processors were 100 % and 99 % busy, its agent is silent
        """;

    private const string Judged = "  Expected: 100\n  But was:  99\n";

    private const string Blocked =
        "OneTimeSetUp: Vimc.Harness.Failures.HarnessException : no guest answers\n   at Vimc.Harness.Guest";

    private const string NotBuilt =
        "OneTimeSetUp: Vimc.Harness.Failures.ModuleBuildException : vimc-entity.c:3: error: expected ';'";

    [Test]
    public void A_report_of_the_named_kind_kills() =>
        AssertJudged("KASAN: slab-use-after-free", Report, Verdict.Killed,
            "KASAN: slab-use-after-free Read in vimc_nodes_media_release");

    [Test]
    public void The_named_report_may_be_any_of_several() =>
        AssertJudged("WARNING in", Report, Verdict.Killed, "WARNING in kfree");

    [Test]
    public void A_report_of_another_kind_is_shown_as_such() =>
        AssertJudged("possible deadlock", Report, Verdict.KilledByAnother,
            "KASAN: slab-use-after-free Read in vimc_nodes_media_release");

    [Test]
    public void A_leak_kills() =>
        AssertJudged("memory leak in", Leaks, Verdict.Killed, "memory leak in vimc_ent_sd_init");

    // Where nothing but the leaks failed, NUnit does not say that it was while tearing down.
    [TestCase("  ")]
    [TestCase("")]
    public void A_leak_that_is_all_there_is_kills(string indent) =>
        AssertJudged("memory leak in", Leaks.Replace("TearDown :   ", indent, StringComparison.Ordinal), Verdict.Killed,
            "memory leak in vimc_ent_sd_init");

    [Test]
    public void Leaks_that_are_too_many_to_list_kill() =>
        AssertJudged("memory leak in", Leaks.Replace("\" >", "\"... >", StringComparison.Ordinal), Verdict.Killed,
            "memory leak in vimc_ent_sd_init");

    [Test]
    public void A_test_that_fails_by_its_own_judgement_kills_what_names_an_assertion() =>
        AssertJudged("assertion", Judged, Verdict.Killed, Detector.Assertion);

    [Test]
    public void A_guest_that_hangs_kills_what_names_that() =>
        AssertJudged("general protection fault | the guest is spinning", Hung, Verdict.Killed, "the guest is spinning");

    [Test]
    public void A_guest_that_hangs_is_no_assertion() =>
        AssertJudged("assertion", Hung, Verdict.KilledByAnother, "the guest is spinning");

    [Test]
    public void A_report_is_no_assertion() =>
        AssertJudged("assertion", Report, Verdict.KilledByAnother,
            "KASAN: slab-use-after-free Read in vimc_nodes_media_release");

    [Test]
    public void A_failure_of_the_harness_never_kills() =>
        AssertJudged("assertion", Blocked, Verdict.HarnessError, null);

    [Test]
    public void A_report_kills_even_if_the_harness_failed_over_it() =>
        AssertJudged("WARNING in", $"{Blocked}\n{Report}", Verdict.Killed, "WARNING in kfree");

    [Test]
    public void A_driver_that_does_not_compile_is_no_kill() =>
        AssertJudged("assertion", NotBuilt, Verdict.DoesNotBuild, null);

    [Test]
    public void A_mutant_survives_when_all_tests_pass() => AssertJudged("assertion", null, Verdict.Survived, null);

    [Test]
    public void Where_no_test_ran_nothing_survived()
    {
        Assert.That(Judge.Decide(MutantOf("assertion"), []).Verdict, Is.EqualTo(Verdict.HarnessError));
        Assert.That(
            Judge.Decide(MutantOf("assertion"), [new TestResult("A_test", null, WasRun: false)]).Verdict,
            Is.EqualTo(Verdict.HarnessError));
    }

    [Test]
    public void Results_are_read_from_what_the_runner_writes()
    {
        var results = JUnitReport.Parse(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <testsuites>
              <testsuite name="Vimc.Guest.Tests.dll" tests="3" skipped="1" failures="1" errors="0">
                <testcase classname="Vimc.Guest.Tests.LinkTests" name="A_link_is_refused" time="1.5" />
                <testcase classname="Vimc.Guest.Tests.LinkTests" name="A_crop(7,5)" time="1.5">
                  <failure type="failure">  Expected: 1
              But was:  2
            </failure>
                </testcase>
                <testcase classname="Vimc.Guest.Tests.LinkTests" name="Skipped" time="0">
                  <skipped />
                </testcase>
              </testsuite>
            </testsuites>
            """);

        Assert.That(results.Select(result => result.Name), Is.EqualTo(["A_link_is_refused", "A_crop(7,5)", "Skipped"]));
        Assert.That(results.Select(result => result.WasRun), Is.EqualTo([true, true, false]));
        Assert.That(results[0].Failure, Is.Null);
        Assert.That(Judge.Fired(results[1].Failure!), Is.EqualTo([Detector.Assertion]));
    }

    private static void AssertJudged(string detector, string? failure, Verdict verdict, string? fired)
    {
        var judgement = Judge.Decide(
            MutantOf(detector), [new TestResult("Another", null, true), new TestResult("A_test", failure, true)]);

        Assert.That(judgement.Verdict, Is.EqualTo(verdict));
        Assert.That(judgement.Fired, Is.EqualTo(fired));
    }

    private static Mutant MutantOf(string detector) =>
        new("name", "Sentence.", Detector.Parse(detector), ["A_test"], "sanitizer", "");
}
