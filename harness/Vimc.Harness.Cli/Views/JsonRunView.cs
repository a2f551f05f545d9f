using System.Text.Json;
using System.Text.Json.Serialization;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>Events as JSON, an object a line, for programs. A member that has nothing to say is left out.</summary>
/// <param name="output">Where they go.</param>
internal sealed class JsonRunView(TextWriter output) : IRunView
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly HashSet<RunStep> _begun = [];

    /// <inheritdoc/>
    public void OnBegin(IReadOnlyList<RunStep> steps) =>
        Write(new { Event = "run_begins", Steps = steps.Select(step => step.Name) });

    /// <inheritdoc/>
    public void OnUpdate(RunStep changed)
    {
        if (_begun.Add(changed))
            Write(new { Event = "step_begins", Step = changed.Name });
        if (changed.State is StepState.Passed or StepState.Failed)
            WriteEnd(changed);
        else if (changed.Detail.Length > 0)
            WriteNews(changed);
    }

    /// <inheritdoc/>
    public void OnEnd()
    {
        // What follows is the report.
    }

    /// <summary>How it turned out.</summary>
    public void Show(RunReport report)
    {
        ShowFiles(report.Files);
        Write(new
        {
            Event = "run_ends",
            Passed = report.HasPassed,
            Seconds = Seconds(report.Duration),
        });
    }

    /// <summary>What was written.</summary>
    public void ShowFiles(IEnumerable<(string Title, string Path)> files)
    {
        foreach (var (title, path) in files)
            Write(new { Event = "file", Title = title, Path = path });
    }

    /// <summary>Something that a person would be warned of.</summary>
    public void Warn(string text) => Write(new { Event = "warning", Text = text });

    private void WriteNews(RunStep step) => Write(new
    {
        Event = "news",
        Step = step.Name,
        Text = step.Detail,
        Done = step.Tests?.Done,
        Total = step.Tests?.Total,
        Failed = step.Tests?.Failed.Count,
        SecondsLeft = step.Tests?.Remaining(step.Duration) is { } left ? Seconds(left) : (double?)null,
    });

    private void WriteEnd(RunStep step) => Write(new
    {
        Event = "step_ends",
        Step = step.Name,
        Passed = step.State == StepState.Passed,
        Seconds = Seconds(step.Duration),
        Text = step.Detail,
        step.Problem,
        step.Stream,
    });

    private static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 1);

    private void Write<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Options));
}
