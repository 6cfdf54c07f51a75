using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>A stored value and the ETag to replace it with.</summary>
public sealed record Stored<T>(T Value, string ETag);

/// <summary>JSON documents over the row port.</summary>
internal static class Documents
{
    public static async Task<Stored<T>?> FindAsync<T>(
        this ITableStore store, string table, string partition, string row, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(table, new RowKey(partition, row), cancellationToken);
        return found is null ? null : new Stored<T>(CoreJson.Read<T>(found.Content), found.ETag);
    }

    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this ITableStore store, string table, RowRange range, CancellationToken cancellationToken) =>
        [.. (await store.QueryAsync(table, range, cancellationToken)).Select(row => CoreJson.Read<T>(row.Content))];

    public static Task UpsertAsync<T>(
        this ITableStore store, string table, string partition, string row, T value, CancellationToken cancellationToken) =>
        store.WriteAsync(table, partition, [new RowWrite.Upsert(row, CoreJson.Write(value))], cancellationToken);

    public static async Task<bool> TryInsertAsync<T>(
        this ITableStore store, string table, string partition, string row, T value, CancellationToken cancellationToken) =>
        (await store.WriteAsync(table, partition, [new RowWrite.Insert(row, CoreJson.Write(value))], cancellationToken)).IsWritten;

    public static async Task<bool> TryReplaceAsync<T>(
        this ITableStore store, string table, string partition, string row, T value, string etag, CancellationToken cancellationToken) =>
        (await store.WriteAsync(table, partition, [new RowWrite.Replace(row, CoreJson.Write(value), etag)], cancellationToken)).IsWritten;

    public static Task DeleteAsync(
        this ITableStore store, string table, string partition, string row, CancellationToken cancellationToken) =>
        store.WriteAsync(table, partition, [new RowWrite.Delete(row)], cancellationToken);

    /// <summary>Every row of a range, a page at a time.</summary>
    public static async IAsyncEnumerable<Row> ScanAsync(
        this ITableStore store, string table, RowRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await store.QueryAsync(table, range, cancellationToken);
            foreach (var row in page)
                yield return row;
            if (page.Count < range.Limit)
                yield break;
            range = range.Descending ? range with { To = page[^1].Key.Row } : range with { From = page[^1].Key.Row + "\0" };
        }
    }
}

/// <summary>Tables and what their partitions are.</summary>
internal static class Tables
{
    /// <summary>Partition: a lead. Its present state, reviews by revision, send intents and timeline.</summary>
    public const string Leads = "leads";

    /// <summary>Partition: a workflow. Its leads in order of arrival.</summary>
    public const string LeadIndex = "leadindex";

    public const string Workflows = "workflows";

    /// <summary>Partition: a workflow's queue in one order.</summary>
    public const string ReviewQueue = "reviewqueue";

    /// <summary>Partition: a company. Dossiers by version.</summary>
    public const string Dossiers = "dossiers";

    /// <summary>Partition: a workflow. The append-only log that everything is learned from.</summary>
    public const string Decisions = "decisions";

    /// <summary>Partition: a workflow. What happened to its trust, numbered.</summary>
    public const string TrustLog = "trustlog";

    /// <summary>Partition: a workflow. The secret of its random draws.</summary>
    public const string SamplingKeys = "samplingkeys";

    /// <summary>Promises that the runtime has not taken over yet.</summary>
    public const string Outbox = "handovers"; // the name that released stores have it under

    /// <summary>Partition: a workflow. Who at a company was written to last.</summary>
    public const string Contacted = "contacted";

    /// <summary>Partition: a month, what the language model used in it; and one that holds the tenant's credits.</summary>
    public const string Usage = "usage";

    /// <summary>One partition. How often the code of a digest, as one person got it, was mistyped.</summary>
    public const string CodeTries = "codetries";

    public const string Held = "held";
    public const string Suppressions = "suppressions";
    public const string SendingSlots = "sendingslots";
    public const string ApiKeys = "apikeys";
    public const string Intakes = "intakes";
}
