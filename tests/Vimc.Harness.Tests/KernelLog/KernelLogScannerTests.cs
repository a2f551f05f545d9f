using System.Text;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

internal sealed class KernelLogScannerTests
{
    private static IReadOnlyList<KernelLogCase> Cases => KernelLogCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Finds_what_the_log_states(KernelLogCase log) =>
        Assert.That(log.Differences(KernelLogScanner.Scan(log.Log, log.Options)), Is.Empty);

    [TestCaseSource(nameof(Cases))]
    public void Finds_the_same_byte_by_byte(KernelLogCase log)
    {
        var scanner = new KernelLogScanner(log.Options);
        var findings = new List<KernelFinding>();
        foreach (var value in Encoding.UTF8.GetBytes(log.Log))
            findings.AddRange(scanner.Feed([value]));
        findings.AddRange(scanner.Flush());

        Assert.That(log.Differences(findings), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public void Finds_the_same_in_chunks_cut_anywhere(KernelLogCase log)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var scanner = new KernelLogScanner(log.Options);
            var findings = new List<KernelFinding>();
            for (var start = 0; start < log.Log.Length;)
            {
                var length = Math.Min(random.Next(1, 300), log.Log.Length - start);
                findings.AddRange(scanner.Feed(log.Log.AsSpan(start, length)));
                start += length;
            }

            findings.AddRange(scanner.Flush());
            Assert.That(log.Differences(findings), Is.Empty, $"seed {seed}");
        }
    }

    [Test]
    public void A_finding_comes_out_with_the_first_line_after_it()
    {
        var scanner = new KernelLogScanner();
        var log = KernelLogCase.All.Single(log => log.Name == "warn").Log.Split('\n');

        var before = log.Take(35).SelectMany(line => scanner.FeedLine(line)).ToList();
        var after = scanner.FeedLine(log[35]);

        Assert.That(before, Is.Empty);
        Assert.That(after.Single().LastLine, Is.EqualTo(35));
    }

    [Test]
    public void Line_numbers_go_on_after_a_flush()
    {
        var scanner = new KernelLogScanner();
        scanner.Feed("one\ntwo\n");
        scanner.Flush();
        scanner.Feed("BUG: workqueue lockup - pool cpus=0");

        Assert.That(scanner.Flush().Single().FirstLine, Is.EqualTo(3));
    }

    [Test]
    public void A_character_cut_between_chunks_is_put_together()
    {
        var scanner = new KernelLogScanner();
        var bytes = Encoding.UTF8.GetBytes("WARNING: ärger");
        scanner.Feed(bytes.AsSpan(0, 10));
        scanner.Feed(bytes.AsSpan(10));

        Assert.That(scanner.Flush().Single().Title, Is.EqualTo("WARNING: ärger"));
    }

    [Test]
    public void An_endless_report_is_cut_off()
    {
        var log = "WARNING: CPU: 0 PID: 1 at a.c:1 vimc_a+0x1/0x2\nCall Trace:\n"
            + string.Concat(Enumerable.Repeat(" vimc_b+0x1/0x2\n", 5000));

        Assert.That(KernelLogScanner.Scan(log).Single().Lines, Has.Count.EqualTo(1000));
    }

    [Test]
    public void A_long_log_is_scanned_quickly()
    {
        var log = string.Concat(Enumerable.Repeat("[   12.345678] vimc vimc.0: frame 12 took 4 ms: WARNINGS none\n", 20000));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var findings = KernelLogScanner.Scan(log);

        Assert.That(findings, Is.Empty);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void An_endless_line_is_cut_and_the_next_one_is_read()
    {
        var scanner = new KernelLogScanner();
        for (var i = 0; i < 1024; i++)
            Assert.That(scanner.Feed(new string('[', 1024)), Is.Empty);
        scanner.Feed("\nBUG: workqueue lockup - pool\n");

        Assert.That(scanner.Flush().Single().FirstLine, Is.EqualTo(2));
    }

    [Test]
    public void A_report_whose_context_falls_silent_comes_out()
    {
        var scanner = new KernelLogScanner();
        scanner.Feed("[    1.000000][   T7] BUG: workqueue lockup - pool\n");

        Assert.That(scanner.FeedLine("[   10.500000][   T8] vimc: fine"), Is.Empty);
        Assert.That(scanner.FeedLine("[   11.500000][   T8] vimc: fine").Single().Context, Is.EqualTo("T7"));
    }

    [Test]
    public void A_report_is_kept_apart_among_thousands_of_contexts()
    {
        var log = new StringBuilder("[    1.000000][   T7] WARNING: CPU: 0 PID: 7 at a.c:1 vimc_a+0x1/0x2 [vimc]\n");
        for (var i = 0; i < 400; i++)
            log.Append(System.Globalization.CultureInfo.InvariantCulture, $"[    1.000001][T{1000 + i}] vimc: fine\n");
        log.Append("[    1.000002][   T7] Call Trace:\n[    1.000002][   T7]  vimc_b+0x1/0x2 [vimc]\n");

        var finding = KernelLogScanner.Scan(log.ToString()).Single();

        Assert.That(finding.Title, Is.EqualTo("WARNING in vimc_a"));
        Assert.That(finding.Frames.Single().Function, Is.EqualTo("vimc_b"));
    }

    [Test]
    public void Null_bytes_of_a_serial_line_are_no_part_of_it() =>
        Assert.That(
            KernelLogScanner.Scan("\0\0[    1.000000] BUG: workqueue lockup - pool\0\0\n").Single().Lines.Single(),
            Is.EqualTo("BUG: workqueue lockup - pool"));
}
