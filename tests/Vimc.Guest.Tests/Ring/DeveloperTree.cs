using System.Diagnostics;
using System.Text;
using Vimc.Harness.Targets;

namespace Vimc.Guest.Tests.Ring;

/// <summary>
/// Makes a folder such as a developer has after building a kernel, from the packages of a suite, as building one takes
/// too long. It cannot build anything but modules, and only on a host that runs the tools of the suite's kernel.
/// </summary>
internal static class DeveloperTree
{
    /// <summary>Fills a folder.</summary>
    /// <param name="target">The suite; its kernel must not be replaced.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="vendor">
    /// What the kernel says in place of "Debian" where it tells its version; as long as that word.
    /// </param>
    public static void Make(PreparedTarget target, string folder, string vendor)
    {
        MakeHeaders(target, folder);
        MakeModules(target, folder);

        var vmlinux = File.ReadAllBytes(target.Vmlinux);
        Replace(vmlinux, "DYNAMIC Debian "u8, Encoding.ASCII.GetBytes($"DYNAMIC {vendor} "));
        File.WriteAllBytes(Path.Combine(folder, "vmlinux"), vmlinux);
    }

    private static void MakeHeaders(PreparedTarget target, string folder)
    {
        var sources = Path.Combine(target.Root, "usr/src");
        Copy($"{sources}/linux-headers-{target.KernelRelease}/.", folder);
        LinkTools(folder, Path.Combine(target.Root, "usr/lib"));
        var common = Directory.GetDirectories(sources, "linux-headers-*-common").Single();
        File.WriteAllText(Path.Combine(folder, "Makefile"), $"include {common}/Makefile\n");
        // Not the compiler that the package names: the host may have another.
        File.WriteAllText(
            Path.Combine(folder, ".kernelvariables"),
            $"override ARCH = x86\noverride KERNELRELEASE = {target.KernelRelease}\n");
        // Types of modules are told in terms of those of the kernel, which the package has taken out of it.
        var options = Path.Combine(folder, "include/config/auto.conf");
        File.WriteAllLines(
            options, [.. File.ReadLines(options).Where(line => line != "CONFIG_DEBUG_INFO_BTF_MODULES=y")]);
    }

    private static void MakeModules(PreparedTarget target, string folder)
    {
        foreach (var installed in Directory.GetDirectories(Path.Combine(target.Modules, "kernel")))
        {
            var place = Path.Combine(folder, Path.GetFileName(installed));
            if (!Path.Exists(place))
                File.CreateSymbolicLink(place, installed);
        }
        foreach (var list in (string[])["modules.builtin", "modules.builtin.modinfo"])
            File.Copy(Path.Combine(target.Modules, list), Path.Combine(folder, list));
        File.WriteAllLines(
            Path.Combine(folder, "modules.order"),
            File.ReadLines(Path.Combine(target.Modules, "modules.order")).Select(line => line["kernel/".Length..]));
    }

    private static void Copy(string from, string to)
    {
        using var copy = Process.Start("cp", ["-a", from, to]);
        copy.WaitForExit();
        Assert.That(copy.ExitCode, Is.Zero, $"cp -a {from} {to}");
    }

    // The package's links lead to where it would be installed.
    private static void LinkTools(string folder, string libraries)
    {
        var kbuild = Directory.GetDirectories(libraries, "linux-kbuild-*").Single();
        foreach (var name in (string[])["scripts", "tools"])
        {
            File.Delete(Path.Combine(folder, name));
            File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine(kbuild, name));
        }
    }

    private static void Replace(byte[] image, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        Assert.That(to.Length, Is.EqualTo(from.Length));
        var rest = image.AsSpan();
        for (var at = rest.IndexOf(from); at >= 0; at = rest.IndexOf(from))
        {
            to.CopyTo(rest[at..]);
            rest = rest[at..];
        }
    }
}
