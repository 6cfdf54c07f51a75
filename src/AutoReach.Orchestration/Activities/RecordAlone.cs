using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <summary>Records what the AI did without a person, so that audits can draw from it.</summary>
public sealed class RecordAlone(LeadStore leads, TrustDesk trust) : IActivity<ReviewOf, bool>
{
    public static readonly Activity<ReviewOf, bool> Step = new("recordAlone");

    /// <returns>False when nothing was done: it was canceled or stopped on the way.</returns>
    public async Task<bool> RunAsync(ActivityContext context, ReviewOf proposal, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(proposal.Lead, cancellationToken);
        if (lead is not { Gate: { Route: GateRoute.Alone } gate, Action: { } action } || lead.Revision != proposal.Revision || lead.Status != EndOf(action))
            return false;
        var item = new GatedItem(lead.Id, lead.Revision, action, gate);
        await trust.RecordAsync(lead.WorkflowId, $"alone|{lead.Id}|{lead.Revision}", (_, now) =>
            new TrustEvent.ActedAlone(now.At, now.Week, item), cancellationToken);
        return true;
    }

    private static LeadStatus EndOf(ProposedAction action) => action == ProposedAction.Send ? LeadStatus.Sent : LeadStatus.Skipped;
}
