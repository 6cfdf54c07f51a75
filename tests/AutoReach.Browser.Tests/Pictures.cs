using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using Microsoft.Playwright;

namespace AutoReach.Browser.Tests;

/// <summary>Takes pictures of the pages into the folder that AUTOREACH_PICTURES names. Runs only when asked for.</summary>
public sealed class Pictures(ChromiumFixture chromium, InboxHost host)
{
    [Theory(Explicit = true)]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Pages_as_people_see_them(int width, int height, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("AUTOREACH_PICTURES") ?? throw new InvalidOperationException("AUTOREACH_PICTURES names no folder.");
        var workflow = await FilledAsync();
        await using var visit = await Visit.SignInAsync(chromium, host.Address, host.AdminKey, options =>
            (options.ViewportSize, options.ColorScheme) = (new() { Width = width, Height = height }, scheme));
        async Task TakeAsync(string name, bool whole = false) =>
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = whole });

        await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await TakeAsync("queue");
        await visit.Page.Locator("[data-row]").First.ClickAsync();
        await TakeAsync("item");
        await TakeAsync("item-whole", whole: true);
        await visit.UnfoldAsync("edit");
        await TakeAsync("edit");
        await visit.UnfoldAsync("reject");
        await TakeAsync("reject");
        await visit.PressAsync("Approve");
        await TakeAsync("decided");
        await host.Get<WorkflowControl>().PauseAsync(workflow.Id, default);
        await visit.Page.GotoAsync($"/inbox/leads?workflow={workflow.Id}");
        await TakeAsync("leads");
        await visit.Page.GotoAsync("/signin");
        await TakeAsync("signin");
        await visit.Context.ClearCookiesAsync();
        await visit.Page.GotoAsync((await host.LinkAsync($"Harbour Routes {ScriptedAi.Layoffs}")).Path);
        await TakeAsync("link", whole: true);
    }

    private async Task<Workflow> FilledAsync()
    {
        var workflow = await host.WorkflowAsync();
        string[] companies = [$"Harbour Routes {ScriptedAi.Layoffs}", "Alder Freight", $"Brandwave {ScriptedAi.Unwanted}", "Cedar & Sons Couriers",
            "Dovetail Last Mile"];
        foreach (var company in companies)
            await host.WaitingLeadAsync(workflow, company);
        return workflow;
    }
}
