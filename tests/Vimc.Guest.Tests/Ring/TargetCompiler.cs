using System.Diagnostics;
using Vimc.Harness.Failures;
using Vimc.Harness.Targets;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// Compiles the programs of these tests with a target's own compiler, so that they know the interfaces that its
/// kernel and C library have. They are static: the guest needs nothing besides them.
/// </summary>
/// <param name="Target">Where the compiler is.</param>
internal sealed record TargetCompiler(PreparedTarget Target)
{
    // Arguments: the root of the target, the folder to build in, the command. The harness has made /build for this.
    private const string Script =
        """
        mount --bind "$2" "$1/build" && exec chroot "$1" /usr/bin/env -i PATH=/usr/bin /bin/sh -c "cd /build && $3"
        """;

    /// <summary>Compiles all C files of a folder into one program.</summary>
    /// <param name="sources">The folder; it is only read.</param>
    /// <param name="program">Where to put the program, on the host.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HarnessException">It does not compile; the message is the compiler's output.</exception>
    public async Task CompileAsync(string sources, string program, CancellationToken cancellation)
    {
        var work = Directory.CreateTempSubdirectory("vimc-program-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(sources))
                File.Copy(file, Path.Combine(work, Path.GetFileName(file)));
            await RunAsync(work, "gcc -O2 -Wall -Wextra -Werror -static -s -o program *.c", cancellation);
            File.Copy(Path.Combine(work, "program"), program, overwrite: true);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task RunAsync(string work, string command, CancellationToken cancellation)
    {
        string[] user = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        var start = new ProcessStartInfo(
            "unshare", ["--mount", .. user, "sh", "-c", Script, "sh", Target.Root, work, command])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new HarnessException("cannot start 'unshare'");
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new HarnessException($"exit status {process.ExitCode} from '{command}' in '{work}'\n{errors}");
    }
}
