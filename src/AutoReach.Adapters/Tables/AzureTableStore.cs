using System.Collections.Concurrent;
using System.Text;
using AutoReach.Orchestration.Storage;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;

namespace AutoReach.Adapters.Tables;

/// <summary>
/// Tables of an Azure storage account, or of Azurite. Each is made when it is first written to. A busy service is asked
/// again with growing waits; a write that was repeated because its answer got lost is recognised and not refused.
/// </summary>
/// <remarks>
/// Tables only reads forwards, so what is asked for backwards reads the whole of its range: keep such ranges short.
/// One partition takes some 2,000 entities a second, an account 20,000 requests
/// (learn.microsoft.com/azure/storage/tables/scalability-targets).
/// </remarks>
public sealed class AzureTableStore : ITableStore
{
    private readonly TableStorageOptions _options;
    private readonly TableServiceClient _service;
    private readonly ConcurrentDictionary<string, TableClient> _tables = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">See <see cref="TableStorageOptions.Checked"/>.</exception>
    public AzureTableStore(TableStorageOptions options)
    {
        _options = options.Checked();
        _service = options.Endpoint is { } endpoint
            ? new TableServiceClient(endpoint, new DefaultAzureCredential(), ClientOptions(options))
            : new TableServiceClient(options.ConnectionString, ClientOptions(options));
    }

    public Task<Row?> GetAsync(string table, RowKey key, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        TableLimits.CheckKey(key.Partition);
        TableLimits.CheckKey(key.Row);
        return AskAsync(async () =>
        {
            var found = await TableOf(table)
                .GetEntityIfExistsAsync<TableEntity>(KeyEncoding.Encode(key.Partition), KeyEncoding.Encode(key.Row), null, cancellationToken);
            return found.HasValue ? Entities.Read(found.Value!, key) : null;
        }, cancellationToken);
    }

    public Task<IReadOnlyList<Row>> QueryAsync(string table, RowRange range, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        TableLimits.CheckRange(range);
        return AskAsync<IReadOnlyList<Row>>(async () => [.. await ReadAsync(TableOf(table), range, cancellationToken)], cancellationToken);
    }

    public Task<WriteResult> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        TableLimits.CheckKey(partition);
        TableLimits.CheckBatch(writes);
        var batch = new TableBatch(TableOf(table), partition, writes);
        return AskAsync(async () =>
        {
            for (var retry = 0; ; retry++)
            {
                if (await batch.TryAsync(cancellationToken) is { } result)
                    return result;
                if (retry > _options.Retries)
                    throw new RequestFailedException(503, "The batch found the service busy each time.", "ServerBusy", innerException: null);
                await Task.Delay(_options.FirstRetryAfter * Math.Pow(2, retry), cancellationToken);
            }
        }, cancellationToken);
    }

    private static async Task<IEnumerable<Row>> ReadAsync(TableClient table, RowRange range, CancellationToken cancellationToken)
    {
        var rows = new Queue<Row>();
        var pageSize = range.Descending ? TableLimits.MaxRows : range.Limit;
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(FilterOf(range), pageSize, null, cancellationToken))
            {
                rows.Enqueue(Entities.Read(entity, new RowKey(range.Partition, KeyEncoding.Decode(entity.RowKey))));
                if (range.Descending && rows.Count > range.Limit)
                    rows.Dequeue();
                else if (!range.Descending && rows.Count == range.Limit)
                    break;
            }
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == Entities.TableNotFound)
        {
            return [];
        }
        return range.Descending ? rows.Reverse() : rows;
    }

    private static string FilterOf(RowRange range)
    {
        var filter = new StringBuilder(TableClient.CreateQueryFilter($"PartitionKey eq {KeyEncoding.Encode(range.Partition)}"));
        if (range.From is { } from)
            filter.Append(" and ").Append(TableClient.CreateQueryFilter($"RowKey ge {EndOf(from)}"));
        if (range.To is { } to)
            filter.Append(" and ").Append(TableClient.CreateQueryFilter($"RowKey lt {EndOf(to)}"));
        return filter.ToString();
    }

    /// <summary>An end of a range. One byte more than a key can have decides where any key stands; the rest would only make the address long.</summary>
    private static string EndOf(string key)
    {
        var encoded = KeyEncoding.Encode(key);
        return encoded.Length <= 2 * (TableLimits.MaxKeyBytes + 1) ? encoded : encoded[..(2 * (TableLimits.MaxKeyBytes + 1))];
    }

    private TableClient TableOf(string table) => _tables.GetOrAdd(table, name => _service.GetTableClient(_options.TablePrefix + name));

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await ask();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && TablesUnavailableException.From(exception, _service.Uri) is { } failure)
        {
            throw failure;
        }
    }

    private static TableClientOptions ClientOptions(TableStorageOptions options)
    {
        var client = new TableClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = options.Retries,
                Delay = options.FirstRetryAfter,
                NetworkTimeout = options.AnswerWithin,
            },
        };
        client.AddPolicy(new Attempts.Counter(), HttpPipelinePosition.PerRetry);
        if (options.Network is { } network)
            client.Transport = new HttpClientTransport(network);
        return client;
    }
}
