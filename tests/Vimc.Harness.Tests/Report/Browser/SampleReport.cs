using Vimc.Harness.Evidence;
using Vimc.Harness.Frames;
using Vimc.Harness.History;
using Vimc.Harness.MediaGraph;
using Vimc.Harness.Regress;
using Vimc.Harness.Report;
using Vimc.Harness.Tests.MediaGraph;

namespace Vimc.Harness.Tests.Report.Browser;

/// <summary>A report that has something of everything a page can show, long names and wide tables included.</summary>
internal static class SampleReport
{
    private static readonly DateTime Now = new(2026, 11, 27, 3, 0, 0, DateTimeKind.Utc);

    private static readonly (string Target, string Flavour, string Kernel)[] Kernels =
    [
        ("bookworm", "stock-debug", "6.1.0-56-amd64"),
        ("bookworm", "sanitizer", "6.1.192-vimc-sanitizer"),
        ("trixie", "stock-debug", "6.12.57+deb13-amd64"),
        ("sid", "stock-debug", "7.2.13+deb14-amd64"),
        ("trixie-backports", "stock-debug", "7.3.2-1~bpo13+1-amd64"),
    ];

    private static readonly string[] Fixtures =
        ["StreamingTests", "Lifetime.UnbindSweepTests", "Hostile.IoctlFuzzTests", "ComplianceTests(\"studio\",17)"];

    private static readonly string[] Tests =
    [
        "Three_captures_deliver_a_hundred_frames",
        "Unbinding_at_any_point_of_a_frame_ends_the_stream_and_a_bound_driver_streams_again",
        "Frames_are_scaled_to_the_nearest_pixel(16,16)",
    ];

    private const string Oops =
        """
        the kernel under test reported a bug: Unbinding_at_any_point_of_a_frame
          BUG: KASAN: null-ptr-deref in __lock_acquire+0xc6/0x3690, and a line that is longer than any screen is wide, as kernels write them
          __media_device_unregister_entity (drivers/media/mc/mc-device.c:601)
          v4l2_device_release (drivers/media/v4l2-core/v4l2-dev.c:227)
        """;

    /// <summary>Writes its pictures and drawings to a folder and renders it.</summary>
    public static string Render(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "video2-frame-1.png"), Frame().ToPng());
        File.WriteAllText(Path.Combine(folder, "media-graph.svg"), MediaGraphSvg.Render(GoldenFile.ReadGraph("studio.json")));
        var cells = Kernels.Select((kernel, index) => ResultOf(kernel, index, folder)).ToList();
        var changes = cells.Select((_, i) => i == 1
            ? new CellChange([$"Vimc.Guest.Tests.{Fixtures[1]}.{Tests[1]}"], [], [])
            : CellChange.None).ToList();
        return HtmlReport.Render(cells, changes, new ReportSources(Now)
        {
            Folders = [folder],
            Output = folder,
            History = [.. cells.Select(PastOf)],
        });
    }

    private static CellResult ResultOf((string Target, string Flavour, string Kernel) kernel, int index, string folder) =>
        new(kernel.Target, kernel.Flavour, [.. Fixtures.SelectMany(fixture => Tests.Select(test => TestOf(fixture, test, index)))], [])
        {
            Facts = new CellFacts(
                kernel.Kernel, "54a87a88b2d3882d", "QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18)",
                "a processor", "cc28dc7", null, Now, TimeSpan.FromMinutes(12 + index)),
            Evidence = EvidenceOf(index, Path.Combine(folder, $"evidence-{index}")),
        };

    private static RunEvidence EvidenceOf(int kernel, string path)
    {
        var folder = new EvidenceFolder(path);
        folder.Add(new Preparation("boot", 4.5 * (kernel + 1)));
        folder.Add(new Preparation("load default", 1.2 * (kernel + 1)));
        folder.Add(new Measure("RGB24 640x480, noise", 40 + kernel, "copies", Better.Less));
        folder.Add(new Measure("v4l2-compliance, studio: calls that passed", 900, "", Better.More));
        var format = new FrameFormat("RGB3", 320, 240);
        var (right, wrong) = (Bytes(format), Bytes(format));
        for (var i = 40_000; kernel == 1 && i < 60_000; i++)
            wrong[i] ^= 0x40;
        folder.AddFrame($"Vimc.Guest.Tests.{Fixtures[0]}.{Tests[2]}", "a wedge of colours, scaled by two", format, wrong, right);
        return folder.Read() with { Tests = [.. Fixtures.SelectMany(fixture => Tests.Select(test => CommandsOf(fixture, test, kernel)))] };
    }

    private static TestEvidence CommandsOf(string fixture, string test, int kernel) =>
        new($"Vimc.Guest.Tests.{fixture}.{test}", 0.08 + (test.Length * (kernel + 1) / 1000.0))
        {
            Commands =
            [
                new CommandEvidence(
                    "media-ctl -d platform:vimc -V '\"Sensor A\":0[fmt:SBGGR8_1X8/640x480]'", 0.02, 0.31, 0, ""),
                new CommandEvidence("v4l2-ctl -z platform:vimc -d \"RGB/YUV Capture\" --stream-mmap=2 --stream-count=100", 0.4, 3.4, 0, "<<<<<<<< 29.97 fps"),
            ],
            Findings = fixture == Fixtures[1] && kernel == 1 ? [new FindingEvidence("KASAN: null-ptr-deref in __lock_acquire", Oops)] : [],
        };

    private static List<CellEntry> PastOf(CellResult cell, int kernel) =>
    [
        .. Enumerable.Range(0, 12).Select(run => RunHistory.EntryOf(cell) with
        {
            Seconds = 300 + (40 * kernel) + (run * 3 % 7),
            Measures = new Dictionary<string, MeasureEntry>
            {
                ["RGB24 640x480, noise"] = new(40 + kernel + (run * 5 % 3), "copies", Better.Less),
            },
        }),
    ];

    private static TestResult TestOf(string fixture, string test, int kernel)
    {
        var fails = kernel == 1 && fixture == Fixtures[1] && test == Tests[1];
        var isSkipped = kernel == 3 && fixture == Fixtures[2];
        return new TestResult(test, fails ? Oops : null, !isSkipped)
        {
            Fixture = $"Vimc.Guest.Tests.{fixture}",
            Duration = TimeSpan.FromSeconds(1 + (test.Length * (kernel + 1) / 10.0)),
        };
    }

    private static FrameImage Frame()
    {
        var format = new FrameFormat("RGB3", 320, 240);
        return FrameDecoder.Decode(format, Bytes(format));
    }

    private static byte[] Bytes(FrameFormat format)
    {
        var bytes = new byte[format.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)((i % 3 * 80) + (i / 3 % format.Width / 2));
        return bytes;
    }
}
