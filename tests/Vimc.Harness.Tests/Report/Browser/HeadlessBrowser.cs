using PuppeteerSharp;

namespace Vimc.Harness.Tests.Report.Browser;

/// <summary>Debian's Chromium without a window, which keeps to itself and to a profile that is thrown away.</summary>
internal static class HeadlessBrowser
{
    private const string Program = "/usr/bin/chromium";

    // No sandbox, as root has none; and no service of a vendor is looked for.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    ];

    /// <summary>Starts it.</summary>
    /// <param name="profile">An empty folder for all that it writes.</param>
    public static async Task<IBrowser> StartAsync(string profile)
    {
        Assert.That(Program, Does.Exist, "tests/tools.sh installs it");
        return await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Program,
            Headless = true,
            UserDataDir = profile,
            Args = Arguments,
        });
    }
}
