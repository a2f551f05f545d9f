using System.Diagnostics;
using Vimc.Harness.Targets;

namespace Vimc.Harness.Tests.Targets;

/// <summary>What a target says of the packages it was unpacked from.</summary>
internal sealed class TargetPackagesTests
{
    [Test]
    public void Packages_are_read_by_name()
    {
        var packages = TargetPackages.Parse(["v4l-utils\t1.22.1-5+b2\tabc", "busybox\t1:1.35.0\tdef", "half a line"]);

        Assert.That(
            string.Join('|', packages.Select(package => $"{package.Key} {package.Value}")),
            Is.EqualTo("busybox 1:1.35.0 sha256:def|v4l-utils 1.22.1-5+b2 sha256:abc"));
    }

    [Test]
    public void The_hook_is_a_shell_script()
    {
        using var shell = Process.Start("sh", ["-n", "-c", TargetPackages.Hook]);
        shell.WaitForExit();

        Assert.That(shell.ExitCode, Is.Zero);
    }
}
