using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vimc.Topology.Formats;

namespace Vimc.Topology.Tests;

internal sealed class FormatTableTests
{
    private static IEnumerable<string> Facts => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "facts"))
        .Select(path => Path.GetFileName(path)!);

    [Test]
    public void Every_driver_has_23_pixel_formats_of_31_bus_codes()
    {
        Assert.That(FormatSet.InTree.PixelFormats, Has.Count.EqualTo(23));
        Assert.That(FormatSet.InTree.MediaBusFormats, Has.Count.EqualTo(31));
        Assert.That(FormatSet.InTree.Further, Is.Empty);
    }

    [Test]
    public void Names_are_unique()
    {
        Assert.That(FormatTable.PixelFormats.Select(format => format.Name), Is.Unique);
        Assert.That(FormatTable.MediaBusFormats.Select(format => format.Name), Is.Unique);
    }

    [TestCaseSource(nameof(Facts))]
    public void The_headers_of_a_supported_kernel_have_every_name(string facts)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "facts", facts)));
        var codes = document.RootElement.GetProperty("mediaBusFormats").EnumerateObject().Select(code => code.Name);
        var formats = document.RootElement.GetProperty("pixelFormats").EnumerateObject().Select(format => format.Name);

        var late = FormatTable.LateCodes.Select(name => MediaBusFormat.Prefix + name);
        Assert.That(FormatTable.MediaBusFormats.Select(format => format.Macro).Except(late), Is.SubsetOf(codes));
        Assert.That(FormatTable.PixelFormats.Select(format => format.Macro), Is.SubsetOf(formats));
    }

    [Test]
    public void What_some_headers_lack_the_driver_defines_with_the_value_of_the_others()
    {
        var compat = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vimc-compat.h"));
        foreach (var name in FormatTable.LateCodes)
        {
            var defined = Regex.Match(compat, $@"#define {MediaBusFormat.Prefix}{name}\s+0x([0-9a-f]+)");
            var values = Facts
                .Select(facts => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "facts", facts)))
                .Select(text => Regex.Match(text, $@"""{MediaBusFormat.Prefix}{name}"": (\d+)"))
                .ToList();

            Assert.That(values.Select(value => value.Success).Distinct(), Is.EquivalentTo([true, false]), name);
            Assert.That(
                values.Where(value => value.Success).Select(value => value.Groups[1].Value).Distinct(),
                Is.EqualTo([$"{Convert.ToInt32(defined.Groups[1].Value, 16)}"]),
                name);
        }
    }

    [TestCaseSource(nameof(Facts))]
    public void The_value_of_a_pixel_format_is_its_four_characters(string facts)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "facts", facts)));

        foreach (var format in document.RootElement.GetProperty("pixelFormats").EnumerateObject())
        {
            var fourcc = format.Value.GetProperty("fourcc").GetString()!;
            var bigEndian = fourcc.EndsWith("-BE", StringComparison.Ordinal) ? 1u << 31 : 0;
            var letters = BitConverter.ToUInt32(Encoding.ASCII.GetBytes(fourcc[..4]));
            Assert.That(format.Value.GetProperty("value").GetUInt32(), Is.EqualTo(letters | bigEndian), format.Name);
        }
    }

    [TestCase("SRGGB8_1X8", "SRGGB8", 1, 8)]
    [TestCase("SGBRG12_1X12", "SGBRG12", 2, 12)]
    [TestCase("SBGGR10_ALAW8_1X8", "SBGGR10ALAW8", 1, 10)]
    [TestCase("SGRBG10_DPCM8_1X8", "SGRBG10DPCM8", 1, 10)]
    [TestCase("GBR888_1X24", "RGB24", 3, 8)]
    [TestCase("BGR888_3X8", "BGR24", 3, 8)]
    [TestCase("ARGB8888_1X32", "ARGB32", 4, 8)]
    [TestCase("SGBRG14_1X14", "SGBRG14", 2, 14)]
    [TestCase("SBGGR16_1X16", "SBGGR16", 2, 16)]
    [TestCase("Y8_1X8", "GREY", 1, 8)]
    [TestCase("Y16_1X16", "Y16", 2, 16)]
    public void A_bus_code_is_stored_as(string code, string name, int bytesPerPixel, int depth)
    {
        var format = FormatTable.FindMediaBus(code)!.PixelFormat;

        Assert.That(
            (format.Name, format.BytesPerPixel, format.Depth), Is.EqualTo((name, bytesPerPixel, depth)));
    }

    [Test]
    public void Compressed_formats_are_made_from_10_bit_samples_of_the_same_order()
    {
        Assert.That(FormatTable.FindPixel("SGBRG10ALAW8")!.TpgMacro, Is.EqualTo("V4L2_PIX_FMT_SGBRG10"));
        Assert.That(FormatTable.FindPixel("SRGGB10DPCM8")!.TpgMacro, Is.EqualTo("V4L2_PIX_FMT_SRGGB10"));
        Assert.That(FormatTable.FindPixel("SRGGB12")!.TpgMacro, Is.EqualTo("V4L2_PIX_FMT_SRGGB12"));
    }

    [Test]
    public void Fourteen_bits_are_made_from_16_of_the_same_order() =>
        Assert.That(FormatTable.FindPixel("SGRBG14")!.TpgMacro, Is.EqualTo("V4L2_PIX_FMT_SGRBG16"));

    [Test]
    public void Names_are_found_with_and_without_their_prefix()
    {
        Assert.That(
            FormatTable.FindMediaBus("MEDIA_BUS_FMT_SRGGB8_1X8"), Is.SameAs(FormatTable.FindMediaBus("SRGGB8_1X8")));
        Assert.That(FormatTable.FindPixel("V4L2_PIX_FMT_RGB24"), Is.SameAs(FormatTable.FindPixel("RGB24")));
        Assert.That(FormatTable.FindPixel("MEDIA_BUS_FMT_RGB24"), Is.Null);
    }
}
