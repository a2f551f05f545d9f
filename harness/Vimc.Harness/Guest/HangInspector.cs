using System.Text.Json.Nodes;
using Vimc.Harness.Failures;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Guest;

/// <summary>
/// Finds out what a guest does that missed a deadline. It looks from outside first, as that changes nothing, and asks
/// the guest only if it answers at all.
/// </summary>
/// <param name="session">The guest.</param>
internal sealed class HangInspector(GuestSession session)
{
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // A gigabyte that is mostly empty takes some seconds to compress.
    private static readonly TimeSpan DumpPatience = TimeSpan.FromMinutes(2);

    /// <summary>Looks; takes a few seconds, and never fails for what the guest does.</summary>
    public async Task<HangReport> LookAsync(CancellationToken cancellation)
    {
        var load = await TryAsync(token => ProcessorLoad.MeasureAsync(session.Qmp, Watching, token), [], cancellation);
        var answers = await TryAsync(session.AnswersAsync, false, cancellation);
        var sleepers = answers ? await TryAsync(session.ListSleepersAsync, "", cancellation) : "";
        var log = answers ? await TryAsync(session.ShowTasksAsync, "", cancellation) : "";
        var registers = await TryAsync(ReadRegistersAsync, "", cancellation);
        return new HangReport(HangReport.Judge(load, answers), load, answers, sleepers, log, registers)
        {
            Memory = await TryAsync<string?>(KeepMemoryAsync, "nothing, QEMU could not write it", cancellation, DumpPatience),
        };
    }

    private async Task<string?> KeepMemoryAsync(CancellationToken cancellation)
    {
        if (session.Setup.Machine.MemoryDumps is not { } folder)
            return null;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(Path.GetFullPath(folder), $"memory-{Guid.NewGuid():N}.kdump");
        await session.Machine.DumpMemoryAsync(file, cancellation);
        return file;
    }

    private async Task<string> ReadRegistersAsync(CancellationToken cancellation)
    {
        var printed = await session.Qmp.ExecuteAsync(
            "human-monitor-command", new JsonObject { ["command-line"] = "info registers -a" }, cancellation);
        // Segments, tables and vector registers say nothing of where a kernel is.
        var lines = (printed.GetString() ?? "").Replace("\r", "").Split('\n');
        return string.Join('\n', lines.Where(line => line.StartsWith("CPU#", StringComparison.Ordinal)
            || line.StartsWith('R')));
    }

    // A guest that hangs, or was lost meanwhile, is what this is about.
    private static async Task<T> TryAsync<T>(
        Func<CancellationToken, Task<T>> ask, T otherwise, CancellationToken cancellation, TimeSpan? patience = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience ?? Patience);
        try
        {
            return await ask(limited.Token).WaitAsync(limited.Token);
        }
        catch (Exception failure) when (failure is IOException or QmpException or HarnessException or GuestFailureException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return otherwise;
        }
    }
}
