using Vimc.Topology.Diagnostics;

namespace Vimc.Topology.Tests;

/// <summary>
/// Runs the files in <c>Cases</c>: each line there says which errors it must give, and no other may come.
/// </summary>
internal sealed class TopologyCaseTests
{
    [TestCaseSource(typeof(CaseFile), nameof(CaseFile.Names))]
    public void Errors_are_those_the_lines_expect(string name)
    {
        var file = CaseFile.Load(name);

        var compiled = TopologyCompiler.Compile(file.Name, file.Text);

        Assert.That(CaseFile.Describe(compiled.Diagnostics), Is.EqualTo(file.Expected));
        Assert.That(compiled.IsValid, Is.EqualTo(file.Expected.Count == 0));
    }

    [TestCaseSource(typeof(CaseFile), nameof(CaseFile.Names))]
    public void Diagnostics_come_in_the_order_of_the_text(string name)
    {
        var file = CaseFile.Load(name);

        var places = TopologyCompiler.Compile(file.Name, file.Text).Diagnostics
            .Select(diagnostic => (diagnostic.Position.Line, diagnostic.Position.Column));

        Assert.That(places, Is.Ordered);
    }

    [Test]
    public void Every_rule_about_a_description_has_a_case()
    {
        // What is wrong with a file rather than its text, and with writing, is tested where files are at hand; 257
        // entities are made by a loop.
        DiagnosticRule[] elsewhere =
        [
            DiagnosticCatalogue.FileMissing,
            DiagnosticCatalogue.FileIsDirectory,
            DiagnosticCatalogue.FileTooLarge,
            DiagnosticCatalogue.FileUnreadable,
            DiagnosticCatalogue.NotUtf8,
            DiagnosticCatalogue.TooManyEntities,
            DiagnosticCatalogue.CannotWrite,
            DiagnosticCatalogue.OutOfDate,
            DiagnosticCatalogue.NotGenerated,
            DiagnosticCatalogue.Stale,
            DiagnosticCatalogue.ForeignDirectory,
        ];
        var expectations = string.Join('\n', CaseFile.Names.SelectMany(name => CaseFile.Load(name).Expected));

        var untested = DiagnosticCatalogue.All
            .Except(elsewhere)
            .Where(rule => !expectations.Contains($": {rule.Id} ", StringComparison.Ordinal));

        Assert.That(untested, Is.Empty);
    }

    [Test]
    public void Ids_are_unique_and_well_formed()
    {
        var ids = DiagnosticCatalogue.All.Select(rule => rule.Id).ToList();

        Assert.That(ids, Is.Unique.And.All.Match("^VIMC[0-9]{4}$"));
        Assert.That(ids, Has.Count.GreaterThan(40));
    }
}
