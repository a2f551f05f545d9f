using Vimc.Harness.Host;

namespace Vimc.Harness.Qemu;

/// <summary>Which QEMU is installed. State saved by one is not for another.</summary>
internal static class QemuVersion
{
    /// <summary>The first line of its <c>--version</c>.</summary>
    public static async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var text = await new HostCommand(QemuCommandLine.Program, ["--version"]).RunAsync(cancellation);
        return text.Split('\n')[0];
    }
}
