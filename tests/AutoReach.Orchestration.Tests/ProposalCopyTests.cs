using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Orchestration.Tests;

/// <summary>Second opinions and planted faults: what somebody else is asked of a proposal that was decided.</summary>
public sealed class ProposalCopyTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_opinion_changes_neither_the_lead_nor_trust_and_is_kept_beside_the_first(bool everyStepTwice)
    {
        await using var lab = await AtWorkAsync(overlap: 1, registry: everyStepTwice ? RepeatedSteps.Registry() : null);
        var lead = await DecidedAsync(lab, Verdict.Approve);
        var copy = Assert.Single(await CopiesAsync(lab));
        Assert.Equal((lead, LeadStatus.AwaitingDecision, "Draft 1"), (copy.CopyOf, copy.Status, copy.Draft!.Subject));
        Assert.True((await lab.Leads.GetReviewAsync(copy.Id, 1, CancellationToken.None)).Blind);
        Assert.DoesNotContain(await lab.EventsAsync(copy.Id), happened => happened is "approved" or "sent");
        var (sent, trust, log) = (lab.Mailer.Sent.Count, (await lab.TrustEventsAsync()).Count, (await lab.LogAsync()).Count);

        Assert.IsType<DeskAnswer.Done>(await lab.DecideAsync(copy.Id, Verdict.Reject, by: LeadLab.Bob));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((LeadStatus.Sent, LeadStatus.Skipped), (await lab.StatusAsync(lead), await lab.StatusAsync(copy.Id)));
        Assert.Equal((sent, trust), (lab.Mailer.Sent.Count, (await lab.TrustEventsAsync()).Count));
        var records = await lab.LogAsync();
        Assert.Equal(log + 1, records.Count);
        Assert.Equal((lead, LeadLab.Ann, true, false), (records[^1].Lead, records[^1].SecondTo!.By, records[^1].SecondTo!.Wanted, records[^1].IsWanted));
        Assert.Empty(await CopiesAsync(lab));
        await lab.AdvanceAsync(Week);
        Assert.Equal(sent, lab.Mailer.Sent.Count);
        Assert.Equal(0, await lab.Get<Intake.Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task The_first_reviewer_is_refused_and_told_why()
    {
        await using var lab = await AtWorkAsync(overlap: 1);
        await DecidedAsync(lab, Verdict.Approve);
        var copy = Assert.Single(await CopiesAsync(lab));
        var entry = Assert.Single(await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Risk, null, 10, CancellationToken.None));
        Assert.Equal((false, true), (entry.IsFor(LeadLab.Ann), entry.IsFor(LeadLab.Bob)));
        var refused = Assert.IsType<ReviewAnswer.Refused>(
            Assert.IsType<DeskAnswer.Declined>(await lab.DecideAsync(copy.Id, Verdict.Approve, by: LeadLab.Ann)).Answer);
        Assert.Contains("somebody else", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_skip_is_shown_as_it_was_proposed_although_the_lead_has_gone_on()
    {
        await using var lab = await AtWorkAsync(overlap: 1);
        lab.Qualifier.Wants = _ => false;
        var lead = await DecidedAsync(lab, Verdict.Reject);
        Assert.Equal(2, (await lab.LeadAsync(lead)).Revision);
        var copy = Assert.Single(await CopiesAsync(lab));
        Assert.Equal((ProposedAction.Skip, 1), (copy.Action, copy.Revision));
        await lab.DecideAsync(copy.Id, Verdict.Reject, by: LeadLab.Bob);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((true, true), ((await lab.LogAsync())[^1].SecondTo!.Wanted, (await lab.LogAsync())[^1].IsWanted));
        Assert.Equal(2, (await lab.LeadAsync(lead)).Revision);
        await lab.DecideAsync(lead, Verdict.Approve); // what was asked for says nothing new and is not asked again
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Empty(await CopiesAsync(lab));
    }

    [Fact]
    public async Task What_nobody_answers_ends_quietly()
    {
        await using var lab = await AtWorkAsync(overlap: 1, digestTo: "kim@ours.example");
        await DecidedAsync(lab, Verdict.Approve);
        var copy = Assert.Single(await CopiesAsync(lab));
        var (mails, log) = (lab.Mailer.Sent.Count, (await lab.LogAsync()).Count);
        await lab.AdvanceAsync(Week - TimeSpan.FromMinutes(1));
        Assert.Single(await CopiesAsync(lab));
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(await CopiesAsync(lab));
        Assert.Equal(LeadStatus.Expired, await lab.StatusAsync(copy.Id));
        Assert.Equal((mails, log), (lab.Mailer.Sent.Count, (await lab.LogAsync()).Count));
        Assert.IsType<DeskAnswer.Declined>(await lab.DecideAsync(copy.Id, Verdict.Approve, by: LeadLab.Bob));
        Assert.IsType<ControlAnswer.Refused>(await lab.Control.RetryAsync(copy.Id, "bob", true, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_survives_a_restart_and_a_lost_signal()
    {
        await using var lab = await AtWorkAsync(overlap: 1);
        await DecidedAsync(lab, Verdict.Approve);
        await lab.RestartAsync();
        var copy = Assert.Single(await CopiesAsync(lab));
        var log = (await lab.LogAsync()).Count;
        lab.Losses.Signals = true;
        await lab.DecideAsync(copy.Id, Verdict.Approve, by: LeadLab.Bob);
        lab.Losses.Signals = false;
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(log, (await lab.LogAsync()).Count);
        await lab.RestartAsync();
        await lab.Get<Intake.Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(log + 1, (await lab.LogAsync()).Count);
        Assert.Equal(0, await lab.Get<Intake.Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_can_be_undone_while_its_window_lasts_and_the_last_one_counts()
    {
        await using var lab = await AtWorkAsync(overlap: 1);
        await DecidedAsync(lab, Verdict.Approve);
        var copy = Assert.Single(await CopiesAsync(lab));
        await lab.DecideAsync(copy.Id, Verdict.Reject, by: LeadLab.Bob);
        Assert.IsType<DeskAnswer.Done>(await lab.HandleAsync(copy.Id, new ReviewCommand.Undo(LeadLab.Bob, LeadLab.UndoWindow)));
        Assert.Single(await CopiesAsync(lab));
        await lab.DecideAsync(copy.Id, Verdict.Approve, by: LeadLab.Bob);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.True((await lab.LogAsync())[^1].IsWanted);
    }

    [Fact]
    public async Task A_copy_is_no_lead_of_the_workflow_and_can_only_be_judged()
    {
        await using var lab = await AtWorkAsync(overlap: 1);
        await DecidedAsync(lab, Verdict.Approve);
        var copy = Assert.Single(await CopiesAsync(lab));
        Assert.DoesNotContain((await lab.Leads.ListAsync(lab.Workflow.Id, null, null, 100, CancellationToken.None)).Entries, entry => entry.Id == copy.Id);
        var (drafted, log) = (lab.Drafter.Asked.Count, (await lab.LogAsync()).Count);
        Assert.IsType<DeskAnswer.Done>(await lab.HandleAsync(copy.Id, new ReviewCommand.RequestRedraft("shorter", LeadLab.Bob)));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((drafted, log), (lab.Drafter.Asked.Count, (await lab.LogAsync()).Count));
        await DecidedAsync(lab, Verdict.Approve, "sam@acme.example");
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(Assert.Single(await CopiesAsync(lab)).Id));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Empty(await CopiesAsync(lab));
        Assert.DoesNotContain((await lab.Leads.ListAsync(lab.Workflow.Id, null, null, 100, CancellationToken.None)).Entries, entry => entry.Id == copy.Id);
        await NothingSendsItAsync(lab, copy);
    }

    [Fact]
    public async Task Nobody_is_asked_while_one_person_works_alone_nor_when_the_share_is_nought()
    {
        await using var alone = await LeadLab.StartAsync(workflow => With(workflow, overlap: 1, knownBad: 1));
        for (var n = 0; n < 5; n++)
            await DecidedAsync(alone, Verdict.Approve, $"p{n}@acme.example");
        Assert.Empty(await CopiesAsync(alone));
        await using var none = await AtWorkAsync(overlap: 0);
        await DecidedAsync(none, Verdict.Approve);
        Assert.Empty(await CopiesAsync(none));
        await using var later = await AtWorkAsync(overlap: 1);
        await later.AdvanceAsync(TimeSpan.FromDays(15)); // Bob has left
        await DecidedAsync(later, Verdict.Approve);
        Assert.Empty(await CopiesAsync(later));
    }

    [Fact]
    public async Task Audits_are_asked_twice_as_well_and_count_once()
    {
        await using var lab = await Trusted.AtLevel2Async(workflow => With(workflow, overlap: 1, knownBad: 0));
        await WorkAsync(lab);
        await lab.RunAsync(40);
        await lab.AdvanceAsync(Week);
        await WorkAsync(lab);
        var audited = (await lab.AuditQueueAsync())[0];
        await lab.DecideAsync(audited.Id, Verdict.Approve);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var copy = (await CopiesAsync(lab)).Single(lead => lead.CopyOf == audited.Id);
        Assert.DoesNotContain(await lab.EventsAsync(copy.Id), happened => happened is "sent" or "auditDrawn");
        var (answered, trust) = ((await lab.StandingAsync()).Trust.Audits[0].Answered, (await lab.TrustEventsAsync()).Count);
        await lab.DecideAsync(copy.Id, Verdict.Reject, by: LeadLab.Bob);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((answered, trust), ((await lab.StandingAsync()).Trust.Audits[0].Answered, (await lab.TrustEventsAsync()).Count));
        Assert.Single(lab.Mailer.Sent, mail => mail.To == audited.Prospect.Email);
    }

    [Theory]
    [InlineData(Verdict.Approve, false)]
    [InlineData(Verdict.Reject, true)]
    public async Task A_planted_fault_waits_like_any_proposal_and_is_told_of_once_it_is_answered(Verdict verdict, bool caught)
    {
        await using var lab = await AtWorkAsync(overlap: 0, knownBad: 1);
        await DecidedAsync(lab, Verdict.Approve);
        var entry = Assert.Single(await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Age, null, 10, CancellationToken.None));
        Assert.False(entry.IsFor(LeadLab.Ann));
        var copy = await lab.LeadAsync(entry.Lead);
        var review = await lab.Leads.GetReviewAsync(copy.Id, 1, CancellationToken.None);
        Assert.Equal((LeadStatus.AwaitingDecision, false), (copy.Status, review.Blind));
        Assert.Contains(review.Copy!.Planted!, copy.Draft!.Body, StringComparison.Ordinal);
        var (sent, trust, log) = (lab.Mailer.Sent.Count, (await lab.TrustEventsAsync()).Count, (await lab.LogAsync()).Count);

        var told = Assert.IsType<DeskAnswer.Done>(await lab.DecideAsync(copy.Id, verdict, by: LeadLab.Bob)).Lead.Explanation;
        Assert.Contains(caught ? "you caught it" : "it went through", told, StringComparison.Ordinal);
        Assert.IsType<DeskAnswer.Declined>(await lab.HandleAsync(copy.Id, new ReviewCommand.Undo(LeadLab.Bob, LeadLab.UndoWindow)));
        await lab.AdvanceAsync(Week);
        Assert.Equal((sent, trust, log), (lab.Mailer.Sent.Count, (await lab.TrustEventsAsync()).Count, (await lab.LogAsync()).Count));
        var answered = Assert.Single(
            (await lab.Get<DecisionLog>().ReadAsync(lab.Workflow.Id, 0, CancellationToken.None)).OfType<LearningEvent.KnownBadAnswered>());
        Assert.Equal((LeadLab.Bob, caught), (answered.By, answered.Caught));
        await NothingSendsItAsync(lab, copy);
    }

    /// <summary>Copies that wait, among the rest that does.</summary>
    private static async Task<IReadOnlyList<Lead>> CopiesAsync(LeadLab lab)
    {
        var entries = await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Age, null, 100, CancellationToken.None);
        return [.. (await Task.WhenAll(entries.Select(entry => lab.LeadAsync(entry.Lead)))).Where(lead => lead.CopyOf is not null)];
    }

    private static async Task NothingSendsItAsync(LeadLab lab, Lead copy)
    {
        Assert.Null(await lab.Get<IOrchestrationClient>().FindAsync(copy.InstanceId, CancellationToken.None)); // no flow that sends has ever run for it
        var send = ActivatorUtilities.CreateInstance<Send>(lab.Get<IServiceProvider>());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            send.RunAsync(new ActivityContext(new StepKey("x", 1)), new ReviewOf(copy.Id, copy.Revision), CancellationToken.None));
    }

    private static async Task<LeadId> DecidedAsync(LeadLab lab, Verdict verdict, string address = "jo@acme.example")
    {
        var lead = await lab.ProposedAsync(address);
        Assert.IsType<DeskAnswer.Done>(await lab.DecideAsync(lead, verdict));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        return lead;
    }

    private static async Task<LeadLab> AtWorkAsync(double overlap, double knownBad = 0, string? digestTo = null, OrchestrationRegistry? registry = null)
    {
        var lab = await LeadLab.StartAsync(workflow => With(workflow, overlap, knownBad) is var usual && digestTo is not null
            ? usual with { Review = usual.Review with { DigestTo = [digestTo] } } : usual, registry);
        await WorkAsync(lab);
        return lab;
    }

    /// <summary>Ann and Bob have both just decided something.</summary>
    private static async Task WorkAsync(LeadLab lab)
    {
        foreach (var by in new[] { LeadLab.Ann, LeadLab.Bob })
        {
            var decision = new Decision { Revision = 1, Action = ProposedAction.Skip, Verdict = Verdict.Approve, By = by, At = lab.Clock.GetUtcNow() };
            await lab.Get<Learning.MemoryDesk>().RecordAsync(lab.Workflow.Id, null,
                new LearningEvent.Decided(
                    decision.At, new DecisionRecord { Lead = new LeadId("ld_0"), Company = "Acme", Decision = decision }), CancellationToken.None);
        }
    }

    private static Workflow With(Workflow workflow, double overlap, double knownBad) =>
        workflow with { Review = workflow.Review with { OverlapShare = overlap, KnownBadShare = knownBad } };
}
