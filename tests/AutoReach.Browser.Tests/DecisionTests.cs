using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class DecisionTests(ChromiumFixture chromium, InboxHost host)
{
    private const string AwkwardText = "\nHi Toni,\n\n\n  two spaces in\n\ta tab\n\nline with trailing blanks  \nBest\n\n";

    [Fact]
    public async Task What_is_proposed_appears_and_an_approval_schedules_exactly_that_text()
    {
        var workflow = await host.WorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow);
        await using var visit = await AdaAsync();
        await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Harbour Routes" }).ClickAsync();
        await Expect(visit.Page.Locator(".letter .body")).ToContainTextAsync("I read that Harbour Routes plans routes");
        await Expect(visit.Page.GetByText("Our team of 34 works from Leeds.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("size small matches")).ToBeVisibleAsync();
        await visit.PressAsync("Approve");

        await Expect(visit.Notice).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Harbour Routes: approved, leaves at \d\d:\d\d:\d\d"));
        Assert.Equal(LeadStatus.Scheduled, (await host.LeadAsync(lead.Id)).Status);
        var decision = await DecisionAsync(lead);
        Assert.Equal((Verdict.Approve, lead.Draft!.Hash, "ada"), (decision.Verdict, decision.ContentHash, decision.By.Value));
        Assert.True(decision.ActiveSeconds is > 0 and < 60);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task An_edit_keeps_every_line_break()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await EditAsync(visit, "  A better subject ", AwkwardText);

        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
        var decision = await DecisionAsync(lead);
        Assert.Equal(("A better subject", AwkwardText), (decision.Subject, decision.Body));
    }

    [Fact]
    public async Task An_edit_that_was_taken_back_is_offered_again_to_the_letter()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await EditAsync(visit, "First wording", AwkwardText);
        await visit.PressAsync("Undo");
        await Expect(visit.Notice).ToContainTextAsync("Taken back");
        Assert.Equal(LeadStatus.AwaitingDecision, (await host.LeadAsync(lead.Id)).Status);

        await visit.UnfoldAsync("edit");
        await visit.Page.GetByLabel("Subject").FillAsync("Second wording");
        await visit.PressAsync("Approve with these edits");
        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
        var decision = await DecisionAsync(lead);
        Assert.Equal(("Second wording", AwkwardText), (decision.Subject, decision.Body));
    }

    [Fact]
    public async Task A_rejection_carries_its_reasons_and_note_and_can_be_undone()
    {
        var workflow = await host.WorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow);
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await visit.UnfoldAsync("reject");
        await visit.Page.GetByLabel("Wrong size").CheckAsync();
        await visit.Page.GetByLabel("Tone is off").CheckAsync();
        await visit.Page.Locator("#reject-note").FillAsync("Too small for us.\nAsk next year.");
        await visit.PressAsync("Reject this lead");

        await Expect(visit.Notice).ToContainTextAsync("rejected, can be undone until");
        var decision = await DecisionAsync(lead);
        Assert.Equal([RejectReason.WrongSize, RejectReason.ToneOff], decision.Reasons);
        Assert.Equal("Too small for us.\nAsk next year.", decision.Note?.ReplaceLineEndings("\n"));
        Assert.Equal(LeadStatus.Rejected, (await host.LeadAsync(lead.Id)).Status);

        await visit.PressAsync("Undo");
        Assert.Equal(LeadStatus.AwaitingDecision, (await host.LeadAsync(lead.Id)).Status);
        await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Harbour Routes" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_a_decision_the_next_item_comes_up()
    {
        var workflow = await host.WorkflowAsync();
        var first = await host.WaitingLeadAsync(workflow, "Alder Freight");
        await host.WaitingLeadAsync(workflow, "Birch Freight");
        await using var visit = await AdaAsync();
        await visit.OpenAsync(first);
        await visit.PressAsync("Approve");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Birch Freight");
        await Expect(visit.Notice).ToContainTextAsync("Alder Freight: approved");
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_is_told_who_and_what_and_keeps_the_text()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var ada = await AdaAsync();
        await using var bo = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("bo"));
        await ada.OpenAsync(lead);
        await bo.OpenAsync(lead);
        await ada.PressAsync("Approve");
        await Expect(ada.Notice).ToContainTextAsync("approved");
        await EditAsync(bo, "Bo's subject", "Bo's careful words.\n\nBest");

        await Expect(bo.Trouble).ToContainTextAsync("Already decided");
        await Expect(bo.Trouble).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"ada approved at \d\d:\d\d:\d\d"));
        await Expect(bo.Page.GetByLabel("kept here for copying")).ToHaveValueAsync("Bo's subject\n\nBo's careful words.\n\nBest");
        var decision = await DecisionAsync(lead);
        Assert.Equal((Verdict.Approve, "ada"), (decision.Verdict, decision.By.Value));
    }

    [Fact]
    public async Task A_decision_on_a_draft_that_was_replaced_shows_both_texts_and_changes_nothing()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var ada = await AdaAsync();
        await using var bo = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("bo"));
        await ada.OpenAsync(lead);
        await bo.OpenAsync(lead);
        await bo.UnfoldAsync("redraft");
        await bo.Page.GetByLabel("What should be different").FillAsync("Offer a visit instead of a call.");
        await bo.PressAsync("Ask for a new draft");
        await Expect(bo.Notice).ToContainTextAsync("redraft asked for");
        var redrafted = await host.UntilAsync(lead.Id, now => now is { Revision: 2, Status: LeadStatus.AwaitingDecision });

        await ada.PressAsync("Approve");
        await Expect(ada.Trouble).ToContainTextAsync("There is a newer proposal");
        await Expect(ada.Trouble).ToContainTextAsync("Would a short call next week suit you?");
        await Expect(ada.Page.Locator(".proposal .letter")).ToContainTextAsync("Offer a visit instead of a call.");
        Assert.Null((await host.ReviewAsync(redrafted)).Resolution);
    }

    [Fact]
    public async Task A_proposed_skip_can_be_wanted_after_all_and_comes_back_drafted()
    {
        var workflow = await host.WorkflowAsync();
        await host.WaitingLeadAsync(workflow, $"Brandwave {ScriptedAi.Unwanted}");
        await using var visit = await AdaAsync();
        await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await Expect(visit.Page.GetByText("Skip this lead")).ToBeInViewportAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Brandwave" }).ClickAsync();
        await Expect(visit.Page.GetByText("Proposed: skip this lead")).ToBeInViewportAsync();
        await visit.PressAsync("Wanted after all");
        await Expect(visit.Notice).ToContainTextAsync("wanted after all, can be undone until");
        await visit.Page.GotoAsync($"/inbox/leads?workflow={workflow.Id}&status=drafting");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Brandwave" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_approved_is_sent_when_the_time_to_undo_is_over()
    {
        var workflow = await host.WorkflowAsync(change: stated => stated with { Sending = stated.Sending with { UndoWindow = TimeSpan.Zero } });
        var lead = await host.WaitingLeadAsync(workflow);
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await visit.PressAsync("Approve");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToHaveCountAsync(0);
        await host.UntilAsync(lead.Id, now => now.Status == LeadStatus.Sent);

        await visit.Page.GotoAsync($"/inbox/leads?workflow={workflow.Id}");
        await visit.Page.GetByLabel("Status").SelectOptionAsync("sent");
        await visit.PressAsync("Show");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Harbour Routes" }).ClickAsync();
        await Expect(visit.Page.Locator(".standing")).ToContainTextAsync("Sent");
    }

    [Fact]
    public async Task A_claim_is_shown_to_others_and_can_be_released()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var ada = await AdaAsync();
        await using var bo = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("bo"));
        await ada.OpenAsync(lead);
        await ada.PressAsync("Claim");
        await bo.OpenAsync(lead);
        await Expect(bo.Page.Locator(".standing")).ToContainTextAsync("ada is at it until");
        await bo.PressAsync("Claim");
        await Expect(bo.Trouble).ToContainTextAsync("ada has claimed it until");
        await ada.PressAsync("Release");
        Assert.Null((await host.ReviewAsync(lead)).Claim);
    }

    [Fact]
    public async Task A_failed_lead_says_why_and_can_be_started_again()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await host.Get<LeadStore>().UpdateAsync(
            lead.Id, null, now => new LeadChange(now with { Status = LeadStatus.Failed, Explanation = "The mail system refused it." }), default);
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await Expect(visit.Page.Locator(".standing")).ToContainTextAsync("The mail system refused it.");
        await visit.PressAsync("Start again");
        await Expect(visit.Notice).ToContainTextAsync("Started again");
        await host.UntilAsync(lead.Id, now => now is { Run: 2, Revision: 2, Status: LeadStatus.AwaitingDecision });
    }

    [Fact]
    public async Task An_administrator_starts_all_failed_leads_again_from_their_list()
    {
        var workflow = await host.WorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow);
        await host.Get<LeadStore>().UpdateAsync(lead.Id, null, now => new LeadChange(now with { Status = LeadStatus.Failed }), default);
        await using var ada = await AdaAsync();
        await ada.Page.GotoAsync($"/inbox/leads?workflow={workflow.Id}&status=failed");
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Start all failed leads again" })).ToHaveCountAsync(0);
        await using var root = await Visit.SignInAsync(chromium, host.Address, host.AdminKey);
        await root.Page.GotoAsync($"/inbox/leads?workflow={workflow.Id}&status=failed");
        await root.PressAsync("Start all failed leads again");
        await Expect(root.Page.GetByRole(AriaRole.Heading, new() { Name = "All leads" })).ToBeVisibleAsync();
        await host.UntilAsync(lead.Id, now => now is { Run: 2, Status: LeadStatus.AwaitingDecision });
    }

    [Fact]
    public async Task A_lead_that_may_have_been_sent_is_only_started_again_by_somebody_who_accepts_the_risk()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await host.Get<LeadStore>().UpdateAsync(lead.Id, null, now => new LeadChange(now with { Status = LeadStatus.Unknown }), default);
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await visit.PressAsync("Start again");
        Assert.Equal(LeadStatus.Unknown, (await host.LeadAsync(lead.Id)).Status);
        await visit.Page.GetByLabel("accept that it may arrive twice").CheckAsync();
        await visit.PressAsync("Start again");
        await Expect(visit.Notice).ToContainTextAsync("Started again");
        Assert.Equal(2, (await host.LeadAsync(lead.Id)).Run);
    }

    [Fact]
    public async Task A_canceled_lead_is_finished()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await AdaAsync();
        await visit.OpenAsync(lead);
        await visit.PressAsync("Cancel lead");
        await Expect(visit.Page.Locator(".standing")).ToContainTextAsync("Canceled");
        await Expect(visit.Page.Locator(".decide")).ToHaveCountAsync(0);
        Assert.Equal(LeadStatus.Canceled, (await host.LeadAsync(lead.Id)).Status);
    }

    private async Task<Visit> AdaAsync() => await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));

    private static async Task EditAsync(Visit visit, string subject, string body)
    {
        await visit.UnfoldAsync("edit");
        await visit.Page.GetByLabel("Subject").FillAsync(subject);
        await visit.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(body);
        await visit.PressAsync("Approve with these edits");
    }

    private async Task<Decision> DecisionAsync(Lead lead) =>
        Assert.IsType<Resolution.Decided>((await host.ReviewAsync(lead)).Resolution).Decision;
}
