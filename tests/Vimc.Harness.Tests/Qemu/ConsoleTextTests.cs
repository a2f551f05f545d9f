using Vimc.Harness.Qemu;

namespace Vimc.Harness.Tests.Qemu;

/// <summary>The serial line as people and the reader of kernel logs want it.</summary>
internal sealed class ConsoleTextTests
{
    [Test]
    public void Colours_of_systemd_are_left_out() =>
        Assert.That(
            ConsoleText.Lines("\e[0;1;31mFailed\e[0m to resolve\r\n\e[2J\e[1;1H[    0.016000] tsc\n"),
            Is.EqualTo(["Failed to resolve", "[    0.016000] tsc"]));

    [Test]
    public void Brackets_without_an_escape_stay() =>
        Assert.That(ConsoleText.Lines("[0mone\n\ntwo\n\n"), Is.EqualTo(["[0mone", "", "two"]));

    [Test]
    public void Silence_has_no_lines() => Assert.That(ConsoleText.Lines("\r\n\n"), Is.Empty);
}
