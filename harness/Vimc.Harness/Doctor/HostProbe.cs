using System.ComponentModel;
using System.Diagnostics;
using Vimc.Harness.Failures;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Doctor;

/// <summary>This machine.</summary>
public sealed class HostProbe : IHostProbe
{
    // Administrators' tools may be installed without being in a user's PATH.
    private static readonly string[] AdministratorFolders = ["/usr/sbin", "/sbin"];

    /// <inheritdoc/>
    public bool IsRoot => Environment.IsPrivilegedProcess;

    /// <inheritdoc/>
    public bool HasProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Concat(AdministratorFolders)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name)));

    /// <inheritdoc/>
    public bool HasFile(string path) => File.Exists(path);

    /// <inheritdoc/>
    public string? ReadFile(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    /// <inheritdoc/>
    public int? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            process?.WaitForExit();
            return process?.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public long? WritableBytes(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing))
            existing = Path.GetDirectoryName(existing) ?? "/";
        try
        {
            using (File.Create(Path.Combine(existing, $".vimc-probe-{Environment.ProcessId}"), 1, FileOptions.DeleteOnClose))
                return new DriveInfo(existing).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public string? DebianArchive()
    {
        try
        {
            return DebianMirror.OfThisHost().Main;
        }
        catch (HarnessException)
        {
            return null;
        }
    }
}
