using System.Globalization;
using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>
/// What was promised to a client and the runtime has not taken over yet. A row is written before the promise and
/// deleted when an instance has acted on it, so a crash in between loses nothing: the reconciler reads what is left.
/// </summary>
public sealed class Handovers(ITableStore store, TimeProvider clock)
{
    private const string Starts = "starts";
    private const string Wakes = "wakes";

    /// <summary>Leads that are about to be stored and started.</summary>
    public Task PromiseStartsAsync(string batch, IReadOnlyList<LeadId> leads, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Handovers, Starts, batch, new StartPromise(leads, clock.GetUtcNow()), cancellationToken);

    public Task StartsKeptAsync(string batch, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Handovers, Starts, batch, cancellationToken);

    /// <summary>A resolution that is about to be stored.</summary>
    public Task PromiseWakeAsync(LeadId lead, int revision, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Handovers, Wakes, WakeRow(lead, revision), new WakePromise(lead, revision, clock.GetUtcNow()), cancellationToken);

    public Task WakeKeptAsync(LeadId lead, int revision, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Handovers, Wakes, WakeRow(lead, revision), cancellationToken);

    public IAsyncEnumerable<(string Batch, StartPromise Promise)> OpenStartsAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Handovers, new RowRange(Starts, Limit: 20), cancellationToken)
            .Select(row => (row.Key.Row, CoreJson.Read<StartPromise>(row.Content)));

    public IAsyncEnumerable<WakePromise> OpenWakesAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Handovers, new RowRange(Wakes), cancellationToken)
            .Select(row => CoreJson.Read<WakePromise>(row.Content));

    private static string WakeRow(LeadId lead, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{lead}|{revision:D4}");
}

public sealed record StartPromise(IReadOnlyList<LeadId> Leads, DateTimeOffset At);

public sealed record WakePromise(LeadId Lead, int Revision, DateTimeOffset At);
