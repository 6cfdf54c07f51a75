using System.Globalization;
using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

public enum Appended { Now, Before, Overtaken }

/// <summary>
/// What happened to a workflow, in one order for everybody: each event has the next number, so two writers cannot both
/// append to the same state, and a fold can go on from where it was.
/// </summary>
public abstract class NumberedLog<TEvent>(ITableStore store, string table) where TEvent : class
{
    /// <summary>Events with their places, from one place on.</summary>
    public async Task<IReadOnlyList<TEvent>> ReadAsync(WorkflowId workflow, int from, CancellationToken cancellationToken)
    {
        var events = new List<TEvent>();
        var range = new RowRange(workflow.Value, EventRow(from), EventRow(int.MaxValue));
        await foreach (var row in store.ScanAsync(table, range, cancellationToken))
            events.Add(CoreJson.Read<TEvent>(row.Content));
        return events;
    }

    /// <summary>Appends a fact and what follows from it, all or nothing.</summary>
    /// <param name="next">How many events the writer has seen.</param>
    /// <param name="key">The same for the same fact, so that it counts once however often it is recorded; null: a new fact each time.</param>
    /// <returns><see cref="Appended.Overtaken"/> when there are more events than the writer has seen.</returns>
    public async Task<Appended> TryAppendAsync(WorkflowId workflow, int next, string? key, IReadOnlyList<TEvent> events, CancellationToken cancellationToken)
    {
        RowWrite[] keep = key is null ? [] : [new RowWrite.Insert(KeyRow(key), CoreJson.Write(next))];
        var written = await store.WriteAsync(table, workflow.Value,
            [.. keep, .. events.Select((happened, place) => new RowWrite.Insert(EventRow(next + place), CoreJson.Write(happened)))], cancellationToken);
        return written switch
        {
            WriteResult.Written => Appended.Now,
            WriteResult.Conflict { Row: var row } when key is not null && row == KeyRow(key) => Appended.Before,
            _ => Appended.Overtaken,
        };
    }

    public async Task<TEvent?> FindAsync(WorkflowId workflow, int place, CancellationToken cancellationToken) =>
        (await store.FindAsync<TEvent>(table, workflow.Value, EventRow(place), cancellationToken))?.Value;

    /// <summary>The first of the events that were appended under a key.</summary>
    public async Task<TEvent?> FindAsync(WorkflowId workflow, string key, CancellationToken cancellationToken) =>
        await store.GetAsync(table, new RowKey(workflow.Value, KeyRow(key)), cancellationToken) is { } row
            ? await FindAsync(workflow, CoreJson.Read<int>(row.Content), cancellationToken) : null;

    private static string EventRow(int place) => string.Create(CultureInfo.InvariantCulture, $"event|{place:D10}");

    private static string KeyRow(string key) => $"key|{key}";
}
