using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Records how a lead ended.</summary>
public sealed class Conclude(LeadStore leads) : IActivity<Conclusion, LeadStatus>
{
    public static readonly Activity<Conclusion, LeadStatus> Step = new("conclude");

    public async Task<LeadStatus> RunAsync(ActivityContext context, Conclusion conclusion, CancellationToken cancellationToken)
    {
        if (conclusion.Status == LeadStatus.Failed && await leads.IsOnItsWayAsync(conclusion.Lead, cancellationToken))
            conclusion = conclusion with
            {
                Status = LeadStatus.Unknown,
                Explanation =
                $"It may or may not have been sent. Look in the mail system before you try again. {conclusion.Explanation}"
            };
        var concluded = await leads.UpdateAsync(conclusion.Lead, context.Step, lead => IsOver(lead, conclusion, context) ? null : new LeadChange(
            lead with { Status = conclusion.Status, Explanation = conclusion.Explanation ?? lead.Explanation },
            new NewEvent(conclusion.Status == LeadStatus.Failed
                ? new LeadEvent.LeadFailed(conclusion.Status, conclusion.Explanation)
                : new LeadEvent.LeadConcluded(conclusion.Status, conclusion.Explanation), Actor.System)),
            cancellationToken);
        return (await leads.ReindexedAsync(concluded, cancellationToken)).Status;
    }

    /// <summary>A retried lead belongs to its new run, and a failure says nothing of one that was canceled, sent or skipped before it.</summary>
    private static bool IsOver(Lead lead, Conclusion conclusion, ActivityContext context) =>
        lead.InstanceId != context.InstanceId
        || (conclusion.Status == LeadStatus.Failed && lead.Status is LeadStatus.Canceled or LeadStatus.Sent or LeadStatus.Skipped);
}
