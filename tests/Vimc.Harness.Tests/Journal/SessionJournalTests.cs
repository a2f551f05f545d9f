using System.Security.Cryptography;
using System.Text;
using Vimc.Harness.Guest;
using Vimc.Harness.Journal;

namespace Vimc.Harness.Tests.Journal;

/// <summary>What is written down of the talk between host and guest.</summary>
internal sealed class SessionJournalTests
{
    private SessionJournal _journal = null!;

    [SetUp]
    public void Open() => _journal = new SessionJournal();

    [TearDown]
    public void Close() => _journal.Dispose();

    [Test]
    public void A_command_with_all_that_belongs_to_it()
    {
        Send(FrameType.Exec, 7, "\0\0\0\0\0\0\0\0/root\0echo \"a b\"\nfalse\0A=1\0B=x y\0");
        Send(FrameType.Stdin, 7, "in");
        Send(FrameType.Stdin, 7, "put");
        Receive(FrameType.Stdout, 7, "a ");
        Receive(FrameType.Stderr, 7, "oh\n");
        Receive(FrameType.Stdout, 7, "b\n");
        Receive(FrameType.Exit, 7, "\u0001\0\0\0\0\0\0\0");
        var step = _journal.Read().Single();

        Assert.That(step.Kind, Is.EqualTo(JournalStepKind.Command));
        Assert.That((step.Text, step.Folder), Is.EqualTo(("echo \"a b\"\nfalse", "/root")));
        Assert.That(string.Join('|', step.Environment), Is.EqualTo("A=1|B=x y"));
        Assert.That((step.Stdout, step.Stderr, step.Status), Is.EqualTo(("a b\n", "oh\n", 1)));
        Assert.That(Encoding.UTF8.GetString(step.Content), Is.EqualTo("input"));
        Assert.That((step.Length, step.Hash), Is.EqualTo((4, HashOf("a b\n"))));
        Assert.That(step.End, Is.GreaterThanOrEqualTo(step.Start));
    }

    [Test]
    public void A_file_that_is_written_and_one_that_is_read()
    {
        Send(FrameType.Put, 1, "\u00ed\u0001\0\0/root/program");
        Send(FrameType.Data, 1, "#!");
        Send(FrameType.Data, 1, "");
        Receive(FrameType.Result, 1, "\0\0\0\0");
        Send(FrameType.Get, 2, "/proc/version");
        Receive(FrameType.Data, 2, "Linux");
        Receive(FrameType.Result, 2, "\u0002\0\0\0No such file or directory");
        var (put, get) = (_journal.Read()[0], _journal.Read()[1]);

        Assert.That((put.Kind, put.Text, put.Mode), Is.EqualTo((JournalStepKind.Put, "/root/program", 0x1edu)));
        Assert.That(Encoding.UTF8.GetString(put.Content), Is.EqualTo("#!"));
        Assert.That((get.Kind, get.Text, get.Status), Is.EqualTo((JournalStepKind.Get, "/proc/version", 2)));
        Assert.That(get.Hash, Is.EqualTo(HashOf("Linux")));
    }

    [Test]
    public void A_command_that_does_not_end_is_killed_or_open()
    {
        Send(FrameType.Exec, 1, "\0\0\0\0\0\0\0\0/\0sleep 9\0");
        Send(FrameType.Exec, 2, "\0\0\0\0\0\0\0\0/\0sleep 8\0");
        Send(FrameType.Signal, 1, "\u0009\0\0\0");
        Receive(FrameType.Exit, 1, "\0\0\0\0\u0009\0\0\0");
        var steps = _journal.Read();

        Assert.That((steps[0].Text, steps[1].Text), Is.EqualTo(("sleep 9", "sleep 8")));
        Assert.That((steps[0].WasKilled, steps[0].Status), Is.EqualTo((true, 137)));
        Assert.That((steps[1].WasKilled, steps[1].End), Is.EqualTo((false, (TimeSpan?)null)));
    }

    [Test]
    public void Much_output_is_cut_and_all_of_it_is_measured()
    {
        var piece = new string('x', 60000);
        Send(FrameType.Exec, 1, "\0\0\0\0\0\0\0\0/\0yes\0");
        Receive(FrameType.Stdout, 1, piece);
        Receive(FrameType.Stdout, 1, piece);
        var step = _journal.Read().Single();

        Assert.That((step.Stdout.Length, step.Length), Is.EqualTo((65536, 120000)));
        Assert.That(step.Hash, Is.EqualTo(HashOf(piece + piece)));
    }

    [Test]
    public void Journals_are_read_as_they_were_written()
    {
        Send(FrameType.Put, 1, "\u00a4\u0001\0\0/tmp/a");
        Send(FrameType.Data, 1, "\0binary");
        Receive(FrameType.Result, 1, "\0\0\0\0");
        var steps = _journal.Read();
        var folder = new JournalFolder(Directory.CreateTempSubdirectory("vimc-journal-").FullName);
        try
        {
            folder.Write([[], steps]);
            var read = folder.Read();

            Assert.That((read.Count, read[0].Count, read[1].Count), Is.EqualTo((2, 0, 1)));
            Assert.That(read[1][0].Content, Is.EqualTo(steps[0].Content));
            Assert.That((read[1][0].Text, read[1][0].End), Is.EqualTo((steps[0].Text, steps[0].End)));
        }
        finally
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private void Send(FrameType type, uint stream, string payload) =>
        _journal.OnSent(type, stream, Encoding.Latin1.GetBytes(payload));

    private void Receive(FrameType type, uint stream, string payload) =>
        _journal.OnReceived(new Frame(type, stream, Encoding.Latin1.GetBytes(payload)));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
