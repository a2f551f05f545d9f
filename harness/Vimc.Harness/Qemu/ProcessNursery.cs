using System.Collections.Concurrent;

namespace Vimc.Harness.Qemu;

/// <summary>
/// The thread that QEMU is started from. The kernel's parent-death signal means the thread that forked, not the
/// process: started from a pool thread, a guest would be killed whenever the pool retires that thread.
/// </summary>
internal static class ProcessNursery
{
    private static readonly BlockingCollection<Action> Births = [];

    private static readonly Lazy<Thread> Nurse = new(() =>
    {
        var thread = new Thread(Attend) { IsBackground = true, Name = "vimc process nursery" };
        thread.Start();
        return thread;
    });

    /// <summary>Runs <paramref name="start"/> on the thread, which lives as long as this process.</summary>
    public static Task<T> StartAsync<T>(Func<T> start)
    {
        _ = Nurse.Value;
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Births.Add(() =>
        {
            try
            {
                result.SetResult(start());
            }
            catch (Exception failure)
            {
                result.SetException(failure);
            }
        });
        return result.Task;
    }

    private static void Attend()
    {
        foreach (var birth in Births.GetConsumingEnumerable())
            birth();
    }
}
