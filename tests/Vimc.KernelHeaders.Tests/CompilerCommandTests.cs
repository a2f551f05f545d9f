using Vimc.KernelHeaders.Kbuild;

namespace Vimc.KernelHeaders.Tests;

internal sealed class CompilerCommandTests
{
    private const string DryRun =
        """
        make[1]: Entering directory '/usr/src/headers'
        set -e;  echo '  gcc-12 -Wp,-MMD,/m/.a.o.d -nostdinc -I./include -I/common/include -include /common/kconfig.h -O2 -fms-extensions -fconserve-stack -DKBUILD_MODNAME='\''"vimc"'\'' -c -o /m/a.o /m/a.c';

        """;

    [Test]
    public void What_decides_the_meaning_of_headers_is_kept() => Assert.That(
        CompilerCommand.ArgumentsFrom(DryRun, path => path),
        Is.EqualTo(
        [
            "-I/usr/src/headers/./include", "-I/common/include", "-include", "/common/kconfig.h", "-fms-extensions",
            "-DKBUILD_MODNAME=\"vimc\"",
        ]));

    [Test]
    public void Paths_are_found_on_the_host() => Assert.That(
        CompilerCommand.ArgumentsFrom(DryRun, path => $"/root{path}"),
        Does.Contain("-I/root/common/include").And.Contain("/root/common/kconfig.h"));

    [Test]
    public void A_make_that_calls_no_compiler_is_told_by_its_last_words() => Assert.That(
        () => CompilerCommand.ArgumentsFrom("make: *** No rule\n", path => path),
        Throws.TypeOf<HeaderException>().With.Message.Contains("No rule"));
}
