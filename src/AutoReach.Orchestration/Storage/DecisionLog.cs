using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Orchestration.Storage;

/// <summary>One decision with the lead exactly as it was proposed: all that learning, trust and metrics are folded from.</summary>
public sealed record LoggedDecision(Lead Proposed, Decision Decision);

/// <summary>Append-only, in order of time; the truth that every snapshot can be rebuilt from.</summary>
public sealed class DecisionLog(ITableStore store)
{
    /// <summary>Idempotent: the same decision is one entry, however often it is appended.</summary>
    public Task AppendAsync(LoggedDecision entry, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Decisions, entry.Proposed.WorkflowId.Value, RowOf(entry), entry, cancellationToken);

    public async IAsyncEnumerable<LoggedDecision> ReadAsync(
        WorkflowId workflow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Tables.Decisions, new RowRange(workflow.Value), cancellationToken))
            yield return CoreJson.Read<LoggedDecision>(row.Content);
    }

    private static string RowOf(LoggedDecision entry) => string.Create(CultureInfo.InvariantCulture,
        $"{entry.Decision.At.UtcTicks:D19}|{entry.Proposed.Id}|{entry.Decision.Revision:D4}");
}
