using AutoReach.Core.Leads;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

public class LeadSendingTests
{
    [Fact]
    public async Task Suppressed_address_is_never_drafted_nor_sent()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.SuppressAsync("jo@acme.example");
        var id = await lab.ProposedAsync();
        Assert.Equal(LeadStatus.Skipped, await lab.StatusAsync(id));
        Assert.Contains("asked for no more", (await lab.LeadAsync(id)).Explanation, StringComparison.Ordinal);
        Assert.Empty(lab.Researcher.Asked);
        Assert.Empty(lab.Drafter.Asked);
    }

    [Fact]
    public async Task Address_suppressed_after_the_approval_is_not_written_to()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.SuppressAsync("jo@acme.example");
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal(
            (LeadStatus.Skipped, "The address is on the suppression list."), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Explanation));
    }

    [Fact]
    public async Task Address_suppressed_between_two_attempts_is_not_written_to()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Answer(DeliveryState.NotSent);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.SuppressAsync("jo@acme.example");
        await lab.RunOutRetriesAsync();
        Assert.Single(lab.Mailer.Attempts);
        Assert.Empty(lab.Mailer.Sent);
        Assert.Equal(LeadStatus.Skipped, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Pause_between_two_attempts_holds_the_email_and_lets_it_be_canceled()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Answer(DeliveryState.NotSent);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.PauseAsync();
        await lab.RunOutRetriesAsync();
        Assert.Single(lab.Mailer.Attempts);
        Assert.IsType<ControlAnswer.Done>(await lab.CancelAsync(id));
        await lab.ResumeAsync();
        Assert.Single(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Text_that_is_not_the_approved_one_is_never_sent()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        var store = lab.Get<ITableStore>();
        var key = new RowKey(id.Value, "review|0001");
        var review = (await store.GetAsync("leads", key, CancellationToken.None))!;
        await store.WriteAsync(
            "leads", id.Value, [new RowWrite.Upsert(key.Row, review.Content.Replace("as ever", "as never", StringComparison.Ordinal))], CancellationToken.None);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal((LeadStatus.Skipped, "The text differs from what was approved, so it was not sent."),
            ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Explanation));
    }

    [Fact]
    public async Task Email_above_the_daily_cap_leaves_on_the_next_local_day()
    {
        await using var lab = await LeadLab.StartAsync(workflow => workflow with { TimeZone = "Europe/Berlin", Sending = new() { DailyCap = 2 } });
        var ids = await lab.ImportAsync("a@one.example", "b@two.example", "c@three.example", "d@four.example", "e@five.example");
        await lab.SettleAsync();
        foreach (var id in ids)
            await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(2, lab.Mailer.Sent.Count);
        var midnight = new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(1));
        await lab.AdvanceAsync(midnight - lab.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal(2, lab.Mailer.Sent.Count);
        await lab.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(4, lab.Mailer.Sent.Count);
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(5, lab.Mailer.Sent.Count);
        Assert.Equal(5, lab.Mailer.Attempts.Count);
    }

    [Fact]
    public async Task Approval_on_stale_research_is_researched_and_proposed_again()
    {
        await using var lab = await LeadLab.StartAsync(workflow => workflow with { Sending = new() { StaleAfter = TimeSpan.FromDays(4) } });
        var id = await lab.ProposedAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(5));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal(2, lab.Researcher.Asked.Count);
        Assert.Equal((LeadStatus.AwaitingDecision, 2), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Revision));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal("Draft 2", Assert.Single(lab.Mailer.Sent).Subject);
    }

    [Fact]
    public async Task Dossier_that_would_soon_be_stale_is_not_taken_from_a_colleague()
    {
        await using var lab = await LeadLab.StartAsync(workflow => workflow with { Sending = new() { StaleAfter = TimeSpan.FromDays(4) } });
        await lab.ProposedAsync("jo@acme.example");
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        await lab.ProposedAsync("al@acme.example");
        Assert.Single(lab.Researcher.Asked);
        await lab.AdvanceAsync(TimeSpan.FromDays(1));
        await lab.ProposedAsync("bo@acme.example");
        Assert.Equal(2, lab.Researcher.Asked.Count);
    }

    [Fact]
    public async Task Refused_email_fails_with_the_answer()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Answer(DeliveryState.Refused);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(
            (LeadStatus.Failed, "The mail system refused it: scripted Refused"), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Explanation));
        await lab.RunOutRetriesAsync();
        Assert.Single(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Email_that_certainly_did_not_leave_is_tried_again()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Answer(DeliveryState.NotSent);
        lab.Mailer.Answer(_ => throw new IOException("no connection"));
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.RunOutRetriesAsync();
        Assert.Single(lab.Mailer.Sent);
        Assert.Equal(3, lab.Mailer.Attempts.Count);
        Assert.Single(lab.Mailer.Attempts.Select(envelope => envelope.IdempotencyKey).Distinct());
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Mail_system_that_stays_away_fails_the_lead_and_never_makes_it_unknown()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Remembers = false;
        for (var attempt = 0; attempt < Send.Step.Retry.MaxAttempts; attempt++)
            lab.Mailer.Answer(_ => throw new IOException("no connection"));
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        for (var hour = 0; hour < 12; hour++)
            await lab.AdvanceAsync(Send.Step.Retry.MaxDelay);
        Assert.Equal(LeadStatus.Scheduled, await lab.StatusAsync(id)); // an outage of hours is waited out
        for (var attempt = 0; attempt < Send.Step.Retry.MaxAttempts; attempt++)
            await lab.AdvanceAsync(Send.Step.Retry.MaxDelay);
        Assert.Equal(LeadStatus.Failed, await lab.StatusAsync(id));
        Assert.Contains("no connection", (await lab.LeadAsync(id)).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_whose_end_nobody_knows_is_left_to_a_person()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Answer(DeliveryState.Unknown);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.AdvanceAsync(TimeSpan.FromDays(10));
        Assert.Equal(LeadStatus.Unknown, await lab.StatusAsync(id));
        Assert.Single(lab.Mailer.Attempts);
        Assert.IsType<ControlAnswer.Refused>(await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: false, CancellationToken.None));
        Assert.IsType<ControlAnswer.Done>(await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: true, CancellationToken.None));
        await lab.SettleAsync();
        Assert.Equal((LeadStatus.AwaitingDecision, 2), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Revision));
    }

    [Theory]
    [InlineData(true, true, LeadStatus.Sent, 1, 1)]
    [InlineData(true, false, LeadStatus.Sent, 2, 1)]
    [InlineData(false, true, LeadStatus.Unknown, 1, 1)]
    [InlineData(false, false, LeadStatus.Unknown, 1, 0)]
    public async Task Crash_during_a_send_is_asked_after_and_never_sends_twice(bool remembers, bool takenOver, LeadStatus expected, int attempts, int sent)
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Remembers = remembers;
        lab.Mailer.Die(takenOver);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.RestartAsync();
        await lab.RunOutRetriesAsync();
        Assert.Equal(expected, await lab.StatusAsync(id));
        Assert.Equal((attempts, sent), (lab.Mailer.Attempts.Count, lab.Mailer.Sent.Count));
    }

    [Fact]
    public async Task Crash_during_a_send_and_a_suppression_before_the_restart_sends_nothing_more()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Die(afterTakingOver: false);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.SuppressAsync("jo@acme.example");
        await lab.RestartAsync();
        await lab.RunOutRetriesAsync();
        Assert.Equal(LeadStatus.Skipped, await lab.StatusAsync(id));
        Assert.Single(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task Approval_waits_until_the_team_has_put_right_what_keeps_mail_from_leaving()
    {
        await using var lab = await LeadLab.StartAsync(
            workflow => workflow with { Messaging = workflow.Messaging with { Sender = new() { Email = "nobody" } } });
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var waiting = await lab.LeadAsync(id);
        Assert.Equal(LeadStatus.Scheduled, waiting.Status);
        Assert.Contains("messaging.sender.email", waiting.Explanation, StringComparison.Ordinal);

        var workflows = lab.Get<WorkflowStore>();
        var stored = await workflows.FindAsync(lab.Workflow.Id, CancellationToken.None);
        await workflows.TryReplaceAsync(
            stored!, stored!.Value with { Messaging = stored.Value.Messaging with { Sender = new() { Email = "kim@ours.example" } } }, CancellationToken.None);
        await lab.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.Null((await lab.LeadAsync(id)).Explanation);
    }

    [Fact]
    public async Task Approval_waits_for_a_transport_that_this_host_lacks()
    {
        await using var lab = await LeadLab.StartAsync(workflow => workflow with { Sending = new() { Transport = Transport.Acs } });
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.AdvanceAsync(TimeSpan.FromHours(3));
        var waiting = await lab.LeadAsync(id);
        Assert.Equal(LeadStatus.Scheduled, waiting.Status);
        Assert.Contains("no transport", waiting.Explanation, StringComparison.Ordinal);
        Assert.Single(await lab.EventsAsync(id), happened => happened == "sendWaits");
    }

    [Fact]
    public async Task Cut_off_attempt_is_asked_of_the_mail_system_that_was_tried_whatever_the_workflow_says_now()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Mailer.Die(afterTakingOver: true);
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        var workflows = lab.Get<WorkflowStore>();
        var stored = await workflows.FindAsync(lab.Workflow.Id, CancellationToken.None);
        await workflows.TryReplaceAsync(stored!, stored!.Value with { Sending = new() { Transport = Transport.Acs } }, CancellationToken.None);
        await lab.RestartAsync();
        await lab.RunOutRetriesAsync();
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }
}
