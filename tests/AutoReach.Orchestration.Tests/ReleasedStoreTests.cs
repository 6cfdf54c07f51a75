using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;
using AutoReach.Orchestration.Tests.Released;
using AutoReach.Runtime;
using static AutoReach.Orchestration.Tests.Released.ReleasedStore;

namespace AutoReach.Orchestration.Tests;

/// <summary>A folder that release 0.1 left behind, with leads waiting in every state, is gone on with as if nothing had changed.</summary>
public sealed class ReleasedStoreTests
{
    private static readonly string[] Ended =
    [
        "auditAnswered", "canceled", "edited", "expired", "failed", "judgedTwice", "rejected", "sent", "sentAlone1", "sentAlone2", "sentAlone3",
        "sentAlone4", "skipped", "skippedAlone1", "skippedAlone2", "unknown",
    ];

    [Fact]
    public async Task Every_lead_stands_where_it_stood_with_its_timeline_and_nothing_diverges()
    {
        await using var lab = await OpenAsync();
        await lab.SettleAsync();
        foreach (var (name, before) in Facts.Leads)
        {
            var lead = await lab.LeadAsync(Lead(name));
            Assert.Equal((name, before.Status, before.Revision, before.Run), (name, lead.Status.ToString(), lead.Revision, lead.Run));
            Assert.Equal(before.Events, await lab.EventsAsync(lead.Id));
        }
        Assert.Empty(lab.Get<EmbeddedRuntime>().ListFailed(10));
        Assert.Empty(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task The_queues_show_exactly_what_waits()
    {
        await using var lab = await OpenAsync();
        Assert.Equal(Facts.Queue, await PendingAsync(lab, lab.Workflow.Id));
        Assert.Equal(Facts.Audit, (await lab.AuditQueueAsync()).Select(lead => lead.Id.Value));
        Assert.Equal([Lead("heldWaiting").Value], await PendingAsync(lab, Paused));
    }

    [Fact]
    public async Task Trust_is_what_it_was()
    {
        await using var lab = await OpenAsync();
        Assert.Equal(Written(Facts.Trust), Written(ReleasedTrust.Of((await lab.StandingAsync()).Trust)));
    }

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

    [Fact]
    public async Task What_had_ended_stays_as_it_was()
    {
        await using var lab = await OpenAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(40));
        foreach (var name in Ended)
        {
            Assert.Equal((name, Facts.Leads[name].Status), (name, (await lab.StatusAsync(Lead(name))).ToString()));
            Assert.Equal(Facts.Leads[name].Events, await lab.EventsAsync(Lead(name)));
            Assert.Equal((name, 0), (name, await lab.SentToAsync(Lead(name))));
        }
    }

    [Fact]
    public async Task The_reconciler_finds_the_open_promises_and_nothing_is_done_twice_for_it()
    {
        await using var lab = await OpenAsync();
        await lab.LiftCapAsync();
        await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((1, 1), (await lab.SentToAsync(Lead("settling")), await lab.SentToAsync(Lead("undone"))));
        Assert.Equal(2, (await lab.StandingAsync()).Trust.Audits[0].Answered);
        Assert.Equal(0, await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Memory_holds_the_same_items_with_what_people_settled_under_older_spellings()
    {
        await using var lab = await OpenAsync();
        var memory = await lab.Get<MemoryControl>().ReadAsync(lab.Workflow, CancellationToken.None);
        Assert.Equal(Facts.Memory.Decided, memory.Decided);
        var (older, present) = (Preference("industry=fintech"), Preference("industry=financial services"));
        Assert.Contains(Facts.Memory.Items, item => item.Id == older && item.Pinned);
        Assert.Equal(
            Facts.Memory.Items.Select(item => item.Id == older ? item with { Id = present } : item),
            memory.Items.Select(item => new ReleasedItem(item.Id, item.Value, item.IsActive, item.Evidence.Count, item.IsPinned, item.IsOff)));
    }

    [Fact]
    public async Task What_was_deleted_from_memory_under_an_older_spelling_stays_deleted()
    {
        await using var lab = await OpenAsync();
        var deleted = await lab.Get<MemoryDesk>().AskAsync(
            lab.Workflow.Id, learned => learned.FindItem(Preference("technology=cloud")), CancellationToken.None);
        Assert.Equal(Facts.Memory.Relearned, deleted!.Evidence.Count); // "cloud computing" when it was deleted
    }

    private static string Preference(string attribute) => new ItemKey(ItemKind.Preference, attribute).Id();

    private static async Task<IEnumerable<string>> PendingAsync(LeadLab lab, WorkflowId workflow) =>
        (await lab.Get<ReviewQueue>().ListAsync(workflow, Queue.Pending, QueueOrder.Age, null, 100, CancellationToken.None))
            .Select(entry => entry.Lead.Value);

    private static async Task NothingFailedAsync(LeadLab lab)
    {
        await lab.SettleAsync();
        Assert.Empty(lab.Get<EmbeddedRuntime>().ListFailed(10));
    }

    private static Task UntilAsync(LeadLab lab, DateTimeOffset moment) => lab.AdvanceAsync(moment - lab.Clock.GetUtcNow());

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static string Written<T>(T facts) => JsonSerializer.Serialize(facts);
}
