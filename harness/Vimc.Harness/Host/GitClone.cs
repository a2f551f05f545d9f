using Vimc.Harness.Failures;

namespace Vimc.Harness.Host;

/// <summary>The git clone something was built from.</summary>
internal static class GitClone
{
    /// <summary>
    /// The commit that is checked out, with a plus sign if files differ from it; empty where there is no clone or no git.
    /// </summary>
    public static async Task<string> DescribeAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            var commit = await RunAsync(folder, ["rev-parse", "--short=12", "HEAD"], cancellation);
            var changes = await RunAsync(folder, ["status", "--porcelain", "--untracked-files=no"], cancellation);
            return commit.Trim() + (changes.Length > 0 ? "+" : "");
        }
        catch (HarnessException)
        {
            return "";
        }
    }

    /// <summary>The top folder of a clone.</summary>
    /// <param name="folder">A folder in it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HarnessException">It is in none.</exception>
    public static async Task<string> TopAsync(string folder, CancellationToken cancellation) =>
        (await RunAsync(folder, ["rev-parse", "--show-toplevel"], cancellation)).Trim();

    private static Task<string> RunAsync(string folder, string[] arguments, CancellationToken cancellation) =>
        new HostCommand("git", ["-C", folder, .. arguments]).RunAsync(cancellation);
}
