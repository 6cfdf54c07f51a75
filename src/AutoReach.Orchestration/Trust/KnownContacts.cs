using System.Globalization;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Signals;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>Whether somebody is in touch with a lead's company already: on the stated list, in an earlier thread, or just now with another contact.</summary>
public sealed class KnownContacts(LeadStore leads, WorkflowStore workflows, ContactedCompanies contacted, TimeProvider clock)
{
    /// <returns>A blocking flag, or none.</returns>
    public async Task<ContextFlag?> FindAsync(Workflow workflow, Lead lead, CancellationToken cancellationToken) =>
        Relationships.Stated(workflow.Relationships, lead.Prospect)
            ?? await EarlierThreadAsync(workflow, lead, cancellationToken)
            ?? await OtherContactAsync(workflow, lead, cancellationToken);

    private async Task<ContextFlag?> EarlierThreadAsync(Workflow workflow, Lead lead, CancellationToken cancellationToken)
    {
        await foreach (var other in workflows.AllAsync(cancellationToken))
            if (other.Id != workflow.Id
                && await leads.FindAsync(Core.LeadId.For(other.Id, lead.Prospect.Email), cancellationToken) is { Value: { Status: LeadStatus.Sent } sent })
                return Flag(string.Create(CultureInfo.InvariantCulture, $"{other.Name} wrote to this address on {sent.UpdatedAt:d MMMM yyyy}."));
        return null;
    }

    private async Task<ContextFlag?> OtherContactAsync(Workflow workflow, Lead lead, CancellationToken cancellationToken)
    {
        if (workflow.Relationships.OtherContactWithin == TimeSpan.Zero
            || await contacted.FindAsync(lead, cancellationToken) is not { } last || last.Lead == lead.Id
            || clock.GetUtcNow() - last.At >= workflow.Relationships.OtherContactWithin)
            return null;
        var other = (await leads.GetAsync(last.Lead, cancellationToken)).Prospect;
        return Flag(string.Create(CultureInfo.InvariantCulture, $"{other.Email} at this company was written to on {last.At:d MMMM yyyy}."));
    }

    private static ContextFlag Flag(string evidence) => new(FlagKind.Relationship, Blocking: true, evidence);
}
