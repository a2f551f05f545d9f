using Vimc.Generator.Views;
using Vimc.Topology.Formats;

namespace Vimc.Generator.Tests;

internal sealed class ViewTests
{
    private static readonly string[] Comment =
    [
        "/*",
        " * a scaler of thirty-one letters.:1",
        " * -> a-capture-of-thirty-one-letters:0",
        " */",
    ];

    private static readonly string[] Kernels =
    [
        "vimc_debayer_row_8_bgr24",
        "vimc_debayer_row_8_rgb24",
        "vimc_debayer_row_10_bgr24",
        "vimc_debayer_row_10_rgb24",
        "vimc_debayer_row_12_bgr24",
        "vimc_debayer_row_12_rgb24",
    ];

    [Test]
    public void A_sensor_has_a_name_pads_and_timing()
    {
        var sensor = View("default").Entities[6];

        Assert.That(sensor.Id, Is.EqualTo("VIMC_ENT_RGB_YUV_INPUT"));
        Assert.That(sensor.Name, Is.EqualTo("\"RGB/YUV Input\""));
        Assert.That(sensor.Type, Is.EqualTo("vimc_sensor_type"));
        Assert.That(sensor.PadsName, Is.EqualTo("rgb_yuv_input_pads"));
        Assert.That(sensor.Pads.Single().Code, Is.EqualTo("MEDIA_BUS_FMT_RGB888_1X24"));
        Assert.That((sensor.IsSensor, sensor.IsCapture, sensor.HasPads), Is.EqualTo((true, false, true)));
        Assert.That((sensor.PixelRate, sensor.Hblank), Is.EqualTo(("352000000", "800")));
        Assert.That(
            (sensor.Orientation, sensor.Rotation), Is.EqualTo(("V4L2_CAMERA_ORIENTATION_EXTERNAL", "0")));
        Assert.That(
            (sensor.ExposureDelay, sensor.GainDelay, sensor.VblankDelay), Is.EqualTo(("2", "1", "1")));
        Assert.That((sensor.FrameIntervals, sensor.FlipModifiesLayout), Is.EqualTo(("false", "false")));
    }

    [Test]
    public void A_capture_has_a_pixel_format()
    {
        var capture = View("default").Entities[4];

        Assert.That((capture.IsCapture, capture.IsSensor), Is.EqualTo((true, false)));
        Assert.That(capture.Pixelformat, Is.EqualTo("V4L2_PIX_FMT_SRGGB8"));
    }

    [Test]
    public void A_lens_has_no_pads() => Assert.That(View("default").Entities[9].HasPads, Is.False);

    [Test]
    public void A_link_goes_by_the_names_of_its_ends()
    {
        var link = View("default").DataLinks[4];

        Assert.That(link.Comment, Is.EqualTo(["/* Debayer A:1 -> Scaler:0 */"]));
        Assert.That(
            (link.SourceEnt, link.SourcePad, link.SinkEnt, link.SinkPad),
            Is.EqualTo(("VIMC_ENT_DEBAYER_A", "1", "VIMC_ENT_SCALER", "0")));
    }

    [TestCase(0, "MEDIA_LNK_FL_ENABLED | MEDIA_LNK_FL_IMMUTABLE")]
    [TestCase(4, "MEDIA_LNK_FL_ENABLED")]
    [TestCase(5, "")]
    public void Flags_of_a_link_are_an_expression(int link, string expected)
    {
        var view = View("default").DataLinks[link];

        Assert.That(view.Flags, Is.EqualTo(expected));
        Assert.That(view.HasFlags, Is.EqualTo(expected.Length > 0));
    }

    [Test]
    public void A_comment_too_long_for_a_line_is_broken()
    {
        var topology = Samples.Compile(Samples.Extremes);

        var link = new DataLinkView(topology, topology.DataLinks[2]);

        Assert.That(link.Comment, Is.EqualTo(Comment));
    }

    [Test]
    public void A_name_that_starts_with_a_digit_is_an_identifier_all_the_same()
    {
        var topology = Samples.Compile(Samples.Extremes);

        Assert.That(new EntityView(topology.Entities[0]).PadsName, Is.EqualTo("_1_sensor_of_thirty_one_letters_pads"));
    }

    [Test]
    public void Lenses_hang_on_sensors()
    {
        var link = View("default").AncillaryLinks[1];

        Assert.That((link.PrimaryEnt, link.AncillaryEnt), Is.EqualTo(("VIMC_ENT_SENSOR_B", "VIMC_ENT_LENS_B")));
        Assert.That(View("minimal").HasAncillaryLinks, Is.False);
    }

    [Test]
    public void Row_kernels_are_those_user_space_can_reach()
    {
        var rows = new RowsView(Samples.Load("default"), new Banner("a.yaml", "make"));

        Assert.That((rows.HasDebayers, rows.HasScalers), Is.EqualTo((true, true)));
        Assert.That(rows.DebayerKernels.Select(kernel => kernel.Name), Is.EqualTo(Kernels));
        Assert.That(rows.ScalerKernels.Select(kernel => kernel.Bpp), Is.EqualTo(["3", "4"]));
    }

    [Test]
    public void Row_kernels_of_absent_entities_are_not_asked_for()
    {
        var rows = new RowsView(Samples.Load("minimal"), new Banner("a.yaml", "make"));

        Assert.That((rows.HasDebayers, rows.HasScalers), Is.EqualTo((false, false)));
    }

    [Test]
    public void A_compressed_format_is_made_from_another()
    {
        var formats = new FormatTableView(Samples.Load("default"), new Banner("a.yaml", "make")).Formats;

        var format = formats.Single(each => each.Pixelformat == "V4L2_PIX_FMT_SGBRG10ALAW8");

        Assert.That(format.TpgPixelformat, Is.EqualTo("V4L2_PIX_FMT_SGBRG10"));
        Assert.That((format.Bpp, format.Depth), Is.EqualTo(("1", "10")));
        Assert.That((format.Encoding, format.Order), Is.EqualTo(("VIMC_ENC_BAYER_ALAW8", "VIMC_BAYER_GBRG")));
    }

    [Test]
    public void A_driver_has_the_formats_that_its_topology_asks_for()
    {
        var banner = new Banner("a.yaml", "make");
        var every = new FormatTableView(Samples.Load("default"), banner);
        var more = new FormatTableView(Samples.Load("formats"), banner);

        Assert.That(every.Formats, Has.Count.EqualTo(23));
        Assert.That(every.HasLateCodes, Is.False);
        Assert.That(
            more.Formats.Skip(23).Select(format => format.Pixelformat),
            Is.EqualTo(FormatTable.Further.Select(format => format.Macro)));
        Assert.That(more.HasLateCodes, Is.True);
    }

    [Test]
    public void A_capture_has_the_formats_that_get_there()
    {
        var captures = View("formats").Entities.Where(entity => entity.IsCapture).ToList();

        var ofColour = FormatTable.Further.Where(format => format.Sources.Any(source => source.Name == "RGB24"))
            .Select(format => format.Macro)
            .ToList();

        Assert.That(captures.Select(capture => capture.HasFormats), Is.All.True);
        const string multiPlanar = "V4L2_PIX_FMT_NV12M";
        Assert.That(
            captures[0].Formats, Is.EqualTo(FormatTable.Further.Select(format => format.Macro).Except([multiPlanar])));
        Assert.That(captures[1].Formats, Is.EqualTo(ofColour.Except([multiPlanar])).And.Not.Empty);
        Assert.That(captures[2].Formats, Is.EqualTo(
            ["V4L2_PIX_FMT_GREY", "V4L2_PIX_FMT_Y10", "V4L2_PIX_FMT_Y12", "V4L2_PIX_FMT_Y16", .. ofColour]));
        Assert.That(View("default").Entities.Any(entity => entity.HasFormats), Is.False);
    }

    [Test]
    public void A_capture_has_the_buffers_its_topology_gives_it()
    {
        var captures = View("formats").Entities.Where(entity => entity.IsCapture);

        Assert.That(captures.Select(capture => capture.HasCustomBytesperline), Is.EqualTo([true, false, true]));
        Assert.That(captures.Select(capture => capture.IsMultiplanar), Is.EqualTo([false, false, true]));
    }

    [Test]
    public void A_debayer_looks_at_12_bits_of_wider_samples()
    {
        var rows = new RowsView(Samples.Load("formats"), new Banner("a.yaml", "make"));

        Assert.That(rows.DebayerKernels.Select(kernel => kernel.Name), Is.EqualTo(Kernels));
        Assert.That(rows.ScalerKernels.Select(kernel => kernel.Bpp), Is.EqualTo(["3", "4", "1", "2"]));
    }

    [Test]
    public void A_conversion_is_specialised_for_what_it_is_made_of()
    {
        var rows = new RowsView(Samples.Load("formats"), new Banner("a.yaml", "make"));

        var packed = rows.Conversions.Single(conversion => conversion.To == "V4L2_PIX_FMT_SGRBG10P");
        Assert.That((packed.From, packed.Row), Is.EqualTo(("V4L2_PIX_FMT_SGRBG10", "vimc_convert_pack_10")));
        var kernel = rows.ConversionKernels.Single(each => each.Name == "vimc_convert_yuv422_bgr24_uyvy");
        Assert.That(kernel.Function, Is.EqualTo("vimc_convert_yuv422"));
        Assert.That(kernel.Constants, Is.EqualTo("V4L2_PIX_FMT_BGR24, V4L2_PIX_FMT_UYVY"));
        Assert.That(new RowsView(Samples.Load("default"), new Banner("a.yaml", "make")).HasConversions, Is.False);
    }

    [Test]
    public void A_banner_names_what_it_came_from_and_how() =>
        Assert.That(
            new Banner("dir/a.yaml", "make generate").Lines,
            Is.EqualTo(["Generated by vimc-gen from dir/a.yaml. Do not edit.", "To regenerate: make generate"]));

    [Test]
    public void A_banner_cannot_end_its_comment()
    {
        var lines = new Banner("a*/\nb.yaml", "make").Lines;

        Assert.That(string.Concat(lines), Does.Not.Contain("*/").And.Not.Contain("\n"));
    }

    private static TopologyView View(string name) => new(Samples.Load(name), new Banner("a.yaml", "make"));
}
