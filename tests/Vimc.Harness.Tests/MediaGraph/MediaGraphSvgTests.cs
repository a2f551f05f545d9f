using System.Xml.Linq;
using Vimc.Harness.MediaGraph;

namespace Vimc.Harness.Tests.MediaGraph;

internal sealed class MediaGraphSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [TestCase("default-1.22.txt", "default.json", "default-1.22.svg")]
    [TestCase("default-1.32.txt", "default-1.32.txt", "default-1.32.svg")]
    [TestCase("studio.json", "studio.json", "studio.svg")]
    [Category("Golden")]
    public void The_picture_is_as_it_was(string graph, string topology, string picture)
    {
        var text = MediaGraphSvg.Render(GoldenFile.ReadGraph(graph).CompletedBy(GoldenFile.ReadGraph(topology)));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(GoldenFile.PathOf(picture), text);

        Assert.That(text, Is.EqualTo(GoldenFile.Read(picture)), "UPDATE_GOLDEN=1 rewrites it; look at it then");
    }

    [Test]
    public void Every_entity_pad_and_link_is_drawn_and_told()
    {
        var graph = GoldenFile.ReadGraph("default.json");
        var picture = XDocument.Parse(MediaGraphSvg.Render(graph, "A & <B>"));

        var texts = picture.Descendants(Svg + "text").Select(text => text.Value).ToList();
        var titles = picture.Descendants(Svg + "title").Select(title => title.Value).ToList();
        Assert.That(texts, Is.SupersetOf(graph.Entities.Select(entity => entity.Name)));
        Assert.That(titles[0], Is.EqualTo("A & <B>"));
        Assert.That(titles, Has.Some.StartsWith("\"Debayer B\":1 -> \"Scaler\":0 [disabled]"));
        Assert.That(picture.Descendants(Svg + "circle").Count(), Is.EqualTo(graph.Entities.Sum(entity => entity.Pads.Count)));
        Assert.That(Paths(picture, "link disabled"), Is.EqualTo(2 + 1), "two and one in the legend");
        Assert.That(Paths(picture, "link immutable"), Is.EqualTo(5 + 1));
        Assert.That(Paths(picture, "ancillary"), Is.EqualTo(2 + 1));
        Assert.That(picture.ToString(), Does.Not.Contain("<script"));
    }

    [Test]
    public void Boxes_do_not_overlap_and_links_run_to_the_right()
    {
        foreach (var file in (string[])["default.json", "studio.json", "default-1.32.txt"])
        {
            var layout = GraphLayout.Create(GoldenFile.ReadGraph(file));
            var boxes = layout.Boxes.ToList();
            foreach (var one in boxes)
            {
                var hit = boxes.Find(other => other != one
                    && one.X < other.X + other.Width && other.X < one.X + one.Width
                    && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height);
                Assert.That(hit?.Entity?.Name, Is.Null, $"{file}: {one.Entity!.Name} is covered");
            }

            Assert.That(
                layout.Routes.SelectMany(route => route.Segments).All(step => step.From.Layer + 1 == step.To.Layer), file);
        }
    }

    [Test]
    public void Links_that_need_not_cross_do_not()
    {
        var layout = GraphLayout.Create(GoldenFile.ReadGraph("default.json"));

        Assert.That(GraphOrdering.CountCrossings([.. layout.Routes.SelectMany(route => route.Segments)]), Is.Zero);
    }

    [Test]
    public void Formats_that_do_not_match_are_shown_in_red()
    {
        var graph = GoldenFile.ReadGraph("default-1.22.txt");
        var entities = graph.Entities.Select(entity => entity.Name != "Debayer A" ? entity : entity with
        {
            Pads = [entity.Pads[0] with { Format = new MediaPadFormat("SBGGR8_1X8", 320, 240) }, entity.Pads[1]],
        });

        var picture = XDocument.Parse(MediaGraphSvg.Render(graph with { Entities = [.. entities] }));

        var red = picture.Descendants(Svg + "text").Where(text => ((string?)text.Attribute("class"))?.Contains("wrong") == true);
        Assert.That(red.Select(text => text.Value), Is.EqualTo((string[])["SRGGB8_1X8 640×480 ≠", "SBGGR8_1X8 320×240"]));
    }

    [Test]
    public void Odd_graphs_are_drawn_too()
    {
        var loop = new MediaLink(new MediaPadId("a\u0001", 1), new MediaPadId("a\u0001", 0), true, false);
        var entity = new MediaEntity
        {
            Name = "a\u0001",
            Subtype = "Unknown",
            IsVideoNode = false,
            Pads = [new MediaPad(0, IsSink: true), new MediaPad(1, IsSink: false)],
        };
        var nowhere = new MediaLink(new MediaPadId("x", 0), new MediaPadId("a\u0001", 7), true, false);

        Assert.That(
            () => XDocument.Parse(MediaGraphSvg.Render(new MediaDeviceGraph(null, [entity], [loop, nowhere], null))),
            Throws.Nothing);
        Assert.That(
            () => XDocument.Parse(MediaGraphSvg.Render(new MediaDeviceGraph(null, [], [], null))), Throws.Nothing);
    }

    private static int Paths(XDocument picture, string style) =>
        picture.Descendants(Svg + "path").Count(path => (string?)path.Attribute("class") == style);
}
