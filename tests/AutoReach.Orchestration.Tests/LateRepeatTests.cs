using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>
/// Each step is done again after every later step, and once more in every state that a lead waits or ends in. The end has
/// to be the one that it has without repeats, to the last line of the timeline.
/// </summary>
public sealed class LateRepeatTests
{
    private static readonly LeadId Lead = LeadId.For(new WorkflowId("wf_lab"), EmailAddress.Of("jo@acme.example"));

    /// <summary>Ways of one lead; in each, time passes and people act. <c>stop</c> marks a state in which the lead stands still.</summary>
    private static readonly Dictionary<string, Func<LeadLab, Func<Task>, Task>> Ways = new()
    {
        ["approved and sent"] = async (lab, stop) =>
        {
            await stop();
            await lab.DecideAsync(Lead, Verdict.Approve);
            await stop();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["edited and sent"] = async (lab, stop) =>
        {
            await lab.DecideAsync(Lead, Verdict.Edit, body: "Hi Jo, my own words.");
            await stop();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["rejected"] = async (lab, stop) =>
        {
            await lab.DecideAsync(Lead, Verdict.Reject);
            await stop();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["undone, then approved"] = async (lab, stop) =>
        {
            await lab.DecideAsync(Lead, Verdict.Reject);
            await lab.HandleAsync(Lead, new ReviewCommand.Undo(LeadLab.Ann, LeadLab.UndoWindow));
            await lab.SettleAsync();
            await stop();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await lab.DecideAsync(Lead, Verdict.Approve);
            await stop();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["redrafted, then approved"] = async (lab, stop) =>
        {
            await lab.HandleAsync(Lead, new ReviewCommand.RequestRedraft("shorter", LeadLab.Ann));
            await lab.SettleAsync();
            await stop();
            await lab.DecideAsync(Lead, Verdict.Approve);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["reminded, escalated, expired"] = async (lab, stop) =>
        {
            foreach (var days in (int[])[1, 2])
            {
                await lab.AdvanceAsync(TimeSpan.FromDays(days));
                await stop();
            }
            await lab.AdvanceAsync(TimeSpan.FromDays(11));
        },
        ["a skip that was right"] = async (lab, stop) =>
        {
            await lab.DecideAsync(Lead, Verdict.Approve);
            await stop();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["a skip that is wanted"] = async (lab, stop) =>
        {
            await lab.DecideAsync(Lead, Verdict.Reject);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await stop();
            await lab.DecideAsync(Lead, Verdict.Approve);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["canceled while it waits"] = async (lab, stop) =>
        {
            await stop();
            await lab.CancelAsync(Lead);
        },
        ["held before it leaves, then sent"] = async (lab, stop) =>
        {
            await lab.DecideAsync(Lead, Verdict.Approve);
            await lab.PauseAsync();
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await stop();
            await lab.ResumeAsync();
        },
        ["failed, then retried and sent"] = async (lab, stop) =>
        {
            lab.Drafter.Meanwhile = () => throw new InvalidOperationException("no draft today");
            await lab.HandleAsync(Lead, new ReviewCommand.RequestRedraft("shorter", LeadLab.Ann));
            await lab.SettleAsync();
            await lab.RunOutRetriesAsync();
            await stop();
            lab.Drafter.Meanwhile = () => Task.CompletedTask;
            await lab.Control.RetryAsync(Lead, "ann", acceptDuplicateRisk: false, CancellationToken.None);
            await lab.SettleAsync();
            await stop();
            await lab.DecideAsync(Lead, Verdict.Approve);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
        ["stale when it was approved, assessed anew, sent"] = async (lab, stop) =>
        {
            await lab.AdvanceAsync(TimeSpan.FromDays(9));
            await lab.DecideAsync(Lead, Verdict.Approve);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await stop();
            await lab.DecideAsync(Lead, Verdict.Approve);
            await lab.AdvanceAsync(LeadLab.UndoWindow);
        },
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_step_done_again_after_every_later_step_and_in_every_state_changes_nothing(string way)
    {
        var (expected, _) = await StoryAsync(way, null);
        var late = new LateSteps(afterEach: true);
        var (found, repeats) = await StoryAsync(way, late);
        Assert.Equal(expected, found);
        Assert.True(repeats >= 50, $"only {repeats} steps were repeated");
    }

    private static async Task<(IReadOnlyList<string> Story, int Repeats)> StoryAsync(string way, LateSteps? late)
    {
        await using var lab = await LeadLab.StartAsync(
            workflow => workflow with
            {
                Messaging = workflow.Messaging with { Offer = "Draft 1, Draft 2, Draft 3, shorter" },
                Sending = workflow.Sending with { StaleAfter = TimeSpan.FromDays(8) },
            },
            late is null ? null : RepeatedSteps.Registry(late));
        lab.Qualifier.Wants = _ => !way.StartsWith("a skip", StringComparison.Ordinal);
        await lab.ProposedAsync();
        await Ways[way](lab, StopAsync);
        await StopAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(1)); // a loop that turned without waiting would never come back from here
        await StopAsync();
        var lead = await lab.LeadAsync(Lead);
        var indexed = Assert.Single((await lab.Leads.ListAsync(lab.Workflow.Id, null, null, 10, CancellationToken.None)).Entries).Status;
        var waiting = await lab.Get<WaitingReviews>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Age, null, null).CountAsync();
        return (
        [
            .. await lab.EventsAsync(Lead), $"{lead.Status}, indexed as {indexed}", $"revision {lead.Revision}, {lead.Gate?.Route}",
            $"{lab.Mailer.SentToProspects.Count} sent", $"{(await lab.LogAsync()).Count} logged", $"{waiting} waiting",
            .. (await lab.TrustEventsAsync()).OfType<TrustEvent.Reviewed>().Select(reviewed => $"{reviewed.Answer}"),
        ], late?.Repeats ?? 0);

        async Task StopAsync()
        {
            if (late is null)
                return;
            await late.RepeatAllAsync();
            await lab.SettleAsync();
        }
    }
}
