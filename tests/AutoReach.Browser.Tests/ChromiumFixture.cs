using AutoReach.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]
[assembly: AssemblyFixture(typeof(InboxHost))]

namespace AutoReach.Browser.Tests;

/// <summary>One real browser for all tests; each test opens contexts of its own.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] KnownPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
    }

    /// <summary>A fresh profile: no cookies, no storage.</summary>
    public Task<IBrowserContext> NewContextAsync(Uri address, Action<BrowserNewContextOptions>? change = null)
    {
        var options = new BrowserNewContextOptions { BaseURL = address.AbsoluteUri };
        change?.Invoke(options);
        return _browser!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <returns>Null: the browser that Playwright installed itself.</returns>
    private static string? Executable() =>
        Environment.GetEnvironmentVariable("AUTOREACH_CHROMIUM") is { Length: > 0 } stated ? stated : KnownPlaces.FirstOrDefault(File.Exists);
}
