using Vimc.KernelHeaders.Clang;
using Vimc.KernelHeaders.Facts;
using Vimc.KernelHeaders.Kbuild;
using Vimc.KernelHeaders.Reading;

namespace Vimc.KernelHeaders.Tests;

/// <summary>A small kernel and a small driver, read by the real library.</summary>
[Category("Toolchain")]
internal sealed class ApiUsageTests
{
    private const string Header =
        """
        typedef unsigned int u32;
        struct device {
            u32 id; /* not used */
            struct {
                u32 inner;
            };
            int (*probe)(struct device *dev, u32 flags);
            int (*old_probe)(struct device *dev);
        };
        enum state { STATE_OFF, STATE_ON = 5 };
        /* In the way. */
        static inline int device_start(struct device *dev,
                                       u32 flags)
        {
            return 0;
        }
        int device_hidden(struct device *dev);
        int device_stop(struct device *dev);
        int device_other(struct device *dev);
        #define device_touch(dev, value) (device_hidden(dev) + (value))
        #define LIMIT (3 + 4)
        #define UNUSED 1
        """;

    private const string Driver =
        """
        #include <linux/api.h>
        #define my_stop(dev) device_stop(dev)
        static int my_probe(struct device *dev, u32 flags)
        {
            dev->inner = LIMIT;
            return device_start(dev, flags) + device_touch(dev, STATE_ON);
        }
        #ifdef HAVE_OLD_PROBE
        static int (*now)(struct device *) = { .old_probe = device_other, device_absent };
        #endif
        struct device my_device = { .probe = my_probe };
        """;

    private string _folder = "";
    private IReadOnlyList<ApiFact> _facts = [];

    [OneTimeSetUp]
    public void ReadFacts()
    {
        _folder = Directory.CreateTempSubdirectory("vimc-headers-").FullName;
        foreach (var folder in (string[])["include/linux", "driver/kmod/core", "driver/kmod/generated"])
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        File.WriteAllText(Path.Combine(_folder, "include/linux/api.h"), Header);
        File.WriteAllText(Path.Combine(_folder, "driver/Kbuild"), "");
        File.WriteAllText(Path.Combine(_folder, "driver/kmod/core/a.c"), Driver);

        string[] arguments = ["-x", "c", $"-I{_folder}/include"];
        using var driver = DriverSources.CopyOf(Path.Combine(_folder, "driver"));
        using var compilation = Compilation.Parse($"#include \"{driver.Folder}/{driver.CoreFiles[0]}\"\n", arguments);
        _facts = new ApiUsage(compilation, driver, new HeaderPaths(arguments)).Facts();
    }

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_the_driver_writes_is_used_and_nothing_else() => Assert.That(
        _facts.Select(fact => fact.Name),
        Is.EqualTo(
        [
            "LIMIT", "STATE_ON", "device.inner", "device.old_probe", "device.probe", "device_other", "device_start",
            "device_stop", "device_touch",
        ]));

    [TestCase("LIMIT", ApiKind.Macro, "#define LIMIT (3 + 4)", "(3 + 4)")]
    [TestCase("STATE_ON", ApiKind.Constant, "STATE_ON = 5", "5")]
    [TestCase("device.inner", ApiKind.Member, "u32 inner", "unsigned int")]
    [TestCase(
        "device.probe", ApiKind.Callback, "int (*probe)(struct device *dev, u32 flags)",
        "int (*)(struct device *, unsigned int)")]
    [TestCase(
        "device_start", ApiKind.Function, "static inline int device_start(struct device *dev, u32 flags)",
        "int (struct device *, unsigned int)")]
    [TestCase("device_touch", ApiKind.Macro, "#define device_touch(dev, value)", "(dev, value)")]
    public void A_use_is_described_by(string name, ApiKind kind, string declaration, string signature)
    {
        var fact = _facts.Single(fact => fact.Name == name);

        Assert.That((fact.Kind, fact.Declaration, fact.Signature), Is.EqualTo((kind, declaration, signature)));
        Assert.That(fact.File, Is.EqualTo("include/linux/api.h"));
    }

    [Test]
    public void A_declaration_is_found_at_the_line_of_its_name() =>
        Assert.That(_facts.Single(fact => fact.Name == "device_start").Line, Is.EqualTo(12));

    [Test]
    public void C_that_does_not_compile_is_told_in_the_words_of_the_compiler() => Assert.That(
        () => Compilation.Parse("int a = missing;\n", ["-x", "c"]),
        Throws.TypeOf<HeaderException>().With.Message.Contains("missing"));
}
