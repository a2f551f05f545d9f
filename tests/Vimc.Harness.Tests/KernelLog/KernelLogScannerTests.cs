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
}
