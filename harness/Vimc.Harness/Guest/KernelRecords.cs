namespace Vimc.Harness.Guest;

/// <summary>
/// The kernel log of a guest so far: that of the template it was cloned from, then its own. Safe to read while records
/// come in.
/// </summary>
public sealed class KernelRecords
{
    private readonly Lock _lock = new();
    private readonly List<KernelRecord> _records;
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal KernelRecords(IEnumerable<KernelRecord> inherited) => _records = [.. inherited];

    /// <summary>All records up to now.</summary>
    public IReadOnlyList<KernelRecord> All => Since(default);

    /// <summary>
    /// How many records were overwritten before they could be read. If this is not 0, silence proves nothing.
    /// </summary>
    public long Lost
    {
        get
        {
            lock (_lock)
                return _records.Count == 0 ? 0 : _records[^1].Sequence - _records[0].Sequence + 1 - _records.Count;
        }
    }

    /// <summary>The present end of the log.</summary>
    public KernelLogMark Mark()
    {
        lock (_lock)
            return new KernelLogMark(_records.Count);
    }

    /// <summary>The records that came after a mark, up to now.</summary>
    public IReadOnlyList<KernelRecord> Since(KernelLogMark mark)
    {
        lock (_lock)
            return [.. _records.Skip(mark.Count)];
    }

    /// <summary>Waits for the first record after a mark that satisfies a condition.</summary>
    public async Task<KernelRecord> WaitForAsync(
        Func<KernelRecord, bool> condition, KernelLogMark mark, CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (_records.Skip(mark.Count).FirstOrDefault(condition) is { } found)
                    return found;
                mark = new KernelLogMark(_records.Count);
                arrival = _arrival.Task;
            }
            await arrival.WaitAsync(cancellation);
        }
    }

    internal void Add(KernelRecord record)
    {
        TaskCompletionSource arrival;
        lock (_lock)
        {
            _records.Add(record);
            arrival = _arrival;
            _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        arrival.SetResult();
    }
}
