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

        var count = await KernelLogClassifier.ClassifyAsync(new StringReader(log.Log), output);

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
        Assert.That(finding.TryGetProperty("corruption", out _), Is.False);
    }

    [Test]
    public async Task A_clean_log_writes_nothing()
    {
        using var output = new StringWriter();

        var count = await KernelLogClassifier.ClassifyAsync(new StringReader("vimc: fine\n"), output);

        Assert.That(count, Is.Zero);
        Assert.That(output.ToString(), Is.Empty);
    }
}
