using System.Text.RegularExpressions;
using Vimc.KernelHeaders.Clang;
using Vimc.KernelHeaders.Facts;
using Vimc.KernelHeaders.Kbuild;

namespace Vimc.KernelHeaders.Reading;

/// <summary>Reads the facts of a kernel: what its headers define, and what of its API a driver uses.</summary>
public static partial class HeaderReader
{
    private const string BusFormat = "MEDIA_BUS_FMT_";
    private const string PixelFormat = "V4L2_PIX_FMT_";
    private const string EntityFunction = "MEDIA_ENT_F_";
    private const string PadFlag = "MEDIA_PAD_FL_";
    private const string Control = "V4L2_CID_";

    /// <summary>Reads all facts.</summary>
    /// <param name="kernel">The headers.</param>
    /// <param name="driverTree">Folder with the driver's <c>Kbuild</c> and <c>kmod</c>; only read.</param>
    /// <exception cref="HeaderException">Something is missing, or does not compile.</exception>
    public static KernelFacts Read(KernelTree kernel, string driverTree)
    {
        var version = VersionOf(kernel);
        using var driver = DriverSources.CopyOf(driverTree);
        string[] arguments = ["-x", "c", "-w", "-ferror-limit=0", .. DryRun.CompilerArguments(kernel, driver)];

        var values = MacroValues.Read(arguments, [BusFormat, PixelFormat, EntityFunction, PadFlag, Control]);
        Dictionary<string, ulong> Family(string prefix) => values
            .Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(value => value.Key, value => value.Value);

        // One compilation of all files: each header is read once, and the names of the driver do not clash.
        var text = string.Concat(driver.CoreFiles.Select(file => $"#include \"{driver.Folder}/{file}\"\n"));
        using var compilation = Compilation.Parse(text, arguments);
        return new KernelFacts(
            version, Family(BusFormat), Family(PixelFormat), Family(EntityFunction), Family(PadFlag), Family(Control),
            new ApiUsage(compilation, driver, new HeaderPaths(arguments)).Facts());
    }

    private static string VersionOf(KernelTree kernel)
    {
        var file = kernel.OnHost(Path.Combine(kernel.Folder, "include/generated/utsrelease.h"));
        if (!File.Exists(file))
            throw new HeaderException($"'{kernel.Folder}' holds no kernel that modules can be built for: no '{file}'");
        var release = Release().Match(File.ReadAllText(file));
        return release.Success ? release.Groups[1].Value : throw new HeaderException($"'{file}' names no version");
    }

    [GeneratedRegex("UTS_RELEASE \"([0-9]+\\.[0-9]+)")]
    private static partial Regex Release();
}
