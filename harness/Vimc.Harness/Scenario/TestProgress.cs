using System.Globalization;
using System.Text.RegularExpressions;

namespace Vimc.Harness.Scenario;

/// <summary>How far a run of tests has come, read from the lines of its runner. Safe to read while lines come in.</summary>
public sealed partial class TestProgress
{
    private const int Remembered = 3;

    // The first tests to end are the quick ones.
    private const int EnoughToEstimate = 10;

    private readonly Lock _lock = new();
    private readonly List<string> _failed = [];
    private readonly Queue<string> _recent = new();
    private int _done;
    private int? _total;

    /// <summary>How many tests have ended.</summary>
    public int Done
    {
        get
        {
            lock (_lock)
                return _done;
        }
    }

    /// <summary>How many there are; null until the runner has said it.</summary>
    public int? Total
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>Names of the tests that failed, in the order they did.</summary>
    public IReadOnlyList<string> Failed
    {
        get
        {
            lock (_lock)
                return [.. _failed];
        }
    }

    /// <summary>The last tests that ended, with their time, oldest first.</summary>
    public IReadOnlyList<string> Recent
    {
        get
        {
            lock (_lock)
                return [.. _recent];
        }
    }

    /// <summary>Takes a line.</summary>
    /// <returns>Whether a test has ended.</returns>
    public bool Take(string line)
    {
        lock (_lock)
        {
            if (TotalLine().Match(line) is { Success: true } total)
                _total = int.Parse(total.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            if (TestLine().Match(line) is not { Success: true } test)
                return false;

            _done++;
            var name = test.Groups["name"].Value;
            if (test.Groups["verdict"].Value == "Failed")
                _failed.Add(name);
            _recent.Enqueue($"{name} {test.Groups["time"].Value}".TrimEnd());
            if (_recent.Count > Remembered)
                _recent.Dequeue();
            return true;
        }
    }

    /// <summary>How long the rest will take if it goes on like this; null while nobody could tell.</summary>
    /// <param name="elapsed">What the tests that have ended took.</param>
    public TimeSpan? Remaining(TimeSpan elapsed)
    {
        lock (_lock)
        {
            return _done >= EnoughToEstimate && _total is { } total
                ? elapsed / _done * Math.Max(0, total - _done)
                : null;
        }
    }

    /// <summary>"34 of 260, 1 failed"</summary>
    public override string ToString()
    {
        var failed = Failed.Count;
        return $"{Done}{(Total is { } total ? $" of {total}" : "")}{(failed > 0 ? $", {failed} failed" : "")}";
    }

    // As the console logger of 'dotnet test' prints the end of a test. What a test prints is indented as well, and a
    // guest that boots may say "Failed to" do something: a name is one word, with arguments or without.
    [GeneratedRegex(@"^  (?<verdict>Passed|Failed|Skipped) (?<name>\w+(?:\(.*\))?)(?: (?<time>\[.*\]))?$")]
    private static partial Regex TestLine();

    // As the adapter of NUnit counts them before it begins.
    [GeneratedRegex(@"discovered \d+ of (\d+) NUnit test cases")]
    private static partial Regex TotalLine();
}
