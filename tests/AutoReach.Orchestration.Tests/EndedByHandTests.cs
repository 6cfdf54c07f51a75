using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>
/// A lead is ended from outside its flow while people have its proposal before them. Nobody resolves that review any more,
/// and the flow must neither turn over it for ever nor come in the way of the next run.
/// </summary>
public sealed class EndedByHandTests
{
    private static readonly TimeSpan BeyondExpiry = TimeSpan.FromDays(15);

    [Fact]
    public async Task Flow_of_a_lead_that_was_failed_by_hand_ends_instead_of_turning_at_expiry()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await FailedByHandAsync(lab);
        await lab.AdvanceAsync(BeyondExpiry); // comes back only when nothing is left to do
        Assert.Equal(LeadStatus.Failed, await lab.StatusAsync(id));
        Assert.Equal(InstanceState.Completed, (await InstanceAsync(lab, id.Value))?.State);
    }

    [Theory]
    [InlineData(0)] // the old flow still waits
    [InlineData(2)] // it has been woken to remind somebody
    [InlineData(15)] // it has come to the expiry
    public async Task Next_run_of_a_lead_that_was_failed_by_hand_goes_its_way(int daysLater)
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await FailedByHandAsync(lab);
        await lab.AdvanceAsync(TimeSpan.FromDays(daysLater));
        Assert.IsType<ControlAnswer.Done>(await lab.Control.RetryAsync(id, "ann", acceptDuplicateRisk: false, CancellationToken.None));
        await lab.SettleAsync();
        var again = await lab.LeadAsync(id);
        Assert.Equal((LeadStatus.AwaitingDecision, 2, 2), (again.Status, again.Run, again.Revision));
        await lab.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(LeadStatus.AwaitingDecision, await lab.StatusAsync(id));
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.AdvanceAsync(BeyondExpiry);
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.Single(lab.Mailer.SentToProspects);
        foreach (var instance in (string[])[id.Value, $"{id.Value}~2"])
            Assert.Equal(InstanceState.Completed, (await InstanceAsync(lab, instance))?.State);
        Assert.Empty(await lab.Get<WaitingReviews>().ListAsync(lab.Workflow.Id, Queue.Pending, QueueOrder.Age, null, null).ToListAsync());
    }

    private static async Task<LeadId> FailedByHandAsync(LeadLab lab)
    {
        var id = await lab.ProposedAsync();
        await lab.Leads.UpdateAsync(id, step: null, lead => new LeadChange(
            lead with { Status = LeadStatus.Failed, Explanation = "Ended by hand." },
            new NewEvent(new LeadEvent.LeadFailed(LeadStatus.Failed, "Ended by hand."), Actor.System)), CancellationToken.None);
        return id;
    }

    private static Task<InstanceSummary?> InstanceAsync(LeadLab lab, string instance) =>
        lab.Get<IOrchestrationClient>().FindAsync(instance, CancellationToken.None);
}
