using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Records how a lead ended.</summary>
public sealed class Conclude(LeadStore leads) : IActivity<Conclusion, LeadStatus>
{
    public static readonly Activity<Conclusion, LeadStatus> Step = new("conclude");

    public async Task<LeadStatus> RunAsync(ActivityContext context, Conclusion conclusion, CancellationToken cancellationToken)
    {
        var concluded = await leads.UpdateAsync(conclusion.Lead, context.StepKey, lead => new LeadChange(
            lead with { Status = conclusion.Status, Explanation = conclusion.Explanation ?? lead.Explanation },
            new NewEvent(conclusion.Status == LeadStatus.Failed ? "leadFailed" : "leadConcluded", Actor.System, ("status", conclusion.Status), ("why", conclusion.Explanation))),
            cancellationToken);
        return concluded.Status;
    }
}
