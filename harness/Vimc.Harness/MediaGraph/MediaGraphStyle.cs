namespace Vimc.Harness.MediaGraph;

/// <summary>The style sheet of the picture: light, and dark where the reader prefers it.</summary>
internal static class MediaGraphStyle
{
    /// <summary>CSS for inside a style element.</summary>
    public const string Sheet =
        """
        text { font-family: system-ui, -apple-system, "Segoe UI", Cantarell, "DejaVu Sans", sans-serif; fill: #1f2328; }
        .paper { fill: #ffffff; }
        .heading { font-size: 15px; font-weight: 600; }
        .name { font-size: 13.5px; font-weight: 600; }
        .detail { font-size: 11px; fill: #59636e; }
        .code { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: 10.5px; fill: #59636e; }
        .label { text-anchor: middle; }
        .wrong { fill: #cf222e; }
        .box { fill: #f6f8fa; stroke: #d1d9e0; }
        .sensor { fill: #1a7f37; }
        .processing { fill: #0969da; }
        .capture { fill: #bc4c00; }
        .lens { fill: #8250df; }
        .port { fill: #ffffff; stroke: #59636e; stroke-width: 1.2px; }
        .number { font-size: 8.5px; text-anchor: middle; fill: #59636e; }
        .link { fill: none; stroke: #57606a; stroke-width: 1.6px; }
        .immutable { stroke-width: 3.2px; }
        .disabled { stroke: #9aa4ae; stroke-dasharray: 6 5; }
        .ancillary { fill: none; stroke: #8250df; stroke-width: 1.8px; stroke-dasharray: 0.1 5; stroke-linecap: round; }
        .arrow { fill: #57606a; }
        .faint { fill: #9aa4ae; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; }
          .paper { fill: #0d1117; }
          .detail, .code, .number { fill: #9198a1; }
          .wrong { fill: #ff7b72; }
          .box { fill: #161b22; stroke: #3d444d; }
          .sensor { fill: #3fb950; }
          .processing { fill: #4493f8; }
          .capture { fill: #db6d28; }
          .lens { fill: #ab7df8; }
          .port { fill: #0d1117; stroke: #9198a1; }
          .link { stroke: #9198a1; }
          .disabled { stroke: #656c76; }
          .ancillary { stroke: #ab7df8; }
          .arrow { fill: #9198a1; }
          .faint { fill: #656c76; }
        }
        """;
}
