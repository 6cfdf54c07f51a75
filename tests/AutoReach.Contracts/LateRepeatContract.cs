using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

/// <summary>
/// Each step is done again after every later step, and once more in every state that a lead waits or ends in. The end has
/// to be the one that it has without repeats, to the last line of the timeline. Derive, give a host, and inherit the test.
/// </summary>
public abstract class LateRepeatContract
{
    private static readonly LeadId Jo = LeadId.For(new WorkflowId("wf_lab"), EmailAddress.Of("jo@acme.example"));

    /// <summary>Ways of one lead and how it ends; time passes and people act. <c>stop</c> marks a state in which the lead stands still.</summary>
    private static readonly Dictionary<string, (LeadStatus End, Func<LeadHost, Func<Task>, Task> Acts)> Ways = new()
    {
        ["approved and sent"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await stop();
            await lab.DecideAsync(Jo, Verdict.Approve);
            await stop();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["edited and sent"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await lab.DecideAsync(Jo, Verdict.Edit, body: "Hi Jo, my own words.");
            await stop();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["rejected"] = (LeadStatus.Rejected, async (lab, stop) =>
        {
            await lab.DecideAsync(Jo, Verdict.Reject);
            await stop();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["undone, then approved"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await lab.DecideAsync(Jo, Verdict.Reject);
            await lab.HandleAsync(Jo, new ReviewCommand.Undo(LeadHost.Ann, LeadHost.UndoWindow));
            await lab.SettleAsync();
            await stop();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
            await lab.DecideAsync(Jo, Verdict.Approve);
            await stop();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["redrafted, then approved"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await lab.HandleAsync(Jo, new ReviewCommand.RequestRedraft("shorter", LeadHost.Ann));
            await lab.SettleAsync();
            await stop();
            await lab.DecideAsync(Jo, Verdict.Approve);
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["reminded, escalated, expired"] = (LeadStatus.Expired, async (lab, stop) =>
        {
            foreach (var days in (int[])[1, 2])
            {
                await lab.AdvanceAsync(TimeSpan.FromDays(days));
                await stop();
            }
            await lab.AdvanceAsync(TimeSpan.FromDays(11));
        }
        ),
        ["a skip that was right"] = (LeadStatus.Skipped, async (lab, stop) =>
        {
            await lab.DecideAsync(Jo, Verdict.Approve);
            await stop();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["a skip that is wanted"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await lab.DecideAsync(Jo, Verdict.Reject);
            await lab.AdvanceAsync(LeadHost.UndoWindow);
            await stop();
            await lab.DecideAsync(Jo, Verdict.Approve);
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["canceled while it waits"] = (LeadStatus.Canceled, async (lab, stop) =>
        {
            await stop();
            await lab.CancelAsync(Jo);
        }
        ),
        ["held before it leaves, then sent"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await lab.DecideAsync(Jo, Verdict.Approve);
            await lab.PauseAsync();
            await lab.AdvanceAsync(LeadHost.UndoWindow);
            await stop();
            await lab.ResumeAsync();
        }
        ),
        ["failed, then retried and sent"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            lab.Drafter.Meanwhile = () => throw new InvalidOperationException("no draft today");
            await lab.HandleAsync(Jo, new ReviewCommand.RequestRedraft("shorter", LeadHost.Ann));
            await lab.SettleAsync();
            await lab.RunOutRetriesAsync();
            await stop();
            lab.Drafter.Meanwhile = () => Task.CompletedTask;
            await lab.Control.RetryAsync(Jo, "ann", acceptDuplicateRisk: false, CancellationToken.None);
            await lab.SettleAsync();
            await stop();
            await lab.DecideAsync(Jo, Verdict.Approve);
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
        ["stale when it was approved, assessed anew, sent"] = (LeadStatus.Sent, async (lab, stop) =>
        {
            await lab.AdvanceAsync(TimeSpan.FromDays(9));
            await lab.DecideAsync(Jo, Verdict.Approve);
            await lab.AdvanceAsync(LeadHost.UndoWindow);
            await stop();
            await lab.DecideAsync(Jo, Verdict.Approve);
            await lab.AdvanceAsync(LeadHost.UndoWindow);
        }
        ),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    /// <param name="registry">Null: every step as usual.</param>
    protected abstract Task<LeadHost> StartAsync(Func<Workflow, Workflow> state, OrchestrationRegistry? registry);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_step_done_again_after_every_later_step_and_in_every_state_changes_nothing(string way)
    {
        var late = new LateSteps(afterEach: true);
        var stories = await Task.WhenAll(StoryAsync(way, null), StoryAsync(way, late));
        Assert.Contains($"{Ways[way].End}, indexed as {Ways[way].End}", stories[0]);
        Assert.Equal(stories[0], stories[1]);
        Assert.True(late.Repeats >= 50, $"only {late.Repeats} steps were repeated");
    }

    private async Task<IReadOnlyList<string>> StoryAsync(string way, LateSteps? late)
    {
        await using var lab = await StartAsync(
            workflow => workflow with
            {
                Messaging = workflow.Messaging with { Offer = "Draft 1, Draft 2, Draft 3, shorter" },
                Sending = workflow.Sending with { StaleAfter = TimeSpan.FromDays(8) },
            },
            late is null ? null : RepeatedSteps.Registry(late));
        lab.Qualifier.Wants = _ => !way.StartsWith("a skip", StringComparison.Ordinal);
        await lab.ProposedAsync();
        await Ways[way].Acts(lab, StopAsync);
        await StopAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(1)); // a loop that turned without waiting would never come back from here
        await StopAsync();
        return await ToldAsync(lab);

        async Task StopAsync()
        {
            if (late is null)
                return;
            await late.RepeatAllAsync();
            await lab.SettleAsync();
        }
    }

    /// <summary>Everything about the lead and its workflow that people, trust and learning read.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(LeadHost lab)
    {
        var lead = await lab.LeadAsync(Jo);
        var indexed = Assert.Single((await lab.Leads.ListAsync(lab.Workflow.Id, null, null, 10, CancellationToken.None)).Entries).Status;
        var waiting = await lab.Get<WaitingReviews>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Age, null, null).CountAsync();
        var trust = await lab.Get<TrustLog>().ReadAsync(lab.Workflow.Id, 0, CancellationToken.None);
        return
        [
            .. await lab.EventsAsync(Jo), $"{lead.Status}, indexed as {indexed}", $"revision {lead.Revision}, {lead.Gate?.Route}",
            $"{lab.Mailer.SentToProspects.Count} sent", $"{(await lab.LogAsync()).Count} logged", $"{waiting} waiting",
            .. trust.OfType<TrustEvent.Reviewed>().Select(reviewed => $"{reviewed.Answer}"),
        ];
    }
}
