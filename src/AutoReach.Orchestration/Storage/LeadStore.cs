using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;

namespace AutoReach.Orchestration.Storage;

/// <summary>An event to append; its place and time are given when it is written.</summary>
public sealed record NewEvent(LeadEvent What, string By);

/// <summary>A change of a lead and what is written with it, all or nothing.</summary>
public sealed record LeadChange(Lead Lead, params NewEvent[] Events)
{
    public IReadOnlyList<RowWrite> Alongside { get; init; } = [];
}

/// <summary>
/// Leads with their reviews, send intents and timeline, one partition a lead, so that every step is one atomic batch.
/// The index by workflow follows each batch and is mended by the next.
/// </summary>
public sealed class LeadStore(ITableStore store, TimeProvider clock)
{
    private const string LeadRow = "lead";

    internal static string ReviewRow(int revision) => string.Create(CultureInfo.InvariantCulture, $"review|{revision:D4}");

    internal static string IntentRow(string idempotencyKey) => $"intent|{idempotencyKey}";

    private static string EventRow(int number) => string.Create(CultureInfo.InvariantCulture, $"event|{number:D6}");

    private static string IndexRow(Lead lead) => string.Create(CultureInfo.InvariantCulture, $"{lead.CreatedAt.UtcTicks:D19}|{lead.Id}");

    public Task<Stored<Lead>?> FindAsync(LeadId id, CancellationToken cancellationToken) =>
        store.FindAsync<Lead>(Tables.Leads, id.Value, LeadRow, cancellationToken);

    /// <exception cref="KeyNotFoundException">There is no such lead.</exception>
    public async Task<Lead> GetAsync(LeadId id, CancellationToken cancellationToken) =>
        (await FindAsync(id, cancellationToken))?.Value ?? throw new KeyNotFoundException($"There is no lead {id}.");

    /// <returns>False when the lead exists already.</returns>
    public async Task<bool> TryAddAsync(Lead lead, NewEvent imported, CancellationToken cancellationToken)
    {
        var stamped = lead with { Events = 1, CreatedAt = clock.GetUtcNow(), UpdatedAt = clock.GetUtcNow() };
        var added = await store.WriteAsync(Tables.Leads, lead.Id.Value,
            [new RowWrite.Insert(LeadRow, CoreJson.Write(stamped)), Insert(imported, 1, stamped.CreatedAt)], cancellationToken);
        if (added.IsWritten)
            await IndexAsync(stamped, cancellationToken);
        return added.IsWritten;
    }

    /// <summary>Stores a copy of a proposal with its review. It stands in no index: it is no lead of the workflow.</summary>
    /// <param name="history">What is shown of how the proposal came to be.</param>
    /// <returns>False when the copy exists already.</returns>
    public async Task<bool> TryAddCopyAsync(
        Lead copy, ReviewState review, IReadOnlyList<TimelineEvent> history, NewEvent opened, CancellationToken cancellationToken) =>
        (await store.WriteAsync(Tables.Leads, copy.Id.Value,
        [
            new RowWrite.Insert(LeadRow, CoreJson.Write(copy with { Events = history.Count + 1 })),
            new RowWrite.Insert(ReviewRow(review.Revision), CoreJson.Write(review)),
            .. history.Select((happened, place) => new RowWrite.Insert(EventRow(place + 1), CoreJson.Write(happened))),
            Insert(opened, history.Count + 1, review.OpenedAt),
        ], cancellationToken)).IsWritten;

    /// <summary>
    /// Applies a change by compare-and-set until it is in. Written once under a step of the lead's own run, however often
    /// and however late the step is repeated.
    /// </summary>
    /// <param name="step">Null: a change that no orchestration of the lead makes.</param>
    /// <param name="change">Pure; null leaves the lead as it is. Called again after a lost race.</param>
    /// <returns>The lead as it stands afterwards.</returns>
    /// <exception cref="InvalidOperationException">A row that was to be new is there already: nobody may try for ever.</exception>
    public async Task<Lead> UpdateAsync(LeadId id, StepKey? step, Func<Lead, LeadChange?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = await FindAsync(id, cancellationToken) ?? throw new KeyNotFoundException($"There is no lead {id}.");
            if (step is { } known && current.Value.HasDone(known))
                return await ReindexedAsync(current.Value, cancellationToken);
            if (change(current.Value) is not { } wanted)
                return current.Value;
            if (step is { } own && current.Value.OwnsStep(own))
                wanted = wanted with { Lead = wanted.Lead with { LastStep = own.ToString() } };
            switch (await ReplaceAsync(current, wanted, cancellationToken))
            {
                case (var written, WriteResult.Written):
                    return written;
                case (_, WriteResult.Conflict { Row: var row }) when row != LeadRow && (await FindAsync(id, cancellationToken))?.ETag == current.ETag:
                    throw new InvalidOperationException($"Row '{row}' of lead {id} stands in the way of this change and will not go away.");
            }
        }
    }

    /// <summary>Applies a change that somebody outside names by a key, once for good, however often it is told.</summary>
    /// <returns>False when it was applied before.</returns>
    public async Task<bool> UpdateOnceAsync(LeadId id, string key, Func<Lead, LeadChange> change, CancellationToken cancellationToken)
    {
        var row = $"once|{key}";
        while (await store.GetAsync(Tables.Leads, new RowKey(id.Value, row), cancellationToken) is null)
        {
            var current = await FindAsync(id, cancellationToken) ?? throw new KeyNotFoundException($"There is no lead {id}.");
            var wanted = change(current.Value);
            wanted = wanted with { Alongside = [.. wanted.Alongside, new RowWrite.Insert(row, CoreJson.Write(clock.GetUtcNow()))] };
            if (await TryReplaceAsync(current, wanted, cancellationToken) is not null)
                return true;
        }
        return false;
    }

    /// <returns>The lead as written; null when it or a row alongside has changed since it was read.</returns>
    public async Task<Lead?> TryReplaceAsync(Stored<Lead> current, LeadChange change, CancellationToken cancellationToken) =>
        await ReplaceAsync(current, change, cancellationToken) is (var written, WriteResult.Written) ? written : null;

    private async Task<(Lead Lead, WriteResult Result)> ReplaceAsync(Stored<Lead> current, LeadChange change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = current.Value.Events;
        var next = change.Lead with { Events = first + change.Events.Length, UpdatedAt = now };
        RowWrite[] writes =
        [
            new RowWrite.Replace(LeadRow, CoreJson.Write(next), current.ETag),
            .. change.Events.Select((happened, place) => Insert(happened, first + place + 1, now)),
            .. change.Alongside,
        ];
        var result = await store.WriteAsync(Tables.Leads, next.Id.Value, writes, cancellationToken);
        if (result.IsWritten && next.Status != current.Value.Status)
            await IndexAsync(next, cancellationToken);
        return (next, result);
    }

    public Task<Stored<ReviewState>?> FindReviewAsync(LeadId id, int revision, CancellationToken cancellationToken) =>
        store.FindAsync<ReviewState>(Tables.Leads, id.Value, ReviewRow(revision), cancellationToken);

    /// <exception cref="KeyNotFoundException">That proposal was never put before people.</exception>
    public async Task<ReviewState> GetReviewAsync(LeadId id, int revision, CancellationToken cancellationToken) =>
        (await FindReviewAsync(id, revision, cancellationToken))?.Value ?? throw new KeyNotFoundException($"Lead {id} has no review of revision {revision}.");

    public Task<Stored<SendIntent>?> FindIntentAsync(LeadId id, string idempotencyKey, CancellationToken cancellationToken) =>
        store.FindAsync<SendIntent>(Tables.Leads, id.Value, IntentRow(idempotencyKey), cancellationToken);

    /// <summary>Whether an attempt to send was begun whose end nobody has recorded: the email may be on its way.</summary>
    public async Task<bool> IsOnItsWayAsync(LeadId id, CancellationToken cancellationToken) =>
        (await store.ListAsync<SendIntent>(Tables.Leads, RowRange.WithPrefix(id.Value, IntentRow("")), cancellationToken))
            .Any(intent => intent.Delivery is null);

    /// <summary>The whole history, oldest first.</summary>
    public async Task<IReadOnlyList<TimelineEvent>> TimelineAsync(LeadId id, CancellationToken cancellationToken)
    {
        var events = new List<TimelineEvent>();
        await foreach (var row in store.ScanAsync(Tables.Leads, RowRange.WithPrefix(id.Value, "event|"), cancellationToken))
            events.Add(CoreJson.Read<TimelineEvent>(row.Content));
        return events;
    }

    /// <summary>A workflow's leads in order of arrival, from after a cursor.</summary>
    public async Task<LeadPage> ListAsync(WorkflowId workflow, LeadStatus? status, string? after, int limit, CancellationToken cancellationToken)
    {
        var entries = new List<IndexEntry>();
        var range = new RowRange(workflow.Value, after is null ? null : after + "\0", Limit: status is null ? limit + 1 : 1000);
        string? last = null;
        await foreach (var row in store.ScanAsync(Tables.LeadIndex, range, cancellationToken))
        {
            var entry = CoreJson.Read<IndexEntry>(row.Content);
            if (status is not null && entry.Status != status)
                continue;
            if (entries.Count == limit)
                return new LeadPage(entries, last);
            entries.Add(entry);
            last = row.Key.Row;
        }
        return new LeadPage(entries, null);
    }

    /// <summary>How many of a workflow's leads stand where. Reads the whole index.</summary>
    public async Task<IReadOnlyDictionary<LeadStatus, int>> CountAsync(WorkflowId workflow, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<LeadStatus, int>();
        await foreach (var row in store.ScanAsync(Tables.LeadIndex, new RowRange(workflow.Value), cancellationToken))
        {
            var status = CoreJson.Read<IndexEntry>(row.Content).Status;
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }
        return counts;
    }

    /// <summary>Puts the index right for a finished lead: no later change would mend what a crash after its last one left.</summary>
    public async Task<Lead> ReindexedAsync(Lead lead, CancellationToken cancellationToken)
    {
        await IndexAsync(lead, cancellationToken);
        return lead;
    }

    private Task IndexAsync(Lead lead, CancellationToken cancellationToken) => lead.CopyOf is not null ? Task.CompletedTask : store.UpsertAsync(
        Tables.LeadIndex, lead.WorkflowId.Value, IndexRow(lead), new IndexEntry(lead.Id, lead.Status), cancellationToken);

    private static RowWrite.Insert Insert(NewEvent happened, int number, DateTimeOffset at) =>
        new(EventRow(number), CoreJson.Write(new TimelineEvent(at, happened.By, happened.What)));
}

public sealed record IndexEntry(LeadId Id, LeadStatus Status);

/// <param name="Entries">In order of arrival.</param>
/// <param name="Next">Cursor of the following page; null at the end.</param>
public sealed record LeadPage(IReadOnlyList<IndexEntry> Entries, string? Next);
