using System.Globalization;
using Vimc.Harness.Host;

namespace Vimc.Harness.Qemu;

/// <summary>
/// The private folder of one QEMU, for its sockets and its console. It is in <c>/tmp</c> because the path of a socket
/// may have 107 bytes at most, and named after the process that owns it, so that what a killed harness left behind
/// can be told from what is in use.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Parent = "/tmp";
    private const string Prefix = "vimc-run-";

    private static readonly Lazy<bool> Swept = new(Sweep);

    private static int _count;

    /// <summary>Creates a folder that only this user can enter.</summary>
    public RunFolder()
    {
        _ = Swept.Value;
        Root = Path.Combine(Parent, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");
        Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Socket of the guest's agent.</summary>
    public string AgentSocket => Path.Combine(Root, "agent");

    /// <summary>Socket for control.</summary>
    public string QmpSocket => Path.Combine(Root, "qmp");

    /// <summary>What the serial line said.</summary>
    public string Console => Path.Combine(Root, "console.log");

    /// <inheritdoc/>
    public void Dispose() => TreeRemover.Remove(Root);

    private static bool Sweep()
    {
        foreach (var folder in Directory.GetDirectories(Parent, $"{Prefix}*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                || process == Environment.ProcessId
                || Directory.Exists($"/proc/{process}"))
                continue;
            try
            {
                TreeRemover.Remove(folder);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another process is sweeping as well.
            }
        }
        return true;
    }
}
