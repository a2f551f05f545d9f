using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

internal sealed class KernelLogClassifierTests
{
    [Test]
    public async Task A_finding_is_one_line_of_json()
    {
        var log = KernelLogCase.All.Single(log => log.Name == "warn-new-form");
        using var output = new StringWriter { NewLine = "\n" };

        var count = await new KernelLogClassifier().ClassifyAsync(Bytes(log.Log), output);

        Assert.That(count, Is.EqualTo(1));
        Assert.That(output.ToString().TrimEnd('\n'), Does.Not.Contain("\n"));
        using var json = JsonDocument.Parse(output.ToString());
        var finding = json.RootElement;
        Assert.That(finding.GetProperty("title").GetString(), Is.EqualTo("WARNING in vimc_capture_start"));
        Assert.That(finding.GetProperty("type").GetString(), Is.EqualTo("Warning"));
        Assert.That(finding.GetProperty("module").GetString(), Is.EqualTo("vimc"));
        Assert.That(finding.GetProperty("context").GetString(), Is.EqualTo("T412"));
        Assert.That(finding.GetProperty("taint").GetString(), Is.EqualTo("OutOfTreeModule, UnsignedModule"));
        Assert.That(finding.GetProperty("first_line").GetInt32(), Is.EqualTo(1));
        Assert.That(
            finding.GetProperty("frames")[0].GetProperty("function").GetString(), Is.EqualTo("vb2_start_streaming"));
        Assert.That(
            finding.GetProperty("instruction_pointer").GetProperty("function").GetString(),
            Is.EqualTo("vimc_capture_start"));
        Assert.That(finding.TryGetProperty("corruption", out _), Is.False);
    }

    [Test]
    public async Task A_clean_log_writes_nothing()
    {
        using var output = new StringWriter();

        var count = await new KernelLogClassifier().ClassifyAsync(Bytes("vimc: fine\n"), output);

        Assert.That(count, Is.Zero);
        Assert.That(output.ToString(), Is.Empty);
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_finding_is_written_while_the_log_goes_on(CancellationToken cancellation)
    {
        var pipe = new Pipe();
        await using var log = pipe.Reader.AsStream();
        await using var output = new FlushedLines();
        var run = new KernelLogClassifier(pause: TimeSpan.FromMinutes(1)).ClassifyAsync(log, output, cancellation);

        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes("BUG: workqueue lockup - pool\nvimc: go"), cancellation);
        Assert.That(output.Flushed.TryRead(out _), Is.False);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes("es on\n"), cancellation);

        Assert.That(await output.Flushed.ReadAsync(cancellation), Does.Contain("workqueue lockup"));
        Assert.That(run.IsCompleted, Is.False);
        await pipe.Writer.CompleteAsync();
        Assert.That(await run, Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_finding_is_written_when_the_log_pauses_after_it(CancellationToken cancellation)
    {
        var pipe = new Pipe();
        await using var log = pipe.Reader.AsStream();
        await using var output = new FlushedLines();
        var run = new KernelLogClassifier(pause: TimeSpan.FromMilliseconds(50)).ClassifyAsync(log, output, cancellation);

        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes("BUG: workqueue lockup - pool\n"), cancellation);

        Assert.That(await output.Flushed.ReadAsync(cancellation), Does.Contain("workqueue lockup"));
        Assert.That(run.IsCompleted, Is.False);
        await pipe.Writer.CompleteAsync();
        Assert.That(await run, Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_finding_is_written_when_the_reader_is_stopped(CancellationToken cancellation)
    {
        var pipe = new Pipe();
        await using var log = pipe.Reader.AsStream();
        await using var output = new FlushedLines();
        using var stop = new CancellationTokenSource();
        var run = new KernelLogClassifier(pause: TimeSpan.FromMinutes(1)).ClassifyAsync(log, output, stop.Token);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes("BUG: workqueue lockup - pool\n"), cancellation);
        await Task.Delay(100, cancellation);

        await stop.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await output.Flushed.ReadAsync(cancellation), Does.Contain("workqueue lockup"));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
