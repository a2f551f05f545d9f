using Scriban.Syntax;
using Vimc.Generator.Rendering;

namespace Vimc.Generator.Tests;

internal sealed class TemplateRendererTests
{
    [Test]
    public void A_member_the_view_lacks_is_an_error_with_its_place()
    {
        var exception = Assert.Throws<ScriptRuntimeException>(
            () => TemplateRenderer.Render("vimc-rows.c.scriban", new { banner = Array.Empty<string>() }))!;

        Assert.That(exception.Message, Does.StartWith("vimc-rows.c.scriban("));
    }

    [Test]
    public void A_member_of_a_member_is_checked_too()
    {
        var view = new { banner = Array.Empty<string>(), formats = new[] { new { codes_name = "x" } } };

        Assert.Throws<ScriptRuntimeException>(() => TemplateRenderer.Render("vimc-format-table.c.scriban", view));
    }

    [Test]
    public void A_template_that_is_not_there_is_named() =>
        Assert.That(
            () => TemplateRenderer.Parse("none.scriban"),
            Throws.InvalidOperationException.With.Message.Contains("templates/none.scriban"));
}
