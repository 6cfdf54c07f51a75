using AutoReach.Contracts;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>Mondays. The lab's clock starts on one, at nine in the morning.</summary>
public sealed class WeeklyAuditTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Monday_draws_fifteen_of_what_went_alone_and_puts_them_before_people_blind(bool everyStepTwice)
    {
        await using var lab = await Trusted.AtLevel2Async(registry: everyStepTwice ? RepeatedSteps.Registry() : null);
        var alone = await AloneAsync(lab, 100);
        await lab.AdvanceAsync(Week);
        var audit = Assert.Single((await lab.StandingAsync()).Trust.Audits);
        Assert.Equal(15, audit.Items.Count);
        Assert.Equal((alone.Count, 15), (audit.Strata[0].Population, audit.Strata[0].Sampled));
        var queue = await lab.AuditQueueAsync();
        Assert.Equal(15, queue.Count);
        Assert.All(queue, lead => Assert.Equal(LeadStatus.Sent, lead.Status));
        Assert.All(await Task.WhenAll(queue.Select(lead => lab.Leads.GetReviewAsync(lead.Id, 1, CancellationToken.None))), review => Assert.True(review.Blind));
    }

    [Fact]
    public async Task An_answer_counts_with_the_probability_of_both_draws()
    {
        await using var lab = await Trusted.AtLevel2Async();
        var alone = await AloneAsync(lab, 100);
        await lab.AdvanceAsync(Week);
        var audited = (await lab.AuditQueueAsync())[0];
        Assert.IsType<DeskAnswer.Done>(await lab.DecideAsync(audited.Id, Verdict.Approve));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var review = Assert.Single((await lab.TrustEventsAsync()).OfType<TrustEvent.Reviewed>(), review => review.Audit is not null);
        Assert.Equal(0.2 + 0.8 * 15 / alone.Count, review.Propensity, 12);
        Assert.Equal(1, (await lab.StandingAsync()).Trust.Audits[0].Answered);
        Assert.Equal(14, (await lab.AuditQueueAsync()).Count);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(audited.Id));
        Assert.Single(lab.Mailer.Sent, mail => mail.To == audited.Prospect.Email);
    }

    [Fact]
    public async Task Disagreement_in_audits_raises_the_alarm()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await AloneAsync(lab, 100);
        await lab.AdvanceAsync(Week);
        foreach (var lead in await lab.AuditQueueAsync())
            await lab.DecideAsync(lead.Id, Verdict.Reject);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Single((await lab.StandingAsync()).Trust.Alarms);
    }

    [Fact]
    public async Task A_lead_that_was_wrongly_skipped_is_taken_up_and_comes_back_with_a_draft()
    {
        await using var lab = await Trusted.AtLevel2Async();
        lab.Qualifier.Wants = _ => false;
        await AloneAsync(lab, 20);
        await lab.AdvanceAsync(Week);
        var skipped = (await lab.AuditQueueAsync())[0];
        await lab.DecideAsync(skipped.Id, Verdict.Reject);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var lead = await lab.LeadAsync(skipped.Id);
        Assert.Equal((LeadStatus.AwaitingDecision, ProposedAction.Send, 2), (lead.Status, lead.Action, lead.Revision));
        Assert.Equal(GateRoute.Person, lead.Gate!.Route);
    }

    [Fact]
    public async Task An_answer_can_be_undone_while_its_window_lasts()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await AloneAsync(lab, 50);
        await lab.AdvanceAsync(Week);
        var audited = (await lab.AuditQueueAsync())[0];
        await lab.DecideAsync(audited.Id, Verdict.Reject);
        Assert.IsType<DeskAnswer.Done>(await lab.HandleAsync(audited.Id, new ReviewCommand.Undo(LeadLab.Ann, LeadLab.UndoWindow)));
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(0, (await lab.StandingAsync()).Trust.Audits[0].Answered);
        await lab.DecideAsync(audited.Id, Verdict.Approve);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var audit = (await lab.StandingAsync()).Trust.Audits[0];
        Assert.Equal((1, 0), (audit.Answered, audit.Disagreements));
    }

    [Fact]
    public async Task An_audited_email_can_be_neither_redrafted_nor_canceled()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await AloneAsync(lab, 50);
        await lab.AdvanceAsync(Week);
        var audited = (await lab.AuditQueueAsync())[0];
        Assert.IsType<ReviewAnswer.Refused>(
            Assert.IsType<DeskAnswer.Declined>(await lab.HandleAsync(audited.Id, new ReviewCommand.RequestRedraft("shorter", LeadLab.Ann))).Answer);
        Assert.IsType<ControlAnswer.Refused>(await lab.CancelAsync(audited.Id));
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(audited.Id));
    }

    [Fact]
    public async Task An_audit_that_is_not_answered_is_reminded_of_and_then_holds_the_level()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await AloneAsync(lab, 50);
        await lab.AdvanceAsync(Week);
        var mailed = lab.Mailer.Sent.Count;
        await lab.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(mailed + 1, lab.Mailer.Sent.Count);
        await lab.AdvanceAsync(TimeSpan.FromDays(4));
        Assert.True((await lab.StandingAsync()).Trust.HasOverdueAudit);
        Assert.NotNull(TrustLevels.Held((await lab.StandingAsync()).Trust));
        foreach (var lead in await lab.AuditQueueAsync())
            await lab.DecideAsync(lead.Id, Verdict.Approve);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.False((await lab.StandingAsync()).Trust.HasOverdueAudit);
    }

    [Fact]
    public async Task Every_Monday_follows_the_last_and_mails_a_report()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.Get<Orchestration.Trust.AuditCalendar>().EnsureAsync(lab.Workflow, CancellationToken.None);
        for (var week = 1; week <= 4; week++)
        {
            await lab.AdvanceAsync(Week);
            Assert.Equal(week, lab.Mailer.Sent.Count);
        }
        Assert.Equal(4, (await lab.TrustEventsAsync()).OfType<TrustEvent.WeekClosed>().Count());
        Assert.All(lab.Mailer.Sent, mail => Assert.Equal("kim@tools.example", mail.To.Value));
    }

    [Fact]
    public async Task The_chain_of_Mondays_ends_with_its_workflow()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.Get<Orchestration.Trust.AuditCalendar>().EnsureAsync(lab.Workflow, CancellationToken.None);
        await lab.Workflows.RemoveAsync(lab.Workflow.Id, CancellationToken.None);
        await lab.AdvanceAsync(Week);
        await lab.AdvanceAsync(Week);
        Assert.Empty(lab.Mailer.Sent);
    }

    [Fact]
    public async Task A_lost_signal_of_an_answer_is_mended()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await AloneAsync(lab, 50);
        await lab.AdvanceAsync(Week);
        var audited = (await lab.AuditQueueAsync())[0];
        lab.Losses.Signals = true;
        await lab.DecideAsync(audited.Id, Verdict.Approve);
        lab.Losses.Signals = false;
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(0, (await lab.StandingAsync()).Trust.Audits[0].Answered);
        await lab.Get<Intake.Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(1, (await lab.StandingAsync()).Trust.Audits[0].Answered);
        Assert.Equal(0, await lab.Get<Intake.Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<Lead>> AloneAsync(LeadLab lab, int count) =>
        [.. (await lab.RunAsync(count)).Where(lead => lead.Gate!.Route == GateRoute.Alone)];
}
