namespace Vimc.Harness.Bench;

/// <summary>Something to measure, in a pristine guest of its own.</summary>
/// <param name="Id">What <c>--cases</c> calls it.</param>
/// <param name="Title">What it streams.</param>
internal abstract record BenchCase(string Id, string Title)
{
    /// <summary>Measures it.</summary>
    /// <param name="guest">The guest; no driver is loaded.</param>
    /// <param name="effort">How often and how long.</param>
    /// <param name="say">Gets a word on what is going on.</param>
    /// <param name="cancellation">Ends it.</param>
    public abstract Task<CaseResult> MeasureAsync(
        BenchGuest guest, BenchEffort effort, Action<string> say, CancellationToken cancellation);
}
