using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

internal sealed class KernelLogLineParserTests
{
    [TestCase("plain text", "plain text", null, null, null)]
    [TestCase("  [<0000000012345678>] kfree+0x1/0x2", "  [<0000000012345678>] kfree+0x1/0x2", null, null, null)]
    [TestCase("[   12.345678]   two blanks are of the text", "  two blanks are of the text", 12.345678, null, null)]
    [TestCase("[12345.345678] a", "a", 12345.345678, null, null)]
    [TestCase("<3>[    1.000000] a", "a", 1.0, null, 3)]
    [TestCase("<30>[    1.000000] a", "a", 1.0, null, 6)]
    [TestCase("[    1.000000][  T123] a", "a", 1.0, "T123", null)]
    [TestCase("[    1.000000][    C0] a", "a", 1.0, "C0", null)]
    [TestCase("4,12,1500000,-;a\\x09b", "a\tb", 1.5, null, 4)]
    [TestCase("4,12,1500000,-,caller=C1;a", "a", 1.5, "C1", 4)]
    [TestCase("4,12,1500000,c;a", "a", 1.5, null, 4)]
    [TestCase("Nov 24 04:06:26 guest kernel: a", "a", null, null, null)]
    [TestCase("2026-11-24T04:06:26+0000 guest kernel: a", "a", null, null, null)]
    [TestCase("[    1.000000] guest kernel: a", "a", 1.0, null, null)]
    [TestCase("[Tue Nov 24 04:06:26 2026] a", "a", null, null, null)]
    [TestCase("kern  :warn  : [    1.000000] a", "a", 1.0, null, null)]
    [TestCase("guest login: [    1.000000] a", "a", 1.0, null, null)]
    [TestCase("\u001b[0;1;31m[    1.000000] a\u001b[0m\r", "a", 1.0, null, null)]
    public void Prefixes_are_taken_off(string raw, string text, double? time, string? context, int? priority)
    {
        var line = KernelLogLineParser.Parse(7, raw).Single();

        Assert.That(line, Is.EqualTo(new KernelLogLine(7, text, time, context, priority)));
    }

    [Test]
    public void Two_messages_in_a_line_are_told_apart()
    {
        var lines = KernelLogLineParser.Parse(1, "[    1.000000] WARN[    1.000001][    C1] usb").ToList();

        Assert.That(lines, Is.EqualTo(new KernelLogLine[]
        {
            new(1, "WARN", 1.0, IsInterleaved: true),
            new(1, "usb", 1.000001, "C1", IsInterleaved: true),
        }));
    }

    [Test]
    public void A_record_of_a_program_is_marked() =>
        Assert.That(KernelLogLineParser.Parse(1, "12,1,1000000,-;BUG: x").Single().IsUserSpace, Is.True);

    [TestCase(" SUBSYSTEM=platform")]
    [TestCase(" DEVICE=+platform:vimc.0")]
    public void Properties_of_a_record_are_no_messages(string raw) =>
        Assert.That(KernelLogLineParser.Parse(1, raw), Is.Empty);
}
