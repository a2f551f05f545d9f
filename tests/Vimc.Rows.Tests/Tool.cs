using System.Diagnostics;

namespace Vimc.Rows.Tests;

/// <summary>Runs programs of the machine.</summary>
internal static class Tool
{
    /// <summary>
    /// Runs <paramref name="program"/>, which must exit with 0, and returns what it printed. It is killed when
    /// <paramref name="cancellation"/> is.
    /// </summary>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} did not start");
        await using var kill = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        output += await error;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', start.ArgumentList)}\n{output}");
        return output;
    }
}
