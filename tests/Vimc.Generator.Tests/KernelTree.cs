using System.Diagnostics;

namespace Vimc.Generator.Tests;

/// <summary>The kernel headers to compile against, and make.</summary>
internal static class KernelTree
{
    // What a compiler says last is what stopped it.
    private const int TailLines = 40;

    /// <summary>
    /// <c>VIMC_KDIR</c>, or the headers of the first kernel in <c>/lib/modules</c> that has them. Without any, the
    /// test fails: a ring that does not run must not look green.
    /// </summary>
    public static string Directory
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("VIMC_KDIR") ?? Installed();
            if (folder is null || !File.Exists(Path.Combine(folder, "Makefile")))
                Assert.Fail("no kernel headers: install linux-headers-amd64, or set VIMC_KDIR to a build tree");
            return folder!;
        }
    }

    /// <summary>
    /// Runs make in the module folder <paramref name="module"/>; returns all it printed if it succeeds.
    /// </summary>
    public static string Make(string module, params string[] arguments) =>
        RunTool("make", ["-C", Directory, $"M={module}", .. arguments]);

    /// <summary>Runs a program that must exit with 0; returns all it printed.</summary>
    public static string RunTool(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} did not start");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, () =>
        {
            var tail = string.Join('\n', output.Split('\n').TakeLast(TailLines));
            return $"{program} {string.Join(' ', start.ArgumentList)}\n{tail}";
        });
        return output;
    }

    private static string? Installed() => new DirectoryInfo("/lib/modules").Exists
        ? System.IO.Directory.EnumerateDirectories("/lib/modules")
            .Select(kernel => Path.Combine(kernel, "build"))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(System.IO.Directory.Exists)
        : null;
}
