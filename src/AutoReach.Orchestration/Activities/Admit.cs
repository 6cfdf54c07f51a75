using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

public enum Admission { Admitted, Held, Refused }

/// <summary>Lets a lead in, unless its workflow is stopped or its address may not be written to.</summary>
public sealed class Admit(LeadStore leads, SuppressionList suppressions, HeldLeads held) : IActivity<LeadId, Admission>
{
    public static readonly Activity<LeadId, Admission> Step = new("admit");

    public async Task<Admission> RunAsync(ActivityContext context, LeadId id, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(id, cancellationToken);
        if (lead.HasDone(context.Step))
            return (await leads.ReindexedAsync(lead, cancellationToken)).IsFinished ? Admission.Refused : Admission.Admitted;
        if (lead.IsFinished)
        {
            await leads.ReindexedAsync(lead, cancellationToken);
            return Admission.Refused;
        }
        if (await suppressions.FindAsync(lead.Prospect.Email, cancellationToken) is { } suppression)
        {
            await leads.UpdateAsync(id, context.Step, current => current.IsFinished ? null : new LeadChange(
                current with { Status = LeadStatus.Skipped, Explanation = $"The address is on the suppression list: {suppression.Reason}" },
                new NewEvent(new LeadEvent.LeadSuppressed(suppression.Reason), Actor.System)), cancellationToken);
            return Admission.Refused;
        }
        if (await held.HoldWhileStoppedAsync(lead, cancellationToken))
            return Admission.Held;
        await leads.UpdateAsync(id, context.Step, current => current.IsFinished ? null : new LeadChange(
            current with { Status = LeadStatus.Researching }, new NewEvent(new LeadEvent.ResearchStarted(), Actor.Ai)), cancellationToken);
        return Admission.Admitted;
    }
}
