using AutoReach.Core;
using AutoReach.Core.Leads;

namespace AutoReach.Orchestration.Storage;

/// <summary>Who at a company was written to last.</summary>
public sealed record Contacted(LeadId Lead, DateTimeOffset At);

/// <summary>Which companies a workflow has written to: one row a company, so that of several contacts one goes first.</summary>
public sealed class ContactedCompanies(ITableStore store)
{
    public async Task<Contacted?> FindAsync(Lead lead, CancellationToken cancellationToken) =>
        (await store.FindAsync<Contacted>(Tables.Contacted, lead.WorkflowId.Value, KeyOf(lead), cancellationToken))?.Value;

    public Task RecordAsync(Lead lead, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Contacted, lead.WorkflowId.Value, KeyOf(lead), new Contacted(lead.Id, at), cancellationToken);

    /// <summary>Takes the company for this lead by compare-and-set, before its email leaves.</summary>
    /// <returns>False when another contact was, or is being, written to within the time.</returns>
    public async Task<bool> TryTakeAsync(Lead lead, TimeSpan within, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await store.FindAsync<Contacted>(Tables.Contacted, lead.WorkflowId.Value, KeyOf(lead), cancellationToken);
            if (known is { Value: var last } && last.Lead != lead.Id && now - last.At < within)
                return false;
            var taken = new Contacted(lead.Id, now);
            if (known is null
                ? await store.TryInsertAsync(Tables.Contacted, lead.WorkflowId.Value, KeyOf(lead), taken, cancellationToken)
                : await store.TryReplaceAsync(Tables.Contacted, lead.WorkflowId.Value, KeyOf(lead), taken, known.ETag, cancellationToken))
                return true;
        }
    }

    private static string KeyOf(Lead lead) => lead.Research?.Company ?? "@" + lead.Prospect.Email.Domain;
}
