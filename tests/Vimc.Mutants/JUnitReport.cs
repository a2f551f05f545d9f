using System.Xml.Linq;

namespace Vimc.Mutants;

/// <summary>Reads the results a test runner wrote in the form of JUnit.</summary>
internal static class JUnitReport
{
    /// <summary>All tests of a report.</summary>
    public static IReadOnlyList<TestResult> Parse(string xml) =>
        [.. XDocument.Parse(xml).Descendants("testcase").Select(ReadCase)];

    private static TestResult ReadCase(XElement test)
    {
        var failure = test.Element("failure") ?? test.Element("error");
        var message = failure is null ? null : $"{failure.Attribute("message")?.Value}\n{failure.Value}";
        return new TestResult(test.Attribute("name")?.Value ?? "", message, test.Element("skipped") is null);
    }
}
