using Vimc.Harness.Report;

namespace Vimc.Harness.Tests.Report;

/// <summary>Drawings of others in one page.</summary>
internal sealed class SvgTextTests
{
    [Test]
    public void Names_and_what_refers_to_them_change_together() => Assert.That(
        SvgText.WithOwnNames(
            """<svg aria-labelledby="title desc"><title id="title">id="title"</title><clipPath id="c"/><g clip-path="url(#c)"/><use xlink:href="#c"/></svg>""",
            "d1"),
        Is.EqualTo(
            """<svg aria-labelledby="d1-title desc"><title id="d1-title">id="title"</title><clipPath id="d1-c"/><g clip-path="url(#d1-c)"/><use xlink:href="#d1-c"/></svg>"""));

    [Test]
    public void What_is_defined_elsewhere_keeps_its_name() => Assert.That(
        SvgText.WithOwnNames("""<svg><a href="#top"/></svg>""", "d1"), Is.EqualTo("""<svg><a href="#top"/></svg>"""));

    [Test]
    public void A_drawing_of_fixed_size_becomes_one_that_fits() => Assert.That(
        SvgText.Scalable("<?xml version=\"1.0\"?><svg width=\"9\" height=\"4\"><svg/></svg>", 9, 4),
        Is.EqualTo("<svg viewBox=\"0 0 9 4\" width=\"9\" height=\"4\"><svg/></svg>"));

    [Test]
    public void The_declaration_is_taken_off() => Assert.That(
        SvgText.WithoutProlog("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg/>"), Is.EqualTo("<svg/>"));
}
