using Vimc.Generator.Output;

namespace Vimc.Generator.Tests;

/// <summary>What holds for the text of every generated file, whatever the topology.</summary>
internal sealed class GeneratedTextTests
{
    private static IEnumerable<TestCaseData> Files() =>
    [
        .. Samples.Shipped.SelectMany(name => Samples.Render(name).Select(file => Case(name, file))),
        .. Samples.RenderExtremes().Select(file => Case("extremes", file)),
    ];

    [TestCaseSource(nameof(Files))]
    public void Lines_have_at_most_80_columns(string text)
    {
        var longest = text.Split('\n').MaxBy(Columns)!;

        Assert.That(Columns(longest), Is.LessThanOrEqualTo(80), longest);
    }

    [TestCaseSource(nameof(Files))]
    public void White_space_is_as_the_kernel_has_it(string text)
    {
        Assert.That(text, Does.EndWith("\n").And.Not.EndsWith("\n\n"));
        Assert.That(text, Does.Not.Contain("\r").And.Not.Contain("\n\n\n"));
        Assert.That(text, Does.Not.Match(@"(?m)[ \t]+$").And.Not.Match(@"(?m)^\t* +\t"));
    }

    [TestCaseSource(nameof(Files))]
    public void Line_1_is_the_licence_and_the_banner_is_in_the_first_comment(string text)
    {
        Assert.That(text.Split('\n')[0], Does.Match(@"^(// |/\* )SPDX-License-Identifier: GPL-2\.0-or-later( \*/)?$"));
        Assert.That(text[..text.IndexOf(" */\n\n", StringComparison.Ordinal)], Does.Contain(Views.Banner.Mark));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.Shipped))]
    public void The_same_input_gives_the_same_bytes(string name)
    {
        var first = Samples.Render(name);
        var second = Samples.Render(name);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_topology_without_debayers_and_scalers_has_no_row_kernels()
    {
        var rows = Samples.Render("minimal").Single(file => file.Path == "vimc-rows.c").Text;

        Assert.That(rows, Does.Not.Contain("debayer").And.Not.Contain("scaler"));
    }

    private static TestCaseData Case(string topology, GeneratedFile file) =>
        new TestCaseData(file.Text).SetArgDisplayNames($"{topology}/{file.Path}");

    private static int Columns(string line) =>
        line.Aggregate(0, (column, letter) => letter == '\t' ? (column / 8 * 8) + 8 : column + 1);
}
