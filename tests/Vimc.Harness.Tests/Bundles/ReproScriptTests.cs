using System.Diagnostics;
using System.Text;
using Vimc.Harness.Bundles;
using Vimc.Harness.Qemu;

namespace Vimc.Harness.Tests.Bundles;

/// <summary>The script that a bundle is run by, with a program in place of QEMU.</summary>
internal sealed class ReproScriptTests
{
    private const string Version = "QEMU emulator version 7.2.22";
    private const string Begin = "replay: 0.000001 the test begins\r\n";

    private static readonly string[] Entries =
    [
        "etc", "etc/vimc-agent", "etc/vimc-replay", "etc/vimc-replay/files", "etc/vimc-agent/replay",
        "etc/vimc-replay/files/7", "TRAILER!!!",
    ];

    private static readonly MachineOptions Machine = new()
    {
        Accelerator = Accelerator.Tcg,
        KernelArguments = ["words=\"it's here\""],
    };

    private static readonly FailureSign Sign = new("WARNING in f", "WARNING: CPU: -?[0-9]+ at") { Near = "[^a-z]f[^a-z]" };

    private BundleFolder _bundle = null!;

    [SetUp]
    public void Create()
    {
        _bundle = new BundleFolder(Directory.CreateTempSubdirectory("vimc-repro-").FullName);
        _bundle.Write("initramfs.cpio", "0123");
        _bundle.Write("guest/etc/vimc-agent/replay", "#!/bin/bash\n");
        _bundle.Write("guest/etc/vimc-replay/files/7", "odd");
    }

    [TearDown]
    public void Remove() => Directory.Delete(_bundle.Path, recursive: true);

    [TestCase("WARNING: CPU: 3 at x\r\n y\r\n RIP: 0010:f+0x1/0x2\r\n", 0, "reproduced: WARNING in f")]
    [TestCase("WARNING: CPU: 3 at x\r\n RIP: 0010:other+0x1/0x2\r\n", 1, "not reproduced: WARNING in f")]
    [TestCase(" RIP: 0010:f+0x1/0x2\r\nWARNING: CPU: 3 at x\r\n", 1, "not reproduced: WARNING in f")]
    [TestCase("", 1, "not reproduced: WARNING in f")]
    public void The_console_decides(string console, int status, string verdict)
    {
        var (exit, said, _) = Run(Sign, Begin + console);

        Assert.That(exit, Is.EqualTo(status), said);
        Assert.That(said.TrimEnd().Split('\n')[^1], Is.EqualTo(verdict));
        Assert.That(said, Does.Contain("the test begins"), "the console is shown");
    }

    [TestCase("", 0)]
    [TestCase("replay: 1.000000 done; the kernel log:\r\n", 1)]
    public void A_guest_that_does_not_get_to_the_end_is_lost(string console, int status) =>
        Assert.That(
            Run(new FailureSign("the guest is lost", "") { Absent = "^replay: [0-9.]+ done" }, Begin + console).Status,
            Is.EqualTo(status));

    [Test]
    public void What_cannot_be_tried_is_neither()
    {
        var early = Run(Sign, "Kernel panic - not syncing\r\n");
        var unknown = Run(new FailureSign("it is wrong", ""), Begin);
        var option = Run(Sign, Begin, "--what");

        Assert.That((early.Status, unknown.Status, option.Status), Is.EqualTo((2, 2, 2)));
        Assert.That(early.Errors, Does.Contain("the guest did not get to the test"));
        Assert.That(unknown.Errors, Does.Contain("it is wrong"));
        Assert.That(option.Errors, Does.Contain("--what"));
    }

    [Test]
    public void The_machine_is_that_of_the_test()
    {
        Run(Sign, Begin);
        var words = File.ReadAllText(_bundle.Combine("words")).Split('\n');

        Assert.That(words, Is.SupersetOf(QemuCommandLine.Machine(Machine)));
        Assert.That(words, Does.Contain(Machine.CommandLine));
        Assert.That(words, Does.Contain("vmlinux").And.Contains("stdio"));
    }

    [TestCase("--record", "record")]
    [TestCase("--recorded", "replay")]
    public void A_recording_is_of_one_processor_and_what_comes_from_outside(string option, string mode)
    {
        _bundle.Write("recording.bin", "");
        var (exit, said, _) = Run(Sign, Begin, option);
        var words = File.ReadAllText(_bundle.Combine("words")).Split('\n');

        Assert.That(exit, Is.EqualTo(1), said);
        Assert.That(words, Is.SupersetOf(QemuCommandLine.ForRecording(Machine, "vmlinux")));
        Assert.That(words, Does.Contain("tcg,thread=single").And.Not.Contains("virtio-serial-pci,max_ports=2"));
        Assert.That(words[Array.IndexOf(words, "-icount") + 1], Does.StartWith($"shift=auto,rr={mode},rrfile=recording.bin"));
    }

    [Test]
    public void Nothing_is_played_that_was_not_recorded()
    {
        var (exit, _, errors) = Run(Sign, Begin, "--recorded");

        Assert.That(exit, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("run it with --record first"));
    }

    [Test]
    public void The_files_follow_the_archive_of_the_guest()
    {
        Run(Sign, Begin);
        var archive = Encoding.Latin1.GetString(File.ReadAllBytes(_bundle.Combine("initrd")));
        var names = archive.Split("070701").Skip(1).Select(entry => entry[104..].Split('\0')[0]).ToList();

        Assert.That(archive, Does.StartWith("0123070701"));
        Assert.That(archive.Length % 4, Is.Zero);
        Assert.That(names, Is.EquivalentTo(Entries));
        Assert.That(archive, Does.Contain("etc/vimc-replay/files/7\0").And.Contains("odd\0" + "070701"));
    }

    private (int Status, string Said, string Errors) Run(FailureSign sign, string console, params string[] arguments)
    {
        _bundle.Write("console", console);
        _bundle.Write(
            "qemu",
            $$"""
            #!/bin/sh
            test "$1" = --version && echo '{{Version}}' && exit
            printf '%s\n' "$@" >words
            while test "$1" != -initrd; do shift; done
            cp "$2" initrd
            cat console
            """,
            isProgram: true);
        _bundle.Write("repro.sh", ReproScript.Write(Machine, Version, sign, TimeSpan.FromSeconds(20)), isProgram: true);
        var start = new ProcessStartInfo("sh", [_bundle.Combine("repro.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["QEMU"] = _bundle.Combine("qemu") },
        };
        using var script = Process.Start(start)!;
        var errors = script.StandardError.ReadToEndAsync();
        var said = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        return (script.ExitCode, said, errors.Result);
    }
}
