using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

internal sealed class KernelTaintParserTests
{
    [TestCase("CPU: 0 PID: 1 Comm: a Not tainted 6.1.0-56-amd64 #1", "")]
    [TestCase("CPU: 0 PID: 1 Comm: a Tainted: G        W  OE      6.1.0-56-amd64 #1", "WOE")]
    [TestCase("CPU: 0 PID: 1 Comm: a Tainted: P    B D     OEL     6.1.0-56-amd64 #1", "PBDOEL")]
    [TestCase("BUG kmalloc-64 (Tainted: G    B      OE    ): Poison overwritten", "BOE")]
    [TestCase("Tainted: [W]=WARN, [O]=OOT_MODULE, [E]=UNSIGNED_MODULE", "WOE")]
    public void Reports_state_it(string line, string letters)
    {
        Assert.That(KernelTaintParser.TryRead(line, out var taint), Is.True);
        Assert.That(KernelTaintParser.ToLetters(taint), Is.EqualTo(letters));
    }

    [Test]
    public void Other_lines_do_not() =>
        Assert.That(KernelTaintParser.TryRead("vimc: module taints kernel.", out _), Is.False);

    [TestCase("0\n", KernelTaint.None)]
    [TestCase("12288\n", KernelTaint.OutOfTreeModule | KernelTaint.UnsignedModule)]
    [TestCase("4194304", KernelTaint.None)]
    public void Proc_states_it(string text, KernelTaint taint) =>
        Assert.That(KernelTaintParser.FromProc(text), Is.EqualTo(taint));

    [Test]
    public void Text_in_proc_is_an_error() => Assert.That(() => KernelTaintParser.FromProc("yes"), Throws.TypeOf<FormatException>());
}
