using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Intake;

public enum RowStatus { Accepted, Duplicate, Rejected }

/// <param name="Row">Place in the request, from 1.</param>
/// <param name="Reason">Why it was rejected, or what of an accepted row was left out.</param>
public sealed record RowResult(int Row, RowStatus Status, LeadId? LeadId, string? Reason);

/// <summary>Stores leads and starts their orchestrations. A result that says accepted survives any crash.</summary>
public sealed class LeadIntake(LeadStore leads, Outbox outbox, IOrchestrationClient client)
{
    private const int ChunkSize = 200;
    private const int AtOnce = 32;

    /// <summary>Takes in rows as they come, holding one chunk of them in memory.</summary>
    /// <param name="requestKey">The same when the request is repeated: what it brought the first time is then accepted again, not duplicate.</param>
    /// <returns>One result a row, in order.</returns>
    public async IAsyncEnumerable<RowResult> TakeAsync(
        WorkflowId workflow, IAsyncEnumerable<ProspectInput> rows, string requestKey, string source,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var row = 0;
        await foreach (var chunk in rows.Chunk(ChunkSize).WithCancellation(cancellationToken))
        {
            var parsed = chunk.Select(input => (Row: ++row, Parsed: ProspectParser.Parse(input))).ToList();
            foreach (var result in await TakeChunkAsync(workflow, parsed, requestKey, source, cancellationToken))
                yield return result;
        }
    }

    private async Task<IEnumerable<RowResult>> TakeChunkAsync(
        WorkflowId workflow, List<(int Row, ParsedProspect Parsed)> chunk, string requestKey, string source, CancellationToken cancellationToken)
    {
        var results = new RowResult[chunk.Count];
        var first = new Dictionary<LeadId, (int Place, Lead Lead, string? Note)>();
        for (var place = 0; place < chunk.Count; place++)
            results[place] = chunk[place] switch
            {
                (var row, ParsedProspect.Rejected rejected) => new RowResult(row, RowStatus.Rejected, null, rejected.Reason),
                (var row, ParsedProspect.Accepted accepted) => Remember(first, workflow, accepted, requestKey, row, place),
                _ => throw new InvalidOperationException("A row is accepted or rejected."),
            };
        if (first.Count == 0)
            return results;
        var batch = Digest.Base32(string.Join('\n', first.Keys), bytes: 16);
        await outbox.PromiseStartsAsync(batch, [.. first.Keys], cancellationToken);
        await Parallel.ForEachAsync(first.Values, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (entry, stop) => results[entry.Place] = await StoreAndStartAsync(entry.Lead, results[entry.Place], source, stop));
        await outbox.StartsKeptAsync(batch, cancellationToken);
        return results;
    }

    private static RowResult Remember(
        Dictionary<LeadId, (int, Lead, string?)> first, WorkflowId workflow, ParsedProspect.Accepted accepted, string requestKey, int row, int place)
    {
        var id = LeadId.For(workflow, accepted.Prospect.Email);
        var lead = new Lead
        {
            Id = id,
            WorkflowId = workflow,
            Prospect = accepted.Prospect,
            IntakeKey = string.Create(
            CultureInfo.InvariantCulture, $"{requestKey}|{row}")
        };
        return first.TryAdd(id, (place, lead, accepted.Note))
            ? new RowResult(row, RowStatus.Accepted, id, accepted.Note)
            : new RowResult(row, RowStatus.Duplicate, id, "The same address stands in an earlier row.");
    }

    private async Task<RowResult> StoreAndStartAsync(Lead lead, RowResult hoped, string source, CancellationToken cancellationToken)
    {
        var isNew = await leads.TryAddAsync(lead, new NewEvent(new LeadEvent.LeadImported(), source), cancellationToken);
        var stored = isNew ? lead : await leads.GetAsync(lead.Id, cancellationToken);
        if (stored.Status == LeadStatus.Queued)
            await client.StartAsync(LeadOrchestration.Flow, stored.InstanceId, stored.Id, cancellationToken);
        return isNew || stored.IntakeKey == lead.IntakeKey
            ? hoped
            : hoped with { Status = RowStatus.Duplicate, Reason = "This workflow has a lead with this address already." };
    }
}
