using AutoReach.Contracts;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Tests.Lab;
using AutoReach.Orchestration.Tests.Released;
using AutoReach.Runtime;
using static AutoReach.Orchestration.Tests.Released.ReleasedStore;

namespace AutoReach.Orchestration.Tests;

/// <summary>Leads that release 0.1 left waiting, in every state in which one can, go on to their right end.</summary>
public sealed class ReleasedLeadTests
{
    [Theory]
    [InlineData("fresh")]
    [InlineData("reminded")]
    [InlineData("escalated")]
    [InlineData("sampled")]
    [InlineData("redrafted")]
    [InlineData("sharedSite")]
    public async Task What_waits_for_a_person_is_sent_once_when_it_is_approved(string name)
    {
        await using var lab = await OpenAsync();
        await lab.LiftCapAsync();
        await lab.ApproveAsync(Lead(name));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal((LeadStatus.Sent, 1), (await lab.StatusAsync(Lead(name)), await lab.SentToAsync(Lead(name))));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task An_answer_to_the_blind_sample_counts()
    {
        await using var lab = await OpenAsync();
        await lab.ApproveAsync(Lead("sampled"));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var trust = (await lab.StandingAsync()).Trust;
        Assert.Equal(Facts.Trust.Send.Agreements + 2, trust.Send.Agreements); // and the audited one, whose window was open
        Assert.Contains((await lab.TrustEventsAsync()).OfType<TrustEvent.Reviewed>(), review => review.Item.Lead == Lead("sampled") && review.Agreed);
    }

    [Theory]
    [InlineData(Verdict.Approve, LeadStatus.Skipped, 1)]
    [InlineData(Verdict.Reject, LeadStatus.AwaitingDecision, 2)]
    public async Task A_proposed_skip_ends_or_is_drafted_after_all(Verdict verdict, LeadStatus status, int revision)
    {
        await using var lab = await OpenAsync();
        await lab.DecideAsync(Lead("proposedSkip"), verdict);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var lead = await lab.LeadAsync(Lead("proposedSkip"));
        Assert.Equal((status, revision, 0), (lead.Status, lead.Revision, await lab.SentToAsync(lead.Id)));
    }

    [Fact]
    public async Task What_was_decided_leaves_when_its_window_has_passed_and_what_is_undone_does_not()
    {
        await using var lab = await OpenAsync();
        await lab.LiftCapAsync();
        Assert.IsType<DeskAnswer.Done>(await lab.HandleAsync(Lead("undone"), new ReviewCommand.Undo(LeadLab.Ann, LeadLab.UndoWindow)));
        await lab.AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.Empty(lab.Mailer.SentToProspects);
        await lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((LeadStatus.Sent, 1), (await lab.StatusAsync(Lead("settling")), await lab.SentToAsync(Lead("settling"))));
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(Lead("undone")));
        await lab.DecideAsync(Lead("undone"), Verdict.Reject);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((LeadStatus.Rejected, 0), (await lab.StatusAsync(Lead("undone")), await lab.SentToAsync(Lead("undone"))));
    }

    [Fact]
    public async Task What_nobody_decides_is_reminded_of_escalated_and_expires_at_the_hours_that_were_set()
    {
        await using var lab = await OpenAsync();
        await UntilAsync(lab, At(18, 9));
        Assert.Equal("reviewReminded", (await lab.EventsAsync(Lead("fresh")))[^1]);
        await UntilAsync(lab, At(19, 9));
        Assert.Equal("reviewEscalated", (await lab.EventsAsync(Lead("reminded")))[^1]);
        await UntilAsync(lab, At(27, 9));
        Assert.Equal((LeadStatus.Expired, LeadStatus.AwaitingDecision), (await lab.StatusAsync(Lead("escalated")), await lab.StatusAsync(Lead("reminded"))));
        await UntilAsync(lab, At(30, 9));
        Assert.Equal(LeadStatus.Expired, await lab.StatusAsync(Lead("reminded")));
        Assert.Equal(["reviewReminded", "reviewEscalated", "reviewExpired", "leadConcluded"], (await lab.EventsAsync(Lead("reminded"))).TakeLast(4));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task What_was_held_goes_on_when_its_workflow_is_resumed_and_not_before()
    {
        await using var lab = await OpenAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal((LeadStatus.Queued, LeadStatus.Scheduled), (await lab.StatusAsync(Lead("heldQueued")), await lab.StatusAsync(Lead("heldApproved"))));
        await lab.Workflows.ResumeAsync(Paused, LeadLab.Ann, CancellationToken.None);
        await lab.SettleAsync();
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(Lead("heldQueued")));
        Assert.Equal((LeadStatus.Sent, 1), (await lab.StatusAsync(Lead("heldApproved")), await lab.SentToAsync(Lead("heldApproved"))));
        await lab.ApproveAsync(Lead("heldWaiting"));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((LeadStatus.Sent, 1), (await lab.StatusAsync(Lead("heldWaiting")), await lab.SentToAsync(Lead("heldWaiting"))));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task What_the_daily_cap_held_back_leaves_one_a_day()
    {
        string[] capped = ["scheduled", "scheduledAlone1", "settling", "undone"]; // today's one mail had left
        await using var lab = await OpenAsync();
        await lab.AdvanceAsync(TimeSpan.FromHours(14));
        Assert.Empty(lab.Mailer.SentToProspects);
        for (var day = 1; day <= capped.Length; day++)
        {
            await UntilAsync(lab, At(17 + day, 0));
            Assert.Equal(day, lab.Mailer.SentToProspects.Count);
        }
        foreach (var name in capped)
            Assert.Equal((name, LeadStatus.Sent, 1), (name, await lab.StatusAsync(Lead(name)), await lab.SentToAsync(Lead(name))));
        Assert.Single((await lab.TrustEventsAsync()).OfType<TrustEvent.ActedAlone>(), alone => alone.Item.Lead == Lead("scheduledAlone1"));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task The_open_audit_is_answered_and_counts_and_a_wrong_skip_is_taken_up()
    {
        await using var lab = await OpenAsync();
        foreach (var lead in await lab.AuditQueueAsync())
            Assert.IsType<DeskAnswer.Done>(await lab.DecideAsync(lead.Id, lead.Id == Lead("skippedAlone1") ? Verdict.Reject : Verdict.Approve));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var audit = Assert.Single((await lab.StandingAsync()).Trust.Audits);
        Assert.Equal((6, true, 1), (audit.Answered, audit.IsAnswered, audit.Disagreements));
        Assert.Empty(await lab.AuditQueueAsync());
        var taken = await lab.LeadAsync(Lead("skippedAlone1"));
        Assert.Equal((LeadStatus.AwaitingDecision, ProposedAction.Send, 2, 2), (taken.Status, taken.Action, taken.Revision, taken.Run));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task The_weekly_audit_goes_on_with_its_reminder_and_its_next_Monday()
    {
        await using var lab = await OpenAsync();
        await UntilAsync(lab, At(19, 0));
        Assert.Contains(lab.Mailer.Sent, mail => mail.Subject.Contains("audit", StringComparison.OrdinalIgnoreCase));
        for (var day = 20; day <= 23; day++)
            await UntilAsync(lab, At(day, 0));
        var trust = (await lab.StandingAsync()).Trust;
        Assert.True(trust.HasOverdueAudit);
        var drawn = trust.Audits[^1];
        Assert.Equal(("2026-03-23", Lead("scheduledAlone1")), (drawn.Audit, Assert.Single(drawn.Items).Lead));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task The_digest_that_was_pending_leaves_at_its_hour()
    {
        await using var lab = await OpenAsync();
        await UntilAsync(lab, At(17, 16) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(lab.Mailer.Sent);
        await UntilAsync(lab, At(17, 16));
        Assert.Contains("7 waiting for a decision", Assert.Single(lab.Mailer.Sent).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_approved_is_written_to_once_although_every_step_is_done_twice_or_again_much_later(bool late)
    {
        var steps = new LateSteps(afterEach: false);
        await using var lab = await OpenAsync(late ? RepeatedSteps.Registry(steps) : RepeatedSteps.Registry());
        await lab.LiftCapAsync();
        await lab.Workflows.ResumeAsync(Paused, LeadLab.Ann, CancellationToken.None);
        await lab.SettleAsync();
        string[] open = ["fresh", "reminded", "escalated", "sampled", "redrafted", "sharedSite", "heldQueued", "heldWaiting"];
        foreach (var name in open)
            await lab.ApproveAsync(Lead(name));
        await steps.RepeatAllAsync();
        if (!late) // what is repeated late, this host has to do
            await lab.RestartAsync();
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await steps.RepeatAllAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        await steps.RepeatAllAsync();
        Assert.Equal(late, steps.Repeats > 0);
        foreach (var name in open.Concat(["settling", "undone", "scheduled", "scheduledAlone1", "heldApproved"]))
            Assert.Equal((name, LeadStatus.Sent, 1), (name, await lab.StatusAsync(Lead(name)), await lab.SentToAsync(Lead(name))));
        await NothingFailedAsync(lab);
    }

    [Fact]
    public async Task The_second_opinion_is_kept_beside_the_first_and_changes_nothing()
    {
        await using var lab = await OpenAsync();
        var before = (await lab.LogAsync()).Count;
        Assert.IsType<DeskAnswer.Declined>(await lab.DecideAsync(Lead("copy"), Verdict.Approve, by: LeadLab.Ann));
        Assert.IsType<DeskAnswer.Done>(await lab.DecideAsync(Lead("copy"), Verdict.Reject, by: LeadLab.Bob));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((LeadStatus.Skipped, LeadStatus.Sent), (await lab.StatusAsync(Lead("copy")), await lab.StatusAsync(Lead("judgedTwice"))));
        var second = Assert.Single((await lab.LogAsync()).Skip(before), record => record.SecondTo is not null);
        Assert.Equal((Lead("judgedTwice"), LeadLab.Ann), (second.Lead, second.SecondTo!.By));
        Assert.Equal(0, await lab.SentToAsync(Lead("judgedTwice")));
    }

    [Theory]
    [InlineData("failed", false)]
    [InlineData("expired", false)]
    [InlineData("unknown", true)]
    public async Task What_ended_without_an_answer_can_be_tried_again(string name, bool acceptDuplicateRisk)
    {
        await using var lab = await OpenAsync();
        await lab.LiftCapAsync();
        var before = await lab.LeadAsync(Lead(name));
        Assert.IsType<ControlAnswer.Done>(await lab.Control.RetryAsync(before.Id, "ann", acceptDuplicateRisk, CancellationToken.None));
        await lab.SettleAsync();
        var lead = await lab.LeadAsync(before.Id);
        Assert.Equal((LeadStatus.AwaitingDecision, 2, before.Revision + 1), (lead.Status, lead.Run, lead.Revision));
        await lab.ApproveAsync(lead.Id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((LeadStatus.Sent, 1), (await lab.StatusAsync(lead.Id), await lab.SentToAsync(lead.Id)));
        await NothingFailedAsync(lab);
    }

    private static async Task NothingFailedAsync(LeadLab lab)
    {
        await lab.SettleAsync();
        Assert.Empty(lab.Get<EmbeddedRuntime>().ListFailed(10));
    }

    private static Task UntilAsync(LeadLab lab, DateTimeOffset moment) => lab.AdvanceAsync(moment - lab.Clock.GetUtcNow());

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);
}
