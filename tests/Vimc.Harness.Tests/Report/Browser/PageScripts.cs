namespace Vimc.Harness.Tests.Report.Browser;

/// <summary>Questions to a page that only the browser can answer.</summary>
internal static class PageScripts
{
    /// <summary>
    /// The texts that do not stand out enough from what is behind them, with their contrast; WCAG 2.2 defines it by
    /// relative luminance. Takes the least contrast. What is transparent is seen through; drawings are left out, as what
    /// is behind a text of theirs is a shape.
    /// </summary>
    public const string FaintTexts =
        """
        least => {
            const parse = color => color.match(/[\d.]+/g).map(Number);
            const linear = part => part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
            const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            const groundOf = element => {
                for (; element; element = element.parentElement) {
                    const ground = parse(getComputedStyle(element).backgroundColor);
                    if (ground.length === 3 || ground[3] === 1)
                        return ground;
                }
                return [255, 255, 255];
            };
            const faint = new Set();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                const text = walker.currentNode.textContent.trim();
                if (!text || element.closest('svg, style') || !element.getClientRects().length)
                    continue;
                const [a, b] = [parse(getComputedStyle(element).color), groundOf(element)].map(luminance).sort((x, y) => y - x);
                const contrast = (a + 0.05) / (b + 0.05);
                if (contrast < least)
                    faint.add(`${contrast.toFixed(2)} ${text.slice(0, 40)}`);
            }
            return [...faint];
        }
        """;

    /// <summary>The texts that are smaller than a number of pixels, with their size. Takes the number.</summary>
    public const string TinyTexts =
        """
        least => {
            const tiny = new Set();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                const text = walker.currentNode.textContent.trim();
                if (!text || element.closest('svg, style') || !element.getClientRects().length)
                    continue;
                const size = parseFloat(getComputedStyle(element).fontSize);
                if (size < least)
                    tiny.add(`${size} ${text.slice(0, 40)}`);
            }
            return [...tiny];
        }
        """;
}
