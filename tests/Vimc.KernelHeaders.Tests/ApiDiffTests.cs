using Vimc.KernelHeaders.Facts;

namespace Vimc.KernelHeaders.Tests;

internal sealed class ApiDiffTests
{
    private static readonly ApiFact Free =
        new("free", ApiKind.Function, "void free(int *p)", "void (int *)", "include/a.h", 3);

    [Test]
    public void A_name_that_only_the_older_kernel_has_is_gone() =>
        Assert.That(Kinds([Free], []), Is.EqualTo(new[] { ApiChangeKind.Gone }));

    [Test]
    public void A_name_that_only_the_newer_kernel_has_is_new() =>
        Assert.That(Kinds([], [Free]), Is.EqualTo(new[] { ApiChangeKind.New }));

    [Test]
    public void Another_type_is_a_change() => Assert.That(
        Kinds([Free], [Free with { Signature = "int (int *)", Declaration = "int free(int *p)" }]),
        Is.EqualTo(new[] { ApiChangeKind.Changed }));

    [Test]
    public void A_function_that_becomes_a_macro_is_a_change() => Assert.That(
        Kinds([Free], [Free with { Kind = ApiKind.Macro }]), Is.EqualTo(new[] { ApiChangeKind.Changed }));

    [Test]
    public void Another_header_is_a_move_and_another_line_is_nothing()
    {
        Assert.That(Kinds([Free], [Free with { File = "include/b.h" }]), Is.EqualTo(new[] { ApiChangeKind.Moved }));
        Assert.That(Kinds([Free], [Free with { Line = 9, Declaration = "void free(int *q)" }]), Is.Empty);
    }

    [Test]
    public void Changes_are_printed_with_header_and_line()
    {
        var text = ApiDiff.Render(Facts("6.1", [Free]), Facts("7.2", []));

        Assert.That(text, Is.EqualTo(
            "include/a.h:3: gone: function 'free'\n"
            + "  6.1: include/a.h:3: void free(int *p)\n"
            + "6.1 to 7.2: 1 gone, 0 new, 0 changed, 0 moved\n"));
    }

    [Test]
    public void Facts_survive_being_written_and_read()
    {
        var facts = Facts("6.1", [Free]);

        Assert.That(FactsFile.Write(FactsFile.Read(FactsFile.Write(facts))), Is.EqualTo(FactsFile.Write(facts)));
        Assert.That(FactsFile.Read(FactsFile.Write(facts)).Api, Is.EqualTo(facts.Api));
    }

    private static IEnumerable<ApiChangeKind> Kinds(ApiFact[] before, ApiFact[] after) =>
        ApiDiff.Between(Facts("a", before), Facts("b", after)).Select(change => change.Kind);

    private static KernelFacts Facts(string kernel, ApiFact[] api) => new(
        kernel,
        new Dictionary<string, ulong> { ["MEDIA_BUS_FMT_B"] = 2, ["MEDIA_BUS_FMT_A"] = 1 },
        new Dictionary<string, ulong> { ["V4L2_PIX_FMT_RGB24"] = 0x33424752, ["V4L2_PIX_FMT_BE"] = 0xb3424752 },
        new Dictionary<string, ulong>(),
        new Dictionary<string, ulong>(),
        new Dictionary<string, ulong>(),
        api);
}
