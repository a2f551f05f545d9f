using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using Vimc.Harness.Bundles;
using Vimc.Harness.Failures;
using Vimc.Harness.Guest;
using Vimc.Harness.Host;
using Vimc.Harness.Journal;
using Vimc.Harness.KernelLog;

namespace Vimc.Guest.Tests.Ring;

/// <summary>What is left of a test that failed, so that somebody else can see it fail.</summary>
/// <param name="Session">Its guest.</param>
/// <param name="End">Where the test was over.</param>
internal sealed record FailureBundle(GuestSession Session, JournalMark End)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>What the kernel reported.</summary>
    public IReadOnlyList<KernelFinding> Findings { get; init; } = [];

    /// <summary>Whether the guest no longer answered.</summary>
    public bool IsGuestLost { get; init; }

    /// <summary>Modules with debug information.</summary>
    public IReadOnlyList<string> DebugModules { get; init; } = [];

    /// <summary>Writes it for the running test, whose message then names it.</summary>
    public async Task WriteAsync()
    {
        var result = TestExecutionContext.CurrentContext.CurrentResult;
        var named = await WriteAsync(result.FullName, result.Message, isAfterwards: false);
        result.SetResult(result.ResultState, $"{result.Message}\n{named}", result.StackTrace);
    }

    /// <summary>Writes it for what was found after the running test.</summary>
    /// <returns>A line that names it, or says why there is none.</returns>
    public async Task<string> WriteAsync(string message)
    {
        var result = TestExecutionContext.CurrentContext.CurrentResult;
        var hadFailed = result.ResultState.Status == TestStatus.Failed;
        return await WriteAsync(result.FullName, $"{result.Message}\n{message}".Trim(), isAfterwards: !hadFailed);
    }

    /// <summary>Writes it under a name. Never fails: there is a failure to be told already.</summary>
    /// <returns>A line that names it, or says why there is none.</returns>
    public async Task<string> WriteAsync(string name, string message, bool isAfterwards)
    {
        var folder = Path.Combine(RingOptions.Bundles, BundleFolder.NameFor(name));
        using var limited = new CancellationTokenSource(Limit);
        try
        {
            var failure = new GuestFailure(name, message, Findings, End)
            {
                Output = TestExecutionContext.CurrentContext.CurrentResult.Output,
                IsGuestLost = IsGuestLost,
                IsAfterwards = isAfterwards,
                DebugModules = DebugModules,
                Commit = await GitClone.DescribeAsync(RepositoryRoot.Path, limited.Token),
            };
            await new BundleWriter(Session, failure).WriteAsync(folder, limited.Token);
            return $"to see it fail again: {folder}/{BundleFolder.Script}";
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or HarnessException
            or OperationCanceledException)
        {
            return $"there is no bundle to repeat it: {trouble.Message}";
        }
    }
}
