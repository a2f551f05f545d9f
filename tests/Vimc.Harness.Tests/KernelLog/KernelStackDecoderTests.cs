using CliWrap;
using Vimc.Harness.KernelLog;

namespace Vimc.Harness.Tests.KernelLog;

internal sealed class KernelStackDecoderTests
{
    private const string Source =
        """
        static inline __attribute__((always_inline)) int vimc_inner(volatile int *value)
        {
        	return *value;
        }

        int vimc_called(int value);

        int vimc_outer(volatile int *value);
        int vimc_outer(volatile int *value)
        {
        	int sum = vimc_called(1);

        	return sum + vimc_inner(value);
        }

        int (*vimc_table[])(volatile int *) = { vimc_outer };
        """;

    [Test]
    public void Symbols_of_functions_are_read()
    {
        const string Table =
            "\nvimc.ko:     file format elf64-x86-64\n\nSYMBOL TABLE:\n"
            + "0000000000000000 l    d  .text\t0000000000000000 .text\n"
            + "0000000000000120 l     F .text\t0000000000000042 vimc_row.isra.0\n"
            + "0000000000000000 g     F .init.text\t0000000000000010 .hidden init_module\n"
            + "0000000000000000         *UND*\t0000000000000000 kfree\n";

        Assert.That(KernelModuleSymbol.Parse(Table), Is.EqualTo(new KernelModuleSymbol[]
        {
            new("vimc_row.isra.0", ".text", 0x120, 0x42),
            new("init_module", ".init.text", 0, 0x10),
        }));
    }

    [Test]
    public void Locations_are_read_and_made_relative()
    {
        const string Output = "vimc_inner\n/src/kmod/core/a.h:3\nvimc_outer\n/src/kmod/core/a.c:13 (discriminator 2)\nx\n??:0\ny\n??:?\n";

        Assert.That(KernelStackDecoder.ParseLocations(Output, "/src"), Is.EqualTo(new KernelSourceLocation[]
        {
            new("vimc_inner", Path.Combine("kmod", "core", "a.h"), 3),
            new("vimc_outer", Path.Combine("kmod", "core", "a.c"), 13),
        }));
    }

    [Test]
    public async Task Frames_of_modules_not_at_hand_stay_undecoded()
    {
        var decoder = new KernelStackDecoder(new Dictionary<string, string>());

        var decoded = await decoder.DecodeAsync(
            [new KernelStackFrame("kfree", 1, 2, null), new KernelStackFrame("v4l2_open", 1, 2, "videodev")]);

        Assert.That(decoded.Select(frame => frame.Locations), Is.All.Null);
    }

    [Test]
    [Category("Toolchain")]
    public async Task A_real_object_is_decoded_with_inlined_functions_and_return_addresses()
    {
        var folder = Directory.CreateTempSubdirectory("vimc-decode-");
        try
        {
            var source = Path.Combine(folder.FullName, "vimc.c");
            var module = Path.Combine(folder.FullName, "vimc.ko");
            await File.WriteAllTextAsync(source, Source);
            await Cli.Wrap("gcc").WithArguments(["-g", "-O1", "-c", source, "-o", module]).ExecuteAsync();
            var modules = new Dictionary<string, string> { ["vimc"] = module };
            var offsets = Enumerable.Range(0, 24)
                .Select(offset => new KernelStackFrame("vimc_outer", (ulong)offset, 0, "vimc", IsExact: true));

            var decoded = await new KernelStackDecoder(modules, folder.FullName).DecodeAsync(offsets);

            var places = decoded.Select(frame => string.Join(" < ", frame.Locations ?? [])).Distinct();
            Assert.That(places, Does.Contain("vimc_inner (vimc.c:3) < vimc_outer (vimc.c:13)"));
            Assert.That(places, Does.Contain("vimc_outer (vimc.c:11)"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
