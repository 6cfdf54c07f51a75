using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class PageTests(ChromiumFixture chromium, InboxHost host)
{
    [Fact]
    public async Task Everything_needed_can_be_done_without_the_script()
    {
        var workflow = await host.WorkflowAsync();
        var first = await host.WaitingLeadAsync(workflow, "Alder Freight");
        var second = await host.WaitingLeadAsync(workflow, "Birch Freight");
        await using var visit = await AdaAsync(options => options.JavaScriptEnabled = false);
        await visit.OpenAsync(first);
        await visit.UnfoldAsync("edit");
        await visit.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("No script,\n\nno matter.\n");
        await visit.PressAsync("Approve with these edits");
        await Expect(visit.Notice).ToContainTextAsync("Alder Freight: approved with edits");
        Assert.Equal("No script,\n\nno matter.\n", Assert.IsType<Resolution.Decided>((await host.ReviewAsync(first)).Resolution).Decision.Body);

        await visit.PressAsync("Approve");
        await Expect(visit.Notice).ToContainTextAsync("Birch Freight: approved");
        Assert.Equal(LeadStatus.Scheduled, (await host.LeadAsync(second.Id)).Status);
    }

    [Fact]
    public async Task Keys_go_through_the_queue_and_decide()
    {
        var workflow = await host.WorkflowAsync();
        var first = await host.WaitingLeadAsync(workflow, "Alder Freight");
        var second = await host.WaitingLeadAsync(workflow, "Birch Freight");
        await using var visit = await AdaAsync();
        await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}&order=age");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("k");
        await visit.Page.Keyboard.PressAsync("Enter");
        await HeadingAsync(visit, "Alder Freight");
        await visit.Page.Keyboard.PressAsync("j");
        await HeadingAsync(visit, "Birch Freight");
        await visit.Page.Keyboard.PressAsync("k");
        await HeadingAsync(visit, "Alder Freight");
        await visit.Page.Keyboard.PressAsync("e");
        await visit.Page.Keyboard.TypeAsync("ajrke");
        await HeadingAsync(visit, "Alder Freight");
        Assert.Null((await host.ReviewAsync(first)).Resolution);

        await visit.Page.GotoAsync($"/inbox/{second.Id}?order=age");
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("#keys")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("r");
        await Expect(visit.Page.GetByLabel("Wrong industry")).ToBeFocusedAsync();
        await visit.ReadyAsync();
        await visit.Page.Keyboard.PressAsync("a");
        await Expect(visit.Notice).ToContainTextAsync("Birch Freight: approved");
        Assert.Equal(LeadStatus.Scheduled, (await host.LeadAsync(second.Id)).Status);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_begun_edit_survives_leaving_the_page_and_ends_with_the_decision()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await visit.UnfoldAsync("edit");
        await visit.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("Half a thought");
        await visit.Page.GotoAsync("/inbox");
        await visit.OpenAsync(lead);
        await Expect(visit.Page.GetByText("You had begun an edit")).ToBeVisibleAsync();
        await visit.PressAsync("Take it up again");
        await Expect(visit.Page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("Half a thought");
        await visit.PressAsync("Approve with these edits");
        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task The_queue_shows_flagged_leads_first_and_goes_on_over_pages()
    {
        var workflow = await host.WorkflowAsync();
        var names = Enumerable.Range(1, 30).Select(number => $"Fleet {number:00}").Append($"Harbour {ScriptedAi.Layoffs}");
        await Task.WhenAll(names.Select(name => host.WaitingLeadAsync(workflow, name)));
        await using var visit = await AdaAsync();
        await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("31 waiting for you");
        await Expect(visit.Page.Locator(".card").First).ToContainTextAsync("Layoffs");
        var seen = await visit.Page.Locator(".card strong").AllTextContentsAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "More" }).ClickAsync();
        await Expect(visit.Page.Locator(".card")).ToHaveCountAsync(6);
        var all = seen.Concat(await visit.Page.Locator(".card strong").AllTextContentsAsync());
        Assert.Equal(names.Order(), all.Order());
    }

    [Fact]
    public async Task Times_stand_in_the_workflows_zone()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync(change: stated => stated with { TimeZone = "Asia/Kolkata" }));
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await Expect(visit.Page.Locator(".timeline time").First).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex(@"\+05:30$"));
    }

    [Theory]
    [InlineData("signin")]
    [InlineData("inbox")]
    [InlineData("item")]
    [InlineData("inbox/leads")]
    public async Task No_page_is_wider_than_a_small_phone(string page)
    {
        var workflow = await host.WorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow, $"Harbour-{new string('x', 80)} {ScriptedAi.Layoffs}");
        await using var visit = await AdaAsync(options => options.ViewportSize = new() { Width = 360, Height = 780 });
        await visit.Page.GotoAsync(page == "item" ? $"/inbox/{lead.Id}" : $"/{page}?workflow={workflow.Id}");
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);
    }

    private async Task<Visit> AdaAsync(Action<BrowserNewContextOptions>? change = null) =>
        await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"), change);

    private static Task HeadingAsync(Visit visit, string company) =>
        Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(company);
}
