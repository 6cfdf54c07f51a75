using System.Globalization;
using System.Security.Cryptography;
using AutoReach.Core;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Storage;

/// <summary>
/// What was promised to a client and the runtime has not taken over yet. A row is written before the promise and
/// deleted when an instance has acted on it, so a crash in between loses nothing: the reconciler reads what is left.
/// </summary>
public sealed class Outbox(ITableStore store, TimeProvider clock)
{
    private const string Starts = "starts";
    private const string Wakes = "wakes";
    private const string Notices = "notices";
    private const string Traces = "traces";

    /// <summary>Leads that are about to be stored and started.</summary>
    public Task PromiseStartsAsync(string batch, IReadOnlyList<LeadId> leads, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Outbox, Starts, batch, new StartPromise(leads, clock.GetUtcNow()), cancellationToken);

    public Task StartsKeptAsync(string batch, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Outbox, Starts, batch, cancellationToken);

    /// <summary>A resolution that is about to be stored.</summary>
    public Task PromiseWakeAsync(LeadId lead, int revision, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Outbox, Wakes, WakeRow(lead, revision), new WakePromise(lead, revision, clock.GetUtcNow()), cancellationToken);

    public Task WakeKeptAsync(LeadId lead, int revision, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Outbox, Wakes, WakeRow(lead, revision), cancellationToken);

    /// <summary>A lead is about to change in a way that its index, its place in the queue or its orchestration has to follow.</summary>
    /// <returns>Names the promise, since several may be open for one lead.</returns>
    public async Task<string> PromiseTracesAsync(LeadId lead, CancellationToken cancellationToken)
    {
        var promise = $"{lead}|{Digest.Base32(RandomNumberGenerator.GetBytes(10))}";
        await store.UpsertAsync(Tables.Outbox, Traces, promise, new TracesPromise(lead, clock.GetUtcNow()), cancellationToken);
        return promise;
    }

    public Task TracesKeptAsync(string promise, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Outbox, Traces, promise, cancellationToken);

    public IAsyncEnumerable<(string Id, TracesPromise Promise)> OpenTracesAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Outbox, new RowRange(Traces), cancellationToken)
            .Select(row => (row.Key.Row, CoreJson.Read<TracesPromise>(row.Content)));

    /// <summary>An event of a trust log that is about to be stored and that the team should hear of.</summary>
    public Task PromiseNoticeAsync(NoticeOf notice, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Outbox, Notices, notice.InstanceId, new NoticePromise(notice, clock.GetUtcNow()), cancellationToken);

    public Task NoticeKeptAsync(NoticeOf notice, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Outbox, Notices, notice.InstanceId, cancellationToken);

    public IAsyncEnumerable<(string Batch, StartPromise Promise)> OpenStartsAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Outbox, new RowRange(Starts, Limit: 20), cancellationToken)
            .Select(row => (row.Key.Row, CoreJson.Read<StartPromise>(row.Content)));

    public IAsyncEnumerable<WakePromise> OpenWakesAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Outbox, new RowRange(Wakes), cancellationToken)
            .Select(row => CoreJson.Read<WakePromise>(row.Content));

    public IAsyncEnumerable<NoticePromise> OpenNoticesAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Outbox, new RowRange(Notices), cancellationToken)
            .Select(row => CoreJson.Read<NoticePromise>(row.Content));

    private static string WakeRow(LeadId lead, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{lead}|{revision:D4}");
}

public sealed record StartPromise(IReadOnlyList<LeadId> Leads, DateTimeOffset At);

public sealed record TracesPromise(LeadId Lead, DateTimeOffset At);

public sealed record NoticePromise(NoticeOf Notice, DateTimeOffset At);

public sealed record WakePromise(LeadId Lead, int Revision, DateTimeOffset At);
