using System.ComponentModel;
using System.Diagnostics;

namespace Vimc.KernelHeaders.Kbuild;

/// <summary>Asks kbuild what it would do, without doing it.</summary>
internal static class DryRun
{
    // Where the driver appears inside the root of a suite.
    private const string BuildInRoot = "/build";

    // Arguments: the root, the driver, the headers, the object. Nothing stays mounted after the namespace is gone.
    private const string InRoot =
        """
        mount --bind "$2" "$1/build" && exec chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin LC_ALL=C \
            make -n -w V=1 -C "$3" M=/build "$4"
        """;

    /// <summary>The arguments of the compiler for one file of the driver.</summary>
    public static IReadOnlyList<string> CompilerArguments(KernelTree kernel, DriverSources driver)
    {
        var objectFile = Path.ChangeExtension(driver.CoreFiles[0], ".o");
        var text = kernel.Root is { } root
            ? Run("unshare", ["--mount", "sh", "-c", InRoot, "sh", root, driver.Folder, kernel.Folder, objectFile])
            : Run("make", ["-n", "-w", "V=1", "-C", kernel.Folder, $"M={driver.Folder}", objectFile]);
        return CompilerCommand.ArgumentsFrom(
            text,
            path => kernel.Root is not null && path.StartsWith($"{BuildInRoot}/", StringComparison.Ordinal)
                ? driver.Folder + path[BuildInRoot.Length..]
                : kernel.OnHost(path));
    }

    // The exit code says nothing: later steps of a dry run miss what earlier ones did not make.
    private static string Run(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        // Called by make, we would hand its flags on, and what is printed would follow them.
        foreach (var variable in (string[])["MAKEFLAGS", "MFLAGS", "MAKELEVEL"])
            start.Environment.Remove(variable);
        try
        {
            using var process = Process.Start(start) ?? throw new HeaderException($"cannot start '{program}'");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output + errors.Result;
        }
        catch (Win32Exception failure)
        {
            throw new HeaderException($"cannot start '{program}': {failure.Message}", failure);
        }
    }
}
