using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Vimc.Harness.Failures;

namespace Vimc.Harness.Regress;

/// <summary>Reads the results a test runner wrote in the form of JUnit.</summary>
public static class JUnitReport
{
    /// <summary>All tests of a file.</summary>
    /// <exception cref="HarnessException">It is no report, or only the beginning of one; the message names it.</exception>
    public static IReadOnlyList<TestResult> Read(string file)
    {
        try
        {
            return Parse(File.ReadAllText(file));
        }
        catch (XmlException failure)
        {
            throw new HarnessException($"'{file}' is no JUnit file: {failure.Message}", failure);
        }
    }

    /// <summary>All tests of a report.</summary>
    /// <exception cref="XmlException">It is not one.</exception>
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
