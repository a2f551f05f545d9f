using System.Globalization;

namespace Vimc.Harness.Failures;

/// <summary>How long a phase may take on this host.</summary>
/// <param name="Phase">The phase it limits.</param>
/// <param name="Limit">Wall time, already scaled to the speed of the host.</param>
public sealed record Deadline(Phase Phase, TimeSpan Limit)
{
    /// <summary>How many console lines a missed deadline shows.</summary>
    public const int ConsoleLines = 50;

    /// <summary>
    /// Runs <paramref name="work"/> and cancels it when the time is up.
    /// </summary>
    /// <param name="work">Gets a token that is cancelled at the deadline or by <paramref name="cancellation"/>.</param>
    /// <param name="missed">Makes the exception to throw when the deadline was the reason.</param>
    /// <param name="cancellation">The caller's own wish to stop; surfaces as cancellation, never as a deadline.</param>
    public async Task<T> EnforceAsync<T>(
        Func<CancellationToken, Task<T>> work,
        Func<Deadline, Exception> missed,
        CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        try
        {
            return await work(limited.Token).WaitAsync(limited.Token);
        }
        catch (OperationCanceledException) when (limited.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw missed(this);
        }
    }

    /// <summary>The message for a missed deadline: phase, limit, what was awaited and the end of the console.</summary>
    /// <param name="what">What was going on, as in <c>command 'media-ctl -p'</c>.</param>
    /// <param name="console">Lines of the serial console, oldest first; only the last ones are shown.</param>
    public string Describe(string what, IReadOnlyList<string> console)
    {
        var limit = Limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return $"{what}: the {Name} phase exceeded its limit of {limit} s\n{ConsoleTail(console)}";
    }

    /// <summary>The last lines of a console, under a heading that says how many they are.</summary>
    public static string ConsoleTail(IReadOnlyList<string> console)
    {
        if (console.Count == 0)
            return "the serial console is empty";

        var tail = console.Skip(console.Count - ConsoleLines).ToArray();
        return $"last {tail.Length} lines of the serial console:\n  {string.Join("\n  ", tail)}";
    }

    private string Name => Phase.ToString().ToLowerInvariant();
}
