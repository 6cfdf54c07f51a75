using System.Collections.Concurrent;
using AutoReach.Core.Leads;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

/// <summary>A signed-in person at a browser of their own, with an ear for everything that a page must not do.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();

    private Visit(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _faults.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Enqueue($"error: {error}");
        page.Dialog += async (_, dialog) =>
        {
            _faults.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Console errors, uncaught exceptions and dialogs so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Visit> StartAsync(ChromiumFixture chromium, Uri address, Action<BrowserNewContextOptions>? change = null)
    {
        var context = await chromium.NewContextAsync(address, change);
        context.SetDefaultTimeout(10_000);
        return new Visit(context, await context.NewPageAsync());
    }

    public static async Task<Visit> SignInAsync(ChromiumFixture chromium, Uri address, string key, Action<BrowserNewContextOptions>? change = null)
    {
        var visit = await StartAsync(chromium, address, change);
        await visit.EnterAsync(key);
        await Expect(visit.Page).ToHaveURLAsync(new Uri(address, "/inbox").AbsoluteUri, new() { Timeout = 10_000 });
        return visit;
    }

    public async Task EnterAsync(string key)
    {
        await Page.GotoAsync("/signin");
        await Page.GetByLabel("API key").FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public Task<IResponse?> OpenAsync(Lead lead) => Page.GotoAsync($"/inbox/{lead.Id}");

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Opens one of the decision forms.</summary>
    public Task UnfoldAsync(string form) => Page.Locator($"#{form} > summary").ClickAsync();

    /// <summary>Waits until what decides can be pressed: an item has to be in sight for a moment.</summary>
    public Task ReadyAsync() => Page.Locator(".decide [data-key=a]").ClickAsync(new() { Trial = true });

    /// <summary>Where a mouse presses it, in the window's pixels.</summary>
    public static async Task<(double X, double Y)> CenterAsync(ILocator control)
    {
        var box = (await control.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }

    public ILocator Notice => Page.Locator(".notice");

    public ILocator Trouble => Page.Locator(".trouble");

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
