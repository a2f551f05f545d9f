using PuppeteerSharp;
using PuppeteerSharp.Media;
using SkiaSharp;

namespace Vimc.Harness.Tests.Report.Browser;

/// <summary>
/// The report as a maintainer sees it, on a phone and on a screen, by day and by night. The screenshots stay in
/// <c>out/test/report</c> of the repository, to be looked at.
/// </summary>
[NonParallelizable]
[CancelAfter(120_000)]
internal sealed class ReportInBrowserTests
{
    // WCAG 2.2, 1.4.3: text and what is behind it.
    private const double LeastContrast = 4.5;

    private const double LeastPixels = 12;

    private static readonly string Screenshots = RepositoryFolder.OfTests("..", "..", "out", "test", "report");

    private string _folder = null!;
    private IBrowser _browser = null!;
    private string _page = null!;

    private static readonly (string Name, int Width, int Height)[] Devices = [("phone", 390, 844), ("screen", 1280, 900)];

    private static readonly string[] Schemes = ["light", "dark"];

    private static IEnumerable<TestCaseData> Looks =>
        from device in Devices
        from scheme in Schemes
        select new TestCaseData(device.Name, device.Width, device.Height, scheme).SetArgDisplayNames(device.Name, scheme);

    [OneTimeSetUp]
    public async Task Render()
    {
        Directory.CreateDirectory(Screenshots);
        _folder = Directory.CreateTempSubdirectory("vimc-report-").FullName;
        _page = Path.Combine(_folder, "report.html");
        await File.WriteAllTextAsync(_page, SampleReport.Render(_folder));
        _browser = await HeadlessBrowser.StartAsync(Path.Combine(_folder, "profile"));
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(nameof(Looks))]
    public async Task It_fits_and_can_be_read(string device, int width, int height, string scheme)
    {
        await using var page = await OpenAsync(width, height, scheme);
        var file = Path.Combine(Screenshots, $"{device}-{scheme}.png");
        await page.ScreenshotAsync(file, new ScreenshotOptions { FullPage = true });
        TestContext.AddTestAttachment(file);

        Assert.That(await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        Assert.That(
            await page.EvaluateExpressionAsync<int>("[...document.images].filter(image => !image.naturalWidth).length"),
            Is.Zero,
            "pictures that cannot be shown");
        Assert.That(await page.EvaluateFunctionAsync<string[]>(PageScripts.FaintTexts, LeastContrast), Is.Empty);
        Assert.That(await page.EvaluateFunctionAsync<string[]>(PageScripts.TinyTexts, LeastPixels), Is.Empty);
        Assert.That(GroundOf(file), scheme == "dark" ? Is.LessThan(64) : Is.GreaterThan(192), "the ground");
    }

    [Test]
    public async Task Nothing_is_hidden_without_a_script()
    {
        await using var page = await OpenAsync(1280, 900, "light", isScripted: false);
        var content = await page.GetContentAsync();

        Assert.That(content, Does.Not.Contain("<script").And.Not.Contains("onclick"));
        Assert.That(
            await page.EvaluateExpressionAsync<string>("document.body.innerText"),
            Does.Contain("1 of 57 tests failed").And.Contains("null-ptr-deref").And.Contains("6.12.57+deb13-amd64"));
    }

    private async Task<IPage> OpenAsync(int width, int height, string scheme, bool isScripted = true)
    {
        var page = await _browser.NewPageAsync();
        await page.SetJavaScriptEnabledAsync(isScripted);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        await page.EmulateMediaFeaturesAsync(
        [
            new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme },
        ]);
        await page.GoToAsync($"file://{_page}");
        return page;
    }

    /// <summary>How light the upper left corner is, 0 to 255.</summary>
    private static int GroundOf(string file)
    {
        using var picture = SKBitmap.Decode(file);
        var corner = picture.GetPixel(1, 1);
        return (corner.Red + corner.Green + corner.Blue) / 3;
    }
}
