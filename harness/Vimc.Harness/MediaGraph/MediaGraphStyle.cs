namespace Vimc.Harness.MediaGraph;

/// <summary>
/// The style sheet of the picture: light, and dark where the reader prefers it. In a page that the picture is put into,
/// it goes for the whole page, hence the class in each rule.
/// </summary>
internal static class MediaGraphStyle
{
    /// <summary>The class of the picture.</summary>
    public const string Class = "media-graph";

    /// <summary>CSS for inside a style element.</summary>
    public const string Sheet =
        """
        .media-graph text { font-family: system-ui, -apple-system, "Segoe UI", Cantarell, "DejaVu Sans", sans-serif; fill: #1f2328; }
        .media-graph .paper { fill: #ffffff; }
        .media-graph .heading { font-size: 15px; font-weight: 600; }
        .media-graph .name { font-size: 13.5px; font-weight: 600; }
        .media-graph .detail { font-size: 11px; fill: #59636e; }
        .media-graph .code { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: 10.5px; fill: #59636e; }
        .media-graph .label { text-anchor: middle; }
        .media-graph .wrong { fill: #cf222e; }
        .media-graph .box { fill: #f6f8fa; stroke: #d1d9e0; }
        .media-graph .sensor { fill: #1a7f37; }
        .media-graph .processing { fill: #0969da; }
        .media-graph .capture { fill: #bc4c00; }
        .media-graph .lens { fill: #8250df; }
        .media-graph .port { fill: #ffffff; stroke: #59636e; stroke-width: 1.2px; }
        .media-graph .number { font-size: 8.5px; text-anchor: middle; fill: #59636e; }
        .media-graph .link { fill: none; stroke: #57606a; stroke-width: 1.6px; }
        .media-graph .immutable { stroke-width: 3.2px; }
        .media-graph .disabled { stroke: #9aa4ae; stroke-dasharray: 6 5; }
        .media-graph .ancillary { fill: none; stroke: #8250df; stroke-width: 1.8px; stroke-dasharray: 0.1 5; stroke-linecap: round; }
        .media-graph .arrow { fill: #57606a; }
        .media-graph .faint { fill: #9aa4ae; }
        @media (prefers-color-scheme: dark) {
          .media-graph text { fill: #f0f6fc; }
          .media-graph .paper { fill: #0d1117; }
          .media-graph .detail, .media-graph .code, .media-graph .number { fill: #9198a1; }
          .media-graph .wrong { fill: #ff7b72; }
          .media-graph .box { fill: #161b22; stroke: #3d444d; }
          .media-graph .sensor { fill: #3fb950; }
          .media-graph .processing { fill: #4493f8; }
          .media-graph .capture { fill: #db6d28; }
          .media-graph .lens { fill: #ab7df8; }
          .media-graph .port { fill: #0d1117; stroke: #9198a1; }
          .media-graph .link { stroke: #9198a1; }
          .media-graph .disabled { stroke: #656c76; }
          .media-graph .ancillary { stroke: #ab7df8; }
          .media-graph .arrow { fill: #9198a1; }
          .media-graph .faint { fill: #656c76; }
        }
        """;
}
