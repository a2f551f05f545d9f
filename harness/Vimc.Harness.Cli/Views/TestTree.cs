using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>Runs of tests as a tree: targets, their kernels, and of each that runs the last tests and those that failed.</summary>
internal static class TestTree
{
    /// <summary>Draws it as it is now.</summary>
    public static Tree Draw(IReadOnlyList<RunStep> steps)
    {
        var tree = new Tree(Title(steps)).Guide(TreeGuide.Line);
        foreach (var group in steps.GroupBy(step => step.Group))
        {
            var node = tree.AddNode(Markup.Escape(group.Key ?? ""));
            foreach (var step in group)
                Add(node, step);
        }
        return tree;
    }

    /// <summary>"about 12 min left", or nothing while nobody could tell.</summary>
    public static string Estimate(RunStep step) =>
        step.State == StepState.Running && step.Tests?.Remaining(step.Duration) is { } remaining
            ? $"about {Words(remaining)} left"
            : "";

    private static void Add(TreeNode parent, RunStep step)
    {
        var node = parent.AddNode(string.Join("  ", Parts(step).Where(part => part.Length > 0)));
        if (step.State != StepState.Running || step.Tests is not { } tests)
            return;

        foreach (var test in tests.Failed)
            node.AddNode($"[red]✗ {Markup.Escape(test)}[/]");
        foreach (var test in tests.Recent)
            node.AddNode($"[grey]{Markup.Escape(test)}[/]");
    }

    private static IEnumerable<string> Parts(RunStep step)
    {
        var name = step.Group is { } group && step.Name.StartsWith(group, StringComparison.Ordinal)
            ? step.Name[group.Length..].TrimStart()
            : step.Name;
        yield return Markup.Escape(name);
        yield return StepTable.Mark(step, isOver: false);
        if (step.State == StepState.Waiting)
            yield break;
        yield return step.State == StepState.Running ? $"{step.Tests}" : $"[grey]{Markup.Escape(step.Detail)}[/]";
        yield return Words(step.Duration);
        yield return $"[grey]{Estimate(step)}[/]";
    }

    // The kernels to come will take about as long as those that were tested.
    private static string Title(IReadOnlyList<RunStep> steps)
    {
        var ended = steps.Where(step => step.State is StepState.Passed or StepState.Failed).ToList();
        var running = steps.FirstOrDefault(step => step.State == StepState.Running);
        var waiting = steps.Count(step => step.State == StepState.Waiting);
        var rest = running?.Tests?.Remaining(running.Duration);
        if (rest is null || (waiting > 0 && ended.Count == 0))
            return $"{ended.Count} of {steps.Count} kernels";
        var mean = ended.Count > 0 ? ended.Average(step => step.Duration.TotalSeconds) : 0;
        return $"{ended.Count} of {steps.Count} kernels, about {Words(rest.Value + TimeSpan.FromSeconds(mean * waiting))} left";
    }

    private static string Words(TimeSpan duration) => duration.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s");
}
