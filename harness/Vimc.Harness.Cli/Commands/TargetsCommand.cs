using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Vimc.Harness.Host;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Cli.Commands;

/// <summary><c>targets</c>: what can be booted, and what of it is ready.</summary>
internal sealed class TargetsCommand
{
    private readonly IAnsiConsole _console;

    private readonly Option<bool> _paths = new("--paths")
    {
        Description = "For scripts: name, kernel and folder of those that are prepared, a line each, separated by tabs.",
    };

    public TargetsCommand(IAnsiConsole console) => _console = console;

    /// <summary>The verb, to be added to a root command.</summary>
    public Command Create()
    {
        var command = new Command("targets", "List the targets, whether they are prepared, and their size on disk.")
        {
            _paths,
        };
        command.SetAction((parsed, cancellation) =>
            parsed.GetValue(_paths) ? Task.FromResult(ListPaths()) : ShowAsync(cancellation));
        return command;
    }

    private int ListPaths()
    {
        var store = new TargetStore(HarnessCache.ForThisUser());
        foreach (var ready in store.ListTargets().Select(store.TryOpen).OfType<PreparedTarget>())
            _console.Profile.Out.Writer.WriteLine($"{ready.Target.Name}\t{ready.KernelRelease}\t{ready.Folder}");
        return ExitCode.Success;
    }

    private async Task<int> ShowAsync(CancellationToken cancellation)
    {
        var cache = HarnessCache.ForThisUser();
        var store = new TargetStore(cache);
        var table = new Table().Border(TableBorder.None)
            .AddColumns("TARGET", "SUITE", "STATE", "KERNEL")
            .AddColumn(new TableColumn("SIZE").RightAligned());
        foreach (var target in store.ListTargets())
        {
            var ready = store.TryOpen(target);
            var size = ready is null ? 0 : await DiskUsage.OfAsync(ready.Folder, cancellation);
            table.AddRow(
                Markup.Escape(target.Name),
                Markup.Escape(target.Suite),
                ready is null ? "not prepared" : "prepared",
                Markup.Escape(ready?.KernelRelease ?? "-"),
                ready is null ? "-" : Size(size));
        }
        _console.Write(table);
        _console.WriteLine($"\ncache {cache.Root}: {Size(await DiskUsage.OfAsync(cache.Root, cancellation))}");
        return ExitCode.Success;
    }

    private static string Size(long bytes) =>
        $"{(bytes / (double)(1 << 20)).ToString("N0", CultureInfo.InvariantCulture)} MiB";
}
