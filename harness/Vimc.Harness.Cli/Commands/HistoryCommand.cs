using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Cli.Views;
using Vimc.Harness.History;
using Vimc.Harness.Host;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>history</c>: what earlier runs of <c>regress</c> found.</summary>
internal sealed class HistoryCommand
{
    private const int DefaultRuns = 20;

    private readonly IAnsiConsole _console;

    private readonly Option<int> _last = new("--last")
    {
        Description = "How many runs to show.",
        DefaultValueFactory = _ => DefaultRuns,
        HelpName = "N",
    };

    public HistoryCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("history", "Show what earlier runs of regress found, oldest first.") { _last };
        command.SetAction(parsed => Show(parsed.GetValue(_last)));
        return command;
    }

    private int Show(int count)
    {
        var table = new Table().Border(TableBorder.None).AddColumns("WHEN", "COMMIT", "TARGET", "FLAVOUR", "KERNEL");
        foreach (var title in new[] { "PASSED", "FAILED", "SKIPPED", "TIME" })
            table.AddColumn(new TableColumn(title).RightAligned());
        var runs = new RunHistory(HarnessCache.ForThisUser()).ReadAll().TakeLast(count).ToList();
        foreach (var run in runs)
        {
            foreach (var cell in run.Cells)
                AddRow(table, run, cell);
        }
        _console.Write(table);
        if (runs.Exists(run => run.Cells.Any(cell => cell.Measures.Count > 0)))
            _console.Write(FigureTable.Draw([.. runs.SelectMany(run => run.Cells)]));
        return ExitCode.Success;
    }

    private static void AddRow(Table table, RunEntry run, CellEntry cell)
    {
        var failed = cell.Count(TestVerdict.Failed);
        table.AddRow(
            run.When.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            run.Commit.EscapeMarkup(),
            cell.Target.EscapeMarkup(),
            cell.Flavour.EscapeMarkup(),
            cell.Kernel.EscapeMarkup(),
            $"{cell.Count(TestVerdict.Passed)}",
            failed > 0 ? $"[red]{failed}[/]" : "0",
            $"{cell.Count(TestVerdict.Skipped)}",
            string.Create(CultureInfo.InvariantCulture, $"{cell.Seconds:F0} s"));
    }
}
