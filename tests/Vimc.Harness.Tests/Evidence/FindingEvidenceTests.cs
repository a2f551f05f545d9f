using Vimc.Harness.Evidence;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.Evidence;

/// <summary>A report of the kernel, as a page shows it.</summary>
internal sealed class FindingEvidenceTests
{
    private static readonly KernelFinding Finding = KernelLogScanner.Scan(
        "[    1.000000] WARNING: CPU: 0 PID: 1 at f.c:1 f+0x1/0x2 [vimc]\n[    1.000001] Call Trace:\n").Single();

    [Test]
    public void Without_source_lines_it_is_what_the_kernel_said() => Assert.That(
        FindingEvidence.Of(Finding with { Frames = [new KernelStackFrame("f", 1, 2, "vimc")] }).Text,
        Is.EqualTo(string.Join('\n', Finding.Lines)));

    [Test]
    public void Source_lines_follow_innermost_first()
    {
        KernelStackFrame[] frames =
        [
            new("f", 1, 2, "vimc") { Locations = [new("g", "kmod/g.h", 3), new("f", "kmod/f.c", 1)] },
            new("core", 1, 2, null),
        ];

        Assert.That(
            FindingEvidence.Of(Finding with { Frames = frames }).Text,
            Does.EndWith("\n\nin the source, innermost first:\n  g (kmod/g.h:3)\n  f (kmod/f.c:1)"));
    }
}
