using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

public class LeadDecisionTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Lead_ends_waiting_for_a_person_with_everything_it_rests_on()
    {
        await using var lab = await LeadLab.StartAsync();
        var lead = await lab.LeadAsync(await lab.ProposedAsync());
        Assert.Equal((LeadStatus.AwaitingDecision, ProposedAction.Send, 1), (lead.Status, lead.Action, lead.Revision));
        Assert.Equal("acme.example", lead.Research!.Company);
        Assert.Equal(QualificationVerdict.Qualified, lead.Qualification!.Verdict);
        Assert.Empty(lead.Research.Flags);
        Assert.Equal((GateRoute.Person, GateReason.Level, 1d), (lead.Gate!.Route, lead.Gate.Reason, lead.Gate.Propensity));
        Assert.Equal(["leadImported", "researchStarted", "researched", "qualified", "drafted", "routed", "reviewOpened"], await lab.EventsAsync(lead.Id));
        Assert.Equal(lead.Id,
            Assert.Single(await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Risk, null, 10, CancellationToken.None)).Lead);
    }

    [Fact]
    public async Task Drafter_is_not_believed_about_number_line_ends_and_hash()
    {
        await using var lab = await LeadLab.StartAsync();
        var draft = (await lab.LeadAsync(await lab.ProposedAsync())).Draft!;
        Assert.Equal((1, "Hello,\n\nas ever\n", ContentHash.Compute("Draft 1", "Hello,\n\nas ever\n")), (draft.Revision, draft.Body, draft.Hash));
    }

    [Fact]
    public async Task Approved_text_leaves_after_the_undo_window_and_not_before()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        Assert.Equal(LeadStatus.Scheduled, await lab.StatusAsync(id));
        await lab.AdvanceAsync(LeadLab.UndoWindow - Moment);
        Assert.Empty(lab.Mailer.Attempts);
        await lab.AdvanceAsync(Moment);
        var sent = Assert.Single(lab.Mailer.Sent);
        Assert.Equal(("Draft 1", "Hello,\n\nas ever\n", "jo@acme.example"), (sent.Subject, sent.Body, sent.To.Value));
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.Equal(["approved", "sendStarted", "sent"], (await lab.EventsAsync(id)).Skip(7));
    }

    [Fact]
    public async Task Edited_text_leaves_to_the_letter()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.DecideAsync(id, Verdict.Edit, 1, "Mine", "one\r\n\r\n\r\n  two\t\r\n\r\nthree\n");
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var sent = Assert.Single(lab.Mailer.Sent);
        Assert.Equal(("Mine", "one\n\n\n  two\t\n\nthree\n"), (sent.Subject, sent.Body));
    }

    [Fact]
    public async Task Rejected_lead_is_never_written_to()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.DecideAsync(id, Verdict.Reject);
        await lab.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(LeadStatus.Rejected, await lab.StatusAsync(id));
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal("leadConcluded", (await lab.EventsAsync(id))[^1]);
    }

    [Fact]
    public async Task Approved_skip_ends_the_lead_without_a_draft()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Qualifier.Wants = _ => false;
        var id = await lab.ProposedAsync();
        Assert.Equal((LeadStatus.AwaitingDecision, ProposedAction.Skip), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Action));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(LeadStatus.Skipped, await lab.StatusAsync(id));
        Assert.Empty(lab.Drafter.Asked);
        Assert.Empty(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Rejected_skip_is_drafted_and_comes_back()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Qualifier.Wants = _ => false;
        var id = await lab.ProposedAsync();
        await lab.DecideAsync(id, Verdict.Reject);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var lead = await lab.LeadAsync(id);
        Assert.Equal((LeadStatus.AwaitingDecision, ProposedAction.Send, 2, "Draft 2"), (lead.Status, lead.Action, lead.Revision, lead.Draft!.Subject));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal("Draft 2", Assert.Single(lab.Mailer.Sent).Subject);
        Assert.Equal([(1, Verdict.Reject), (2, Verdict.Approve)], (await lab.LogAsync()).Select(entry => (entry.Decision.Revision, entry.Decision.Verdict)));
    }

    [Fact]
    public async Task Redraft_follows_the_instruction_and_keeps_the_earlier_text()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        Assert.IsType<DeskAnswer.Done>(await lab.HandleAsync(id, new ReviewCommand.RequestRedraft("shorter please", LeadLab.Ann), 1));
        await lab.SettleAsync();
        var request = lab.Drafter.Asked[^1];
        Assert.Equal((2, "shorter please", "Draft 1"), (request.Revision, request.Instruction, request.Previous!.Subject));
        Assert.Contains("shorter please", (await lab.LeadAsync(id)).Draft!.Body, StringComparison.Ordinal);
        var old = Assert.IsType<DeskAnswer.OldRevision>(await lab.DecideAsync(id, Verdict.Approve, revision: 1));
        Assert.Equal(2, old.Current);
        Assert.IsType<Resolution.RedraftRequested>(old.Earlier);
        Assert.Single(lab.Researcher.Asked);
    }

    [Fact]
    public async Task Undone_decision_can_be_made_again()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.IsType<DeskAnswer.Done>(await lab.HandleAsync(id, new ReviewCommand.Undo(LeadLab.Ann, LeadLab.UndoWindow)));
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
        Assert.Single(await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Age, null, 10, CancellationToken.None));
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(lab.Mailer.Attempts);
        await lab.DecideAsync(id, Verdict.Edit, body: "second thoughts");
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal("second thoughts", Assert.Single(lab.Mailer.Sent).Body);
        Assert.Equal("second thoughts", Assert.Single(await lab.LogAsync()).Decision.Body);
    }

    [Fact]
    public async Task Decision_made_again_within_the_first_window_gets_a_window_of_its_own()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(TimeSpan.FromSeconds(20));
        await lab.HandleAsync(id, new ReviewCommand.Undo(LeadLab.Ann, LeadLab.UndoWindow));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.Empty(lab.Mailer.Attempts);
        await lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Single(lab.Mailer.Sent);
    }

    [Fact]
    public async Task Undo_after_the_window_is_refused_and_changes_nothing()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var declined = Assert.IsType<DeskAnswer.Declined>(await lab.HandleAsync(id, new ReviewCommand.Undo(LeadLab.Ann, LeadLab.UndoWindow)));
        Assert.IsType<ReviewAnswer.Refused>(declined.Answer);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Reminder_escalation_and_expiry_come_in_order_at_their_times()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(1) - Moment);
        Assert.Equal("reviewOpened", (await lab.EventsAsync(id))[^1]);
        await lab.AdvanceAsync(Moment);
        Assert.Equal("reviewReminded", (await lab.EventsAsync(id))[^1]);
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal("reviewEscalated", (await lab.EventsAsync(id))[^1]);
        await lab.AdvanceAsync(TimeSpan.FromDays(11) - Moment);
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
        await lab.AdvanceAsync(Moment);
        Assert.Equal(["reviewReminded", "reviewEscalated", "reviewExpired", "leadConcluded"], (await lab.EventsAsync(id)).Skip(7));
        var lead = await lab.LeadAsync(id);
        Assert.Equal((LeadStatus.Expired, "Nobody decided in time."), (lead.Status, lead.Explanation));
        Assert.Empty(await lab.LogAsync());
    }

    [Fact]
    public async Task Decision_after_the_expiry_is_told_so()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        foreach (var days in new[] { 1, 2, 11 })
            await lab.AdvanceAsync(TimeSpan.FromDays(days));
        var declined = Assert.IsType<DeskAnswer.Declined>(await lab.DecideAsync(id, Verdict.Approve));
        Assert.IsType<Resolution.Expired>(Assert.IsType<ReviewAnswer.AlreadyResolved>(declined.Answer).Winner);
        Assert.Empty(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Host_that_slept_past_every_deadline_reminds_escalates_and_expires_in_order()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(40));
        Assert.Equal(["reviewReminded", "reviewEscalated", "reviewExpired", "leadConcluded"], (await lab.EventsAsync(id)).Skip(7));
    }

    [Fact]
    public async Task One_of_32_decisions_at_once_wins_and_the_others_see_it()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(number => Task.Run(() => lab.HandleAsync(id, new ReviewCommand.Decide(
            new DecisionInput { Verdict = number % 2 == 0 ? Verdict.Edit : Verdict.Reject, Body = $"by {number}" }, new ReviewerId($"r{number}")), 1))));
        var winner = Assert.IsType<Resolution.Decided>(Assert.Single(answers.OfType<DeskAnswer.Done>()).Review.Resolution);
        Assert.All(answers.OfType<DeskAnswer.Declined>(), declined => Assert.Equal(winner.Decision.By,
            Assert.IsType<Resolution.Decided>(Assert.IsType<ReviewAnswer.AlreadyResolved>(declined.Answer).Winner).Decision.By));
        Assert.Equal(31, answers.OfType<DeskAnswer.Declined>().Count());
        await lab.SettleAsync();
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(winner.Decision.By, Assert.Single(await lab.LogAsync()).Decision.By);
        Assert.Single(await lab.EventsAsync(id), happened => happened is "edited" or "rejected");
    }

    [Fact]
    public async Task Settled_decisions_stand_in_the_log_once_each()
    {
        await using var lab = await LeadLab.StartAsync();
        var ids = await lab.ImportAsync("a@one.example", "b@two.example", "c@three.example");
        await lab.SettleAsync();
        foreach (var (id, verdict) in ids.Zip([Verdict.Approve, Verdict.Reject, Verdict.Edit]))
        {
            await lab.DecideAsync(id, verdict, body: verdict == Verdict.Edit ? "text" : null);
            await lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        }
        Assert.Empty(await lab.LogAsync());
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(ids.OrderBy(id => id.Value), (await lab.LogAsync()).Select(entry => entry.Lead).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task Decision_on_a_lead_that_nobody_knows_or_that_is_not_ready_is_told_so()
    {
        await using var lab = await LeadLab.StartAsync();
        Assert.IsType<DeskAnswer.NotFound>(await lab.DecideAsync(new LeadId("ld_none"), Verdict.Approve));
        await lab.PauseAsync();
        var id = await lab.ProposedAsync();
        Assert.Equal(LeadStatus.Queued, Assert.IsType<DeskAnswer.NotWaiting>(await lab.DecideAsync(id, Verdict.Approve)).Status);
    }
}
