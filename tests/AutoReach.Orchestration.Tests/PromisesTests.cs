using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>What was accepted is done, whatever is lost or repeated on the way.</summary>
public class PromisesTests
{
    [Fact]
    public async Task Decision_whose_signal_was_lost_is_picked_up()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        lab.Losses.Signals = true;
        await lab.DecideAsync(id, Verdict.Approve);
        lab.Losses.Signals = false;
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(lab.Mailer.Attempts);
        Assert.Equal(1, await lab.Get<Reconciler>().RunAsync(TimeSpan.FromMinutes(1), CancellationToken.None));
        await lab.SettleAsync();
        Assert.Single(lab.Mailer.Sent);
        Assert.Equal(0, await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Client_that_repeats_its_decision_mends_a_lost_signal()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        lab.Losses.Signals = true;
        await lab.DecideAsync(id, Verdict.Approve);
        lab.Losses.Signals = false;
        await lab.AdvanceAsync(TimeSpan.FromMinutes(5));
        await lab.DecideAsync(id, Verdict.Approve);
        Assert.Single(lab.Mailer.Sent);
    }

    [Fact]
    public async Task Start_that_was_not_handed_over_is_picked_up()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Losses.Starts = true;
        var id = (await lab.ImportAsync("jo@acme.example"))[0];
        await lab.Get<Storage.Outbox>().PromiseStartsAsync("batch", [id, new LeadId("ld_never_stored")], CancellationToken.None);
        lab.Losses.Starts = false;
        await lab.RestartAsync();
        Assert.Equal(LeadStatus.Queued, await lab.StatusAsync(id));
        Assert.Equal(0, await lab.Get<Reconciler>().RunAsync(TimeSpan.FromMinutes(1), CancellationToken.None));
        await lab.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await lab.Get<Reconciler>().RunAsync(TimeSpan.FromMinutes(1), CancellationToken.None));
        await lab.SettleAsync();
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
        Assert.Equal(0, await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Step_done_twice_writes_nothing_twice()
    {
        var registry = RepeatedSteps.Registry();
        Assert.Equal(OrchestrationSetup.Registry().ActivityNames.Order(), registry.ActivityNames.Order());
        var twice = await StoryAsync(registry);
        Assert.Equal(await StoryAsync(null), twice);

        static async Task<string> StoryAsync(OrchestrationRegistry? registry)
        {
            await using var lab = await LeadLab.StartAsync(registry: registry);
            lab.Qualifier.Wants = prospect => prospect.Email.Domain != "poor.example";
            await lab.SuppressAsync("no@suppressed.example");
            var ids = await lab.ImportAsync("jo@acme.example", "al@poor.example", "no@suppressed.example", "ex@pired.example", "ca@nceled.example");
            await lab.SettleAsync();
            await lab.CancelAsync(ids[4]);
            await lab.HandleAsync(ids[0], new ReviewCommand.RequestRedraft("shorter", LeadLab.Ann));
            await lab.DecideAsync(ids[1], Verdict.Reject);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await lab.ApproveAsync(ids[0]);
            await lab.PauseAsync();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await lab.ResumeAsync();
            await lab.DecideAsync(ids[1], Verdict.Edit, body: "two\r\nlines");
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            foreach (var days in new[] { 1, 2, 12 })
                await lab.AdvanceAsync(TimeSpan.FromDays(days));
            Assert.Equal(2, lab.Mailer.Attempts.Count);
            var stories = new List<string>();
            foreach (var id in ids)
                stories.Add($"{await lab.StatusAsync(id)}: {string.Join(' ', await lab.EventsAsync(id))}");
            stories.AddRange((await lab.LogAsync()).Select(entry => $"{entry.Lead} {entry.Decision.Revision} {entry.Decision.Verdict}"));
            return string.Join('\n', stories);
        }
    }

    [Fact]
    public async Task Resume_that_passes_a_lead_just_being_held_does_not_leave_it_behind()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.StoreTroubles.BeforeWrite = table => table == "held" // the resume has looked for held leads already
            ? lab.Get<Storage.WorkflowStore>().SetStateAsync(lab.Workflow.Id, WorkflowState.Running, CancellationToken.None)
            : Task.CompletedTask;
        await lab.PauseAsync();
        lab.Drafter.Meanwhile = lab.PauseAsync;
        var id = await lab.ProposedAsync();
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
        await lab.ApproveAsync(id);
        await lab.PauseAsync();
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Restart_at_every_stop_changes_nothing()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.RestartAsync();
        await lab.ApproveAsync(id);
        await lab.RestartAsync();
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.RestartAsync();
        await lab.SettleAsync();
        Assert.Single(lab.Mailer.Attempts);
        Assert.Single(lab.Researcher.Asked);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
    }

    [Fact]
    public async Task Two_contacts_of_a_company_wait_for_one_reading_of_its_site()
    {
        await using var lab = await LeadLab.StartAsync();
        var holdup = new TaskCompletionSource();
        lab.Researcher.Holdup = holdup.Task;
        var rows = await lab.ImportAsync(
            [LeadLab.Row("jo@acme.example", "https://www.acme.example/"), LeadLab.Row("al@mail.example", "acme.example/about"),
            LeadLab.Row("bo@other.example")]);
        await LeadLab.UntilAsync(() => lab.Researcher.Asked.Count == 2);
        holdup.SetResult();
        await lab.SettleAsync();
        Assert.Equal(["acme.example", "other.example"], lab.Researcher.Asked.Order());
        foreach (var row in rows)
            Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(row.LeadId!.Value));
    }

    [Fact]
    public async Task Retry_that_was_not_handed_over_is_picked_up()
    {
        await using var lab = await LeadLab.StartAsync();
        lab.Researcher.Failures = 5;
        var id = await lab.ProposedAsync();
        await lab.RunOutRetriesAsync();
        var store = lab.Get<Storage.Outbox>();
        lab.Losses.Starts = true;
        await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: false, CancellationToken.None);
        lab.Losses.Starts = false;
        await store.PromiseStartsAsync($"retry|{id}", [id], CancellationToken.None); // as it stands when the process ends before the start
        await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.SettleAsync();
        Assert.Equal((LeadStatus.AwaitingDecision, 2), ((await lab.LeadAsync(id)).Status, (await lab.LeadAsync(id)).Run));
    }
}
