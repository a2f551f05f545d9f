using System.Globalization;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

/// <summary>
/// A canned log with what must be found in it. The head of the file states it, one "# key: value" a line: "title"
/// begins a finding, the keys after it belong to that finding; "none" states that nothing may be found.
/// </summary>
internal sealed record KernelLogCase(
    string Name, string Log, IReadOnlyList<IReadOnlyDictionary<string, string>> Expected, KernelLogScannerOptions Options)
{
    /// <summary>What a finding must not have unless the log states it.</summary>
    private static readonly string[] UnstatedKeys = ["function", "corrupted"];

    public static IReadOnlyList<KernelLogCase> All { get; } =
        [.. Directory.EnumerateFiles(RepositoryFolder.OfTests("KernelLog", "Logs"), "*.log").Order(StringComparer.Ordinal).Select(Load)];

    /// <summary>What differs between the statement and the findings, one line a difference.</summary>
    public IEnumerable<string> Differences(IReadOnlyList<KernelFinding> findings)
    {
        if (findings.Count != Expected.Count)
            yield return $"expected {Expected.Count} findings, found {findings.Count}: "
                + string.Join("; ", findings.Select(finding => finding.Title));

        foreach (var (expected, finding) in Expected.Zip(findings))
        {
            foreach (var (key, value) in expected.Where(pair => pair.Key != "option"))
            {
                if (Describe(finding, key) is var actual && actual != value)
                    yield return $"{expected["title"]}: {key} is '{actual}', expected '{value}'";
            }

            foreach (var key in UnstatedKeys.Where(key => !expected.ContainsKey(key)))
            {
                if (Describe(finding, key) is { Length: > 0 } actual)
                    yield return $"{expected["title"]}: {key} is '{actual}', expected none";
            }
        }
    }

    public override string ToString() => Name;

    private static string Describe(KernelFinding finding, string key) => key switch
    {
        "title" => finding.Title,
        "type" => finding.Type.ToString(),
        "function" => finding.Function ?? "",
        "module" => finding.Module ?? "",
        "context" => finding.Context ?? "",
        "task" => finding.Task ?? "",
        "taint" => KernelTaintParser.ToLetters(finding.Taint),
        "corrupted" => finding.Corruption ?? "",
        "fatal" => finding.IsFatal ? "true" : "false",
        "frame" => finding.Frames.Count > 0 ? finding.Frames[0].Function : "",
        "stacks" => string.Join(' ', finding.Stacks.Select(stack => stack.Kind)),
        "first-line" => finding.FirstLine.ToString(CultureInfo.InvariantCulture),
        "last-line" => finding.LastLine.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException($"no such key: {key}"),
    };

    private static KernelLogCase Load(string path)
    {
        var text = File.ReadAllText(path);
        var expected = new List<Dictionary<string, string>>();
        var isNone = false;
        while (text.StartsWith("# ", StringComparison.Ordinal))
        {
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            var line = text[2..end];
            text = text[(end + 1)..];
            isNone |= line == "none";
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
                continue;
            if (line.StartsWith("title: ", StringComparison.Ordinal))
                expected.Add([]);
            expected[^1][line[..colon]] = line[(colon + 2)..];
        }

        if (isNone == expected.Count > 0)
            throw new InvalidDataException($"{path}: states neither findings nor 'none', or both");
        var driver = expected.Select(finding => finding.GetValueOrDefault("option")).FirstOrDefault(value => value is not null);
        return new KernelLogCase(
            Path.GetFileNameWithoutExtension(path), text, expected, new KernelLogScannerOptions { Driver = driver });
    }
}
