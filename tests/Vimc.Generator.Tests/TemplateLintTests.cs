using System.Text.RegularExpressions;
using Scriban;
using Scriban.Syntax;
using Vimc.Generator.Rendering;

namespace Vimc.Generator.Tests;

/// <summary>
/// Templates are C with holes: loops, questions that a boolean answers, and members. Whatever else Scriban can do
/// belongs into a view.
/// </summary>
internal sealed partial class TemplateLintTests
{
    private static readonly Type[] Allowed =
    [
        typeof(ScriptPage),
        typeof(ScriptBlockStatement),
        typeof(ScriptRawStatement),
        typeof(ScriptEscapeStatement),
        typeof(ScriptForStatement),
        typeof(ScriptIfStatement),
        typeof(ScriptElseStatement),
        typeof(ScriptEndStatement),
        typeof(ScriptExpressionStatement),
        typeof(ScriptMemberExpression),
        typeof(ScriptVariableGlobal),
        typeof(ScriptVariableLocal),
        typeof(ScriptToken),
        typeof(ScriptKeyword),
    ];

    [TestCaseSource(typeof(TemplateRenderer), nameof(TemplateRenderer.Names))]
    public void Only_loops_questions_and_members_are_used(string name) =>
        Assert.That(Forbidden(TemplateRenderer.Parse(name)), Is.Empty);

    [TestCase("{{ name | string.upcase }}", "ScriptPipeCall")]
    [TestCase("{{ width = 1 }}", "ScriptAssignExpression")]
    [TestCase("{{ width + 1 }}", "ScriptBinaryExpression")]
    [TestCase("{{ pads[0] }}", "ScriptIndexerExpression")]
    [TestCase("{{ format width }}", "ScriptFunctionCall")]
    [TestCase("{{ include 'other' }}", "ScriptFunctionCall")]
    [TestCase("{{ if !has_pads }}{{ end }}", "ScriptUnaryExpression")]
    [TestCase("{{ capture text }}{{ end }}", "ScriptCaptureStatement")]
    [TestCase("{{ 'text' }}", "ScriptLiteral")]
    public void Anything_else_is_found(string template, string expected) =>
        Assert.That(Forbidden(Template.Parse(template)), Does.Contain(expected));

    [TestCaseSource(typeof(TemplateRenderer), nameof(TemplateRenderer.Names))]
    public void Questions_are_nested_at_most_twice(string name) =>
        Assert.That(Depth(TemplateRenderer.Parse(name).Page!), Is.LessThanOrEqualTo(2));

    [TestCaseSource(typeof(TemplateRenderer), nameof(TemplateRenderer.Names))]
    public void Statements_have_a_line_and_tildes_of_their_own_and_values_have_none(string name)
    {
        foreach (var line in Lines(name).Where(line => line.Contains("{{", StringComparison.Ordinal)))
            Assert.That(Statement().IsMatch(line) || OnlyValues().IsMatch(line), line);
    }

    [TestCaseSource(typeof(TemplateRenderer), nameof(TemplateRenderer.Names))]
    public void The_first_line_is_the_licence(string name) =>
        Assert.That(Lines(name)[0], Does.Contain("SPDX-License-Identifier: GPL-2.0-or-later"));

    [TestCaseSource(typeof(TemplateRenderer), nameof(TemplateRenderer.Names))]
    public void A_template_has_holes(string name) => Assert.That(Lines(name), Has.Some.Contains("{{"));

    [TestCaseSource(typeof(TemplateRenderer), nameof(TemplateRenderer.Names))]
    public void No_value_stands_in_an_argument_list_that_is_wrapped(string name)
    {
        foreach (var line in Lines(name).Where(line => line.Contains("{{", StringComparison.Ordinal)))
            Assert.That(line.Count(letter => letter == '('), Is.EqualTo(line.Count(letter => letter == ')')), line);
    }

    private static IEnumerable<string> Forbidden(Template template) => Descendants(template.Page!)
        .Where(node => node is not ScriptList && !Allowed.Contains(node.GetType()))
        .Select(node => node.GetType().Name)
        .Distinct();

    private static string[] Lines(string name) => EmbeddedFiles.Read("templates/" + name).Split('\n');

    private static IEnumerable<ScriptNode> Descendants(ScriptNode node) =>
        Children(node).SelectMany(Descendants).Prepend(node);

    private static int Depth(ScriptNode node)
    {
        var below = Children(node).Select(Depth).DefaultIfEmpty(0).Max();
        return node is ScriptIfStatement ? below + 1 : below;
    }

    private static IEnumerable<ScriptNode> Children(ScriptNode node) =>
        Enumerable.Range(0, node.ChildrenCount).Select(node.GetChildren).OfType<ScriptNode>();

    [GeneratedRegex(@"^\{\{~ (for \w+ in \w+(\.\w+)?|if (\w+\.)?(has|is)_\w+|else|end) ~\}\}$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"^([^{]|\{(?!\{)|\{\{ \w+(\.\w+)? \}\})*$")]
    private static partial Regex OnlyValues();
}
