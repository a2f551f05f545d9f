using System.Globalization;
using System.Xml.Linq;

namespace Vimc.Harness.Regress;

/// <summary>Reads the results a test runner wrote in the form of JUnit.</summary>
public static class JUnitReport
{
    /// <summary>All tests of a report.</summary>
    /// <exception cref="System.Xml.XmlException">It is not one.</exception>
    public static IReadOnlyList<TestResult> Parse(string xml) =>
        [.. XDocument.Parse(xml).Descendants("testcase").Select(ReadCase)];

    private static TestResult ReadCase(XElement test)
    {
        var failure = test.Element("failure") ?? test.Element("error");
        var message = failure is null ? null : $"{failure.Attribute("message")?.Value}\n{failure.Value}";
        return new TestResult(test.Attribute("name")?.Value ?? "", message, test.Element("skipped") is null)
        {
            Fixture = test.Attribute("classname")?.Value ?? "",
            Duration = TimeSpan.FromSeconds(
                double.Parse(test.Attribute("time")?.Value ?? "0", CultureInfo.InvariantCulture)),
        };
    }
}
