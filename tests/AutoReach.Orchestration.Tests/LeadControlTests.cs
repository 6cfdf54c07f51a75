using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

public class LeadControlTests
{
    [Fact]
    public async Task Lead_of_a_paused_workflow_is_not_begun_until_it_is_resumed()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.PauseAsync();
        var id = await lab.ProposedAsync();
        Assert.Empty(lab.Researcher.Asked);
        Assert.Equal(LeadStatus.Queued, await lab.StatusAsync(id));
        await lab.ResumeAsync();
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Lead_is_not_put_before_people_while_its_workflow_is_paused()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Drafter.Meanwhile = lab.PauseAsync;
        var id = await lab.ProposedAsync();
        Assert.Equal((LeadStatus.Drafting, "The workflow is paused."), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Explanation));
        Assert.IsType<DeskAnswer.NotWaiting>(await lab.DecideAsync(id, Verdict.Approve));
        await lab.ResumeAsync();
        Assert.Equal((LeadStatus.AwaitingDecision, null), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Explanation));
    }

    [Fact]
    public async Task Approved_email_stays_while_its_workflow_is_paused()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.PauseAsync();
        await lab.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal(LeadStatus.Scheduled, await lab.StatusAsync(id));
        await lab.ResumeAsync();
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Held_lead_finds_out_by_itself_when_the_news_of_a_resume_got_lost()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.PauseAsync();
        var id = await lab.ProposedAsync();
        lab.Losses.Signals = true;
        await lab.ResumeAsync();
        Assert.Equal(LeadStatus.Queued, await lab.StatusAsync(id));
        lab.Losses.Signals = false;
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Workflow_can_be_paused_and_resumed_again_and_again()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        for (var round = 0; round < 3; round++)
        {
            await lab.PauseAsync();
            await lab.AdvanceAsync(TimeSpan.FromMinutes(10));
            Assert.Empty(lab.Mailer.Attempts);
            await lab.PauseAsync();
            if (round < 2)
                lab.Losses.Starts = true; // resumed, but the word does not go round
            await lab.ResumeAsync();
            lab.Losses.Starts = false;
        }
        Assert.Single(lab.Mailer.Sent);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Lead_is_canceled_while_it_is_researched()
    {
        await using var lab = await LeadLab.StartAsync();
        var holdup = new TaskCompletionSource();
        lab.Researcher.Holdup = holdup.Task;
        var id = (await lab.ImportAsync("jo@acme.example"))[0];
        await LeadLab.UntilAsync(() => lab.Researcher.Asked.Count == 1);
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(id));
        holdup.SetResult();
        await lab.SettleAsync();
        Assert.Equal(LeadStatus.Canceled, await lab.StatusAsync(id));
        Assert.Empty(lab.Drafter.Asked);
    }

    [Fact]
    public async Task Lead_is_canceled_while_it_waits_for_a_person()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(id));
        Assert.Equal(LeadStatus.Canceled, await lab.StatusAsync(id));
        var declined = Assert.IsType<DeskAnswer.Declined>(await lab.DecideAsync(id, Verdict.Approve));
        Assert.IsType<Resolution.Canceled>(Assert.IsType<ReviewAnswer.AlreadyResolved>(declined.Answer).Winner);
        Assert.Empty(await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Value, null, 10, CancellationToken.None));
        Assert.Equal(InstanceState.Completed, (await lab.Get<IOrchestrationClient>().FindAsync(id.Value, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Lead_is_canceled_within_the_undo_window()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(id));
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal(LeadStatus.Canceled, await lab.StatusAsync(id));
        Assert.Empty(await lab.LogAsync());
    }

    [Fact]
    public async Task Approved_lead_is_canceled_while_it_is_held()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.PauseAsync();
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(id));
        await lab.ResumeAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal(LeadStatus.Canceled, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Canceled_lead_stays_canceled_when_the_news_does_not_reach_the_runtime()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.PauseAsync();
        var id = await lab.ProposedAsync();
        lab.Losses.Terminations = true;
        await lab.CancelAsync(id);
        await lab.ResumeAsync();
        await lab.RunOutRetriesAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(LeadStatus.Canceled, await lab.StatusAsync(id));
        Assert.Empty(lab.Drafter.Asked);
    }

    [Fact]
    public async Task Canceled_lead_is_not_decided_although_its_review_was_left_open()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.Leads.UpdateAsync(id, null, lead => new LeadChange(lead with { Status = LeadStatus.Canceled }), CancellationToken.None);
        Assert.Equal(LeadStatus.Canceled, Assert.IsType<DeskAnswer.NotWaiting>(await lab.DecideAsync(id, Verdict.Approve)).Status);
        await lab.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Empty(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Email_on_its_way_is_not_canceled_and_counts_as_sent()
    {
        await using var lab = await LeadLab.StartAsync();
        var (reached, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        lab.Mailer.Answer(async envelope =>
        {
            reached.SetResult();
            await letGo.Task;
            return lab.Mailer.Take(envelope);
        });
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        lab.Clock.Advance(LeadLab.UndoWindow);
        await reached.Task.WaitAsync(LeadLab.Patience);
        var answer = await lab.Control.CancelAsync(id, "ann", CancellationToken.None);
        letGo.SetResult();
        await lab.SettleAsync();
        Assert.Equal("Its email is on its way already.", Assert.IsType<ControlAnswer.Refused>(answer).Reason);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.Equal("The lead is sent already.", Assert.IsType<ControlAnswer.Refused>(await lab.CancelAsync(id)).Reason);
    }

    [Fact]
    public async Task Stop_of_the_host_during_a_send_loses_nothing_of_it()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Remembers = false;
        var (reached, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        lab.Mailer.Answer(async envelope =>
        {
            reached.SetResult();
            await letGo.Task;
            return lab.Mailer.Take(envelope);
        });
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        lab.Clock.Advance(LeadLab.UndoWindow);
        await reached.Task.WaitAsync(LeadLab.Patience);
        var restart = lab.RestartAsync();
        letGo.SetResult();
        await restart;
        await lab.SettleAsync();
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.Single(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Removing_a_workflow_cancels_what_is_open_and_leaves_what_is_done()
    {
        await using var lab = await LeadLab.StartAsync();
        var ids = await lab.ImportAsync("a@one.example", "b@two.example", "c@three.example", "d@four.example");
        await lab.SettleAsync();
        await lab.ApproveAsync(ids[0]);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.ApproveAsync(ids[1]);
        await lab.PauseAsync();
        var held = await lab.ProposedAsync("e@five.example");
        await lab.Workflows.RemoveAsync(lab.Workflow.Id, CancellationToken.None);
        await lab.SettleAsync();
        await lab.RunOutRetriesAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(ids[0]));
        foreach (var id in ids.Skip(1).Append(held))
            Assert.Equal(LeadStatus.Canceled, await lab.StatusAsync(id));
        Assert.Single(lab.Mailer.Attempts);
        Assert.Null(await lab.Get<WorkflowStore>().FindAsync(lab.Workflow.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Failing_research_is_tried_again_and_then_told()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Researcher.Failures = 5;
        var id = await lab.ProposedAsync();
        foreach (var (seconds, asked) in new[] { (2, 2), (6, 3), (18, 4) })
        {
            await lab.AdvanceAsync(TimeSpan.FromSeconds(seconds));
            Assert.Equal(asked, lab.Researcher.Asked.Count);
        }
        Assert.Equal(LeadStatus.Researching, await lab.StatusAsync(id));
        await lab.AdvanceAsync(TimeSpan.FromSeconds(54));
        var lead = await lab.LeadAsync(id);
        Assert.Equal(LeadStatus.Failed, lead.Status);
        Assert.Contains("the site is on fire", lead.Explanation, StringComparison.Ordinal);
        Assert.Equal("leadFailed", (await lab.EventsAsync(id))[^1]);
    }

    [Fact]
    public async Task Failed_lead_can_be_tried_again_from_the_start()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Researcher.Failures = 5;
        var id = await lab.ProposedAsync();
        await lab.RunOutRetriesAsync();
        Assert.IsType<ControlAnswer.Done>(await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: false, CancellationToken.None));
        await lab.SettleAsync();
        var lead = await lab.LeadAsync(id);
        Assert.Equal((LeadStatus.AwaitingDecision, 2, null), (lead.Status, lead.Run, lead.Explanation));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.IsType<ControlAnswer.Refused>(await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: true, CancellationToken.None));
        Assert.IsType<ControlAnswer.NotFound>(await lab.Control.RetryAsync(new LeadId("ld_none"), "ann", false, CancellationToken.None));
    }

    [Fact]
    public async Task Failed_leads_are_started_again_all_at_once_and_no_others()
    {
        await using var lab = await LeadLab.StartAsync();
        var waiting = await lab.ProposedAsync("ada@first.example");
        lab.Researcher.Failures = 15;
        var failed = await lab.ImportAsync("bo@second.example", "cy@third.example", "di@fourth.example");
        await lab.SettleAsync();
        await lab.RunOutRetriesAsync();
        Assert.Equal(new ManyRetried(2, More: true), await lab.Control.RetryFailedAsync(lab.Workflow.Id, "ann", most: 2, CancellationToken.None));
        await lab.SettleAsync();
        Assert.Equal(new ManyRetried(1, More: false), await lab.Control.RetryFailedAsync(lab.Workflow.Id, "ann", most: 2, CancellationToken.None));
        await lab.SettleAsync();
        foreach (var id in failed)
            Assert.Equal((LeadStatus.AwaitingDecision, 2), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Run));
        Assert.Equal(1, (await lab.LeadAsync(waiting)).Run);
    }

    [Fact]
    public async Task Expired_lead_can_be_tried_again()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(15));
        await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: false, CancellationToken.None);
        await lab.SettleAsync();
        var lead = await lab.LeadAsync(id);
        Assert.Equal((LeadStatus.AwaitingDecision, 2, "Draft 2"), (lead.Status, lead.Revision, lead.Draft!.Subject));
        Assert.Equal(2, lab.Researcher.Asked.Count); // 15 days later the site is read anew
    }
}
