using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

/// <summary>An edit that was begun is never lost to a press on something else, least of all on Approve.</summary>
public sealed class BegunEditTests(ChromiumFixture chromium, InboxHost host)
{
    private const string Typed = "My own words.\n\nBest";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Approve_means_the_edit_that_was_begun(bool byKey)
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await BeginEditAsync(visit, lead);
        await visit.UnfoldAsync("edit"); // folded again, out of sight
        await visit.ReadyAsync();
        await Expect(visit.Page.Locator("#approve")).ToHaveTextAsync("Approve edited");
        if (byKey)
            await visit.Page.Keyboard.PressAsync("a");
        else
            await visit.PressAsync("Approve edited");
        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
        Assert.Equal((Verdict.Edit, Typed), await DecidedAsync(lead));
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task An_edit_that_was_put_back_by_hand_is_none()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await BeginEditAsync(visit, lead);
        await visit.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(lead.Draft!.Body);
        await visit.PressAsync("Approve");
        await Expect(visit.Notice).ToContainTextAsync("approved");
        Assert.Equal((Verdict.Approve, lead.Draft.Body), await DecidedAsync(lead));
    }

    [Fact]
    public async Task An_edit_that_was_taken_back_is_what_Approve_means_until_the_draft_is_restored()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await BeginEditAsync(visit, lead);
        await visit.PressAsync("Approve edited");
        await visit.PressAsync("Undo");
        await Expect(visit.Page.Locator("#approve")).ToHaveTextAsync("Approve edited");
        await visit.UnfoldAsync("edit");
        await visit.PressAsync("Restore the draft");
        await Expect(visit.Page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync(lead.Draft!.Body);
        await visit.PressAsync("Approve");
        await Expect(visit.Notice).ToContainTextAsync("approved");
        Assert.Equal((Verdict.Approve, lead.Draft.Body), await DecidedAsync(lead));
    }

    [Fact]
    public async Task Without_the_script_Approve_refuses_what_was_typed_and_keeps_it()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync(options => options.JavaScriptEnabled = false);
        await BeginEditAsync(visit, lead);
        await visit.Page.Locator("#approve").ClickAsync();
        await Expect(visit.Trouble).ToContainTextAsync("Send it as an edit");
        await Expect(visit.Page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync(Typed);
        Assert.Null((await host.ReviewAsync(lead)).Resolution);

        await visit.PressAsync("Approve edited");
        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
        Assert.Equal((Verdict.Edit, Typed), await DecidedAsync(lead));
    }

    [Fact]
    public async Task Approve_waits_until_a_kept_edit_is_taken_up_or_discarded()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await BeginEditAsync(visit, lead);
        await visit.Page.ReloadAsync();
        foreach (var button in new[] { "Approve", "Approve with these edits" })
        {
            await visit.PressAsync(button);
            await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take it up again" })).ToBeFocusedAsync();
        }
        Assert.Null((await host.ReviewAsync(lead)).Resolution);
        await visit.PressAsync("Take it up again");
        await visit.PressAsync("Approve edited");
        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
        Assert.Equal((Verdict.Edit, Typed), await DecidedAsync(lead));
    }

    [Fact]
    public async Task Everything_else_asks_before_it_leaves_an_edit()
    {
        var workflow = await host.WorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow, "Alder Freight");
        await host.WaitingLeadAsync(workflow, "Birch Freight");
        await using var visit = await AdaAsync();
        await BeginEditAsync(visit, lead, order: "age");
        var question = visit.Page.Locator("#leave");
        foreach (var press in OtherControls(visit))
        {
            await press();
            await Expect(question).ToBeVisibleAsync();
            await visit.PressAsync("Back to the edit");
            await Expect(question).ToBeHiddenAsync();
        }
        Assert.Equal((LeadStatus.AwaitingDecision, 1), await host.LeadAsync(lead.Id) is var now ? (now.Status, now.Revision) : default);
        var review = await host.ReviewAsync(lead);
        Assert.Equal((null, null), (review.Resolution, review.Claim));
        await Expect(visit.Page.Locator("#body")).ToHaveValueAsync(Typed);

        await visit.PressAsync("Cancel lead");
        await visit.PressAsync("Go on without it");
        await Expect(visit.Page.Locator(".standing")).ToContainTextAsync("Canceled");
        Assert.Empty(visit.Faults);
    }

    private static IEnumerable<Func<Task>> OtherControls(Visit visit)
    {
        yield return () => visit.PressAsync("Claim");
        yield return () => visit.PressAsync("Cancel lead");
        yield return () => visit.PressAsync("Sign out");
        yield return () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        yield return () => visit.Page.GetByRole(AriaRole.Link, new() { Name = "All leads" }).ClickAsync();
        yield return () => visit.Page.Keyboard.PressAsync("j");
        yield return async () =>
        {
            await visit.UnfoldAsync("reject");
            await visit.PressAsync("Reject this lead");
        };
        yield return async () =>
        {
            await visit.UnfoldAsync("redraft");
            await visit.Page.GetByLabel("What should be different").FillAsync("Shorter.");
            await visit.PressAsync("Ask for a new draft");
        };
    }

    private static async Task BeginEditAsync(Visit visit, Lead lead, string order = "risk")
    {
        await visit.Page.GotoAsync($"/inbox/{lead.Id}?order={order}");
        await visit.UnfoldAsync("edit");
        await visit.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(Typed);
    }

    private async Task<(Verdict, string?)> DecidedAsync(Lead lead)
    {
        var decision = Assert.IsType<Resolution.Decided>((await host.ReviewAsync(lead)).Resolution).Decision;
        return (decision.Verdict, decision.Body);
    }

    private async Task<Visit> AdaAsync(Action<BrowserNewContextOptions>? change = null) =>
        await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"), change);
}
