using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Tests;

/// <summary>What a lead's way is once its workflow's trust lets the AI act alone.</summary>
public sealed class TrustedLeadTests
{
    [Fact]
    public async Task At_level_2_sure_leads_are_sent_without_a_person_and_a_fifth_is_sampled_blind()
    {
        await using var lab = await Trusted.AtLevel2Async();
        var leads = await lab.RunAsync(200);
        var sampled = leads.Where(lead => lead.Gate!.Reason == GateReason.Sample).ToList();
        Assert.InRange(sampled.Count, 20, 62); // 40 ± 4 standard errors
        Assert.All(sampled, lead => Assert.Equal(LeadStatus.AwaitingDecision, lead.Status));
        Assert.True((await lab.Leads.GetReviewAsync(sampled[0].Id, 1, CancellationToken.None)).Blind);
        var alone = leads.Where(lead => lead.Gate!.Route == GateRoute.Alone).ToList();
        Assert.Equal(leads.Count, alone.Count + sampled.Count);
        Assert.All(alone, lead => Assert.Equal((LeadStatus.Sent, 0.2), (lead.Status, lead.Gate!.Propensity)));
        Assert.Equal(alone.Count, lab.Mailer.SentToProspects.Count);
        Assert.Equal(alone.Select(lead => lead.Id.Value).Order(), (await lab.TrustEventsAsync()).OfType<TrustEvent.ActedAlone>()
            .Select(acted => acted.Item.Lead.Value).Order());
    }

    [Fact]
    public async Task Skips_go_alone_too_once_they_are_certified()
    {
        await using var lab = await Trusted.AtLevel2Async();
        lab.Qualifier.Wants = _ => false;
        var leads = await lab.RunAsync(40);
        var alone = leads.Where(lead => lead.Gate!.Route == GateRoute.Alone).ToList();
        Assert.NotEmpty(alone);
        Assert.All(alone, lead => Assert.Equal(LeadStatus.Skipped, lead.Status));
        Assert.Equal(alone.Count, (await lab.TrustEventsAsync()).OfType<TrustEvent.ActedAlone>().Count());
        Assert.Empty(lab.Mailer.SentToProspects);
    }

    [Fact]
    public async Task The_verdict_is_stored_before_anything_acts_on_it()
    {
        await using var lab = await Trusted.AtLevel2Async();
        var lead = (await lab.RunAsync(30)).First(lead => lead.Gate!.Route == GateRoute.Alone);
        var events = await lab.EventsAsync(lead.Id);
        Assert.True(events.ToList().IndexOf("routed") < events.ToList().IndexOf("sendStarted"));
    }

    [Fact]
    public async Task A_redraft_that_was_asked_for_comes_back_to_a_person()
    {
        await using var lab = await Trusted.AtLevel2Async(
            workflow => workflow with { Messaging = workflow.Messaging with { Offer = "Draft 1, Draft 2, shorter" } });
        var sampled = (await lab.RunAsync(60)).First(lead => lead.Gate!.Reason == GateReason.Sample);
        await lab.HandleAsync(sampled.Id, new ReviewCommand.RequestRedraft("shorter", LeadLab.Ann));
        await lab.SettleAsync();
        var redrafted = await lab.LeadAsync(sampled.Id);
        Assert.Equal((2, LeadStatus.AwaitingDecision, GateReason.Uncertain), (redrafted.Revision, redrafted.Status, redrafted.Gate!.Reason));
        Assert.Contains((await lab.TrustEventsAsync()).OfType<TrustEvent.Reviewed>(), review =>
            review is { Answer: Answer.RedraftAsked, Agreed: false } && review.Item.Lead == sampled.Id);
    }

    [Fact]
    public async Task What_is_scheduled_alone_is_routed_anew_when_trust_is_taken_back()
    {
        await using var lab = await Trusted.AtLevel2Async(workflow => workflow with { Sending = workflow.Sending with { DailyCap = 1 } });
        var leads = await lab.RunAsync(30);
        var scheduled = leads.Where(lead => lead is { Status: LeadStatus.Drafting or LeadStatus.Scheduled, Gate.Route: GateRoute.Alone }).ToList();
        Assert.NotEmpty(scheduled);
        await lab.CommandAsync(new TrustCommand.SetLevel(1));
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        foreach (var before in scheduled)
        {
            var now = await lab.LeadAsync(before.Id);
            Assert.Equal((LeadStatus.AwaitingDecision, GateReason.Level), (now.Status, now.Gate!.Reason));
        }
        Assert.Single(lab.Mailer.SentToProspects);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pause_and_kill_switch_stop_what_is_scheduled_alone(bool killSwitch)
    {
        await using var lab = await Trusted.AtLevel2Async(workflow => workflow with { Sending = workflow.Sending with { DailyCap = 1 } });
        await lab.RunAsync(10);
        var sent = lab.Mailer.SentToProspects.Count;
        if (killSwitch)
            await lab.Workflows.TurnKillSwitchAsync(true, LeadLab.Ann, CancellationToken.None);
        else
            await lab.PauseAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(sent, lab.Mailer.SentToProspects.Count);
        var held = (await lab.RunAsync(1))[0];
        Assert.Equal(LeadStatus.Queued, held.Status);
        if (killSwitch)
            await lab.Workflows.TurnKillSwitchAsync(false, LeadLab.Ann, CancellationToken.None);
        else
            await lab.ResumeAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.True(lab.Mailer.SentToProspects.Count > sent);
        Assert.NotEqual(LeadStatus.Queued, await lab.StatusAsync(held.Id));
    }

    [Fact]
    public async Task An_alarm_is_raised_by_disagreement_and_told_to_the_team_once()
    {
        await using var lab = await Trusted.AtLevel2Async(workflow => workflow with { Review = workflow.Review with { DigestTo = ["team@tools.example"] } });
        var mailed = lab.Mailer.Sent.Count;
        foreach (var lead in (await lab.RunAsync(150)).Where(lead => lead.Gate!.Reason == GateReason.Sample))
            await lab.DecideAsync(lead.Id, Verdict.Reject);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var standing = await lab.StandingAsync();
        var alarm = Assert.Single(standing.Trust.Alarms);
        Assert.Equal(1, standing.Trust.Level);
        Assert.Equal(2, standing.Trust.Epoch.Number);
        Assert.Single(lab.Mailer.Sent.Skip(mailed), mail =>
            mail.To.Value == "team@tools.example" && mail.Subject.Contains("alarm", StringComparison.OrdinalIgnoreCase));
        Assert.All(await lab.RunAsync(20), lead => Assert.Equal(GateReason.Level, lead.Gate!.Reason));
        Assert.NotEmpty(alarm.Offenders);
    }

    [Fact]
    public async Task A_notice_that_a_crash_cut_off_is_sent_by_the_reconciler()
    {
        await using var lab = await Trusted.AtLevel2Async(workflow => workflow with { Review = workflow.Review with { DigestTo = ["team@tools.example"] } });
        lab.Losses.Starts = true;
        await lab.AnswerAsync(15, agreed: false, ProposedAction.Send, GateReason.Sample);
        lab.Losses.Starts = false;
        await lab.SettleAsync();
        Assert.DoesNotContain(lab.Mailer.Sent, IsAlarm);
        var place = (await lab.TrustEventsAsync()).Index().Single(happened => happened.Item is TrustEvent.AlarmRaised).Index;
        await lab.Get<TrustNotices>().PromiseAsync(new NoticeOf(lab.Workflow.Id, place), CancellationToken.None);
        await lab.Get<Intake.Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.SettleAsync();
        Assert.Single(lab.Mailer.Sent, IsAlarm);

        static bool IsAlarm(Core.Sending.Envelope mail) => mail.Subject.Contains("alarm", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_profile_opens_an_epoch_in_which_nothing_goes_alone_until_it_is_certified_again()
    {
        await using var lab = await Trusted.AtLevel2Async();
        var current = (await lab.Get<WorkflowStore>().FindAsync(lab.Workflow.Id, CancellationToken.None))!;
        await lab.Get<WorkflowStore>().TryReplaceAsync(
            current, current.Value with { Profile = new IdealCustomerProfile { Technologies = ["go"] } }, CancellationToken.None);
        Assert.All(await lab.RunAsync(10), lead => Assert.Equal((GateReason.Uncertain, 2), (lead.Gate!.Reason, lead.Gate.Epoch)));
        Assert.Equal(EpochCause.StatementChanged, (await lab.StandingAsync()).Trust.Epoch.Cause);
    }

    [Fact]
    public async Task Full_auto_lets_the_AI_act_at_level_1_at_the_users_own_threshold()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.CommandAsync(new TrustCommand.SetFullAuto(0.1));
        var leads = await lab.RunAsync(30);
        Assert.Contains(leads, lead => lead is { Status: LeadStatus.Sent, Gate.Reason: GateReason.Eligible });
        Assert.All(leads, lead => Assert.Contains(lead.Gate!.Reason, new[] { GateReason.Eligible, GateReason.Sample }));
    }

    [Fact]
    public async Task After_an_alarm_nothing_goes_alone_by_full_auto_until_a_person_turns_it_on_again()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await lab.CommandAsync(new TrustCommand.SetFullAuto(0.1));
        await lab.AnswerAsync(15, agreed: false, ProposedAction.Send, GateReason.Sample);
        Assert.Single((await lab.StandingAsync()).Trust.Alarms);
        Assert.All(await lab.RunAsync(20), lead => Assert.Equal(GateRoute.Person, lead.Gate!.Route));

        await lab.CommandAsync(new TrustCommand.SetFullAuto(0.1));
        Assert.Contains(await lab.RunAsync(20), lead => lead.Gate!.Route == GateRoute.Alone);
    }

    [Fact]
    public async Task A_canceled_lead_was_not_done_alone()
    {
        await using var lab = await Trusted.AtLevel2Async(workflow => workflow with { Sending = workflow.Sending with { DailyCap = 1 } });
        var scheduled = (await lab.RunAsync(20)).First(lead => lead is { IsFinished: false, Gate.Route: GateRoute.Alone });
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(scheduled.Id));
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.DoesNotContain((await lab.TrustEventsAsync()).OfType<TrustEvent.ActedAlone>(), acted => acted.Item.Lead == scheduled.Id);
    }

    [Fact]
    public async Task The_folds_are_the_same_after_a_restart()
    {
        await using var lab = await Trusted.AtLevel2Async();
        await lab.RunAsync(50);
        var before = CoreJson.Write((await lab.StandingAsync()).Trust);
        await lab.RestartAsync();
        Assert.Equal(before, CoreJson.Write((await lab.StandingAsync()).Trust));
    }

    [Fact]
    public async Task Facts_recorded_at_once_are_all_counted_once()
    {
        await using var lab = await LeadLab.StartAsync();
        var desks = Enumerable.Range(0, 4)
            .Select(_ => new TrustDesk(lab.Get<TrustLog>(), lab.Get<WorkflowStore>(), lab.Get<TrustNotices>(), lab.Researcher, lab.Qualifier, lab.Drafter,
            lab.Clock)).ToList();
        var scores = new StageScores(1, 0.9, 1);
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (n, stop) => await desks[n % 4].RecordAsync(lab.Workflow.Id, $"review|{n / 2}", (_, now) =>
            new TrustEvent.Reviewed(now.At, now.Week,
                new GatedItem(new LeadId($"ld_{n / 2}"), 1, ProposedAction.Send, new GateVerdict(GateRoute.Person, GateReason.Level, 0.95, scores, null, 1, 1)),
                Answer.Approved, true, LeadLab.Ann, null, null, 1), stop));
        Assert.Equal(200, (await lab.StandingAsync()).Trust.Reviews);
    }
}
