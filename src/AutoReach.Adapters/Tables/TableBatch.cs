using AutoReach.Orchestration.Storage;
using Azure;
using Azure.Data.Tables;

namespace AutoReach.Adapters.Tables;

/// <summary>One batch on its way into a partition, until the service has given its last word.</summary>
/// <remarks>
/// An entity group transaction has at most 100 operations, each on another entity, and 4 MiB
/// (learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions); <see cref="TableLimits"/> are
/// within that, with every content in base 64 and every key escaped.
/// </remarks>
internal sealed class TableBatch
{
    private const int MaxTextBytes = 300_000; // together; even if each of them becomes six, 4 MiB are far

    private readonly TableClient _table;
    private readonly string _partition;
    private readonly List<RowWrite> _open;
    private readonly IReadOnlyList<RowWrite> _writes;
    private readonly Guid _id = Guid.NewGuid();
    private readonly bool _mayBeText;
    private readonly Attempts _attempts = new();
    private int _answers;

    public TableBatch(TableClient table, string partition, IReadOnlyList<RowWrite> writes)
    {
        (_table, _partition, _writes, _open) = (table, partition, writes, [.. writes]);
        _mayBeText = writes.Sum(write => (write.NewContent?.Length ?? 0) * 3L) <= MaxTextBytes;
    }

    /// <summary>One try, with what the client itself repeats.</summary>
    /// <returns>Null when it is worth another one.</returns>
    /// <exception cref="RequestFailedException">The service refused for a reason that is not in the rows.</exception>
    public async Task<WriteResult?> TryAsync(CancellationToken cancellationToken)
    {
        while (_open.Count > 0)
        {
            try
            {
                using (_attempts.Begin())
                    await _table.SubmitTransactionAsync(_open.Select(Action), cancellationToken);
                break;
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == Entities.TableNotFound)
            {
                _answers++;
                await _table.CreateIfNotExistsAsync(cancellationToken);
                return null;
            }
            catch (TableTransactionFailedException exception) when (exception.FailedTransactionActionIndex is { } place)
            {
                _answers++;
                var write = _open[place];
                if (write is RowWrite.Delete && exception.Status == 404)
                    _open.RemoveAt(place); // what is gone need not be deleted
                else if (StoodInTheWay(write, exception.Status))
                    return await IsOursAsync(cancellationToken) ? WriteResult.Done : new WriteResult.Conflict(write.Row);
                else if (IsPassing(exception.Status))
                    return null;
                else
                    throw;
            }
        }
        return WriteResult.Done;
    }

    private TableTransactionAction Action(RowWrite write) => write switch
    {
        RowWrite.Insert => new(TableTransactionActionType.Add, EntityOf(write)),
        RowWrite.Upsert => new(TableTransactionActionType.UpsertReplace, EntityOf(write)),
        RowWrite.Replace replace => new(TableTransactionActionType.UpdateReplace, EntityOf(write), Entities.ETagOf(replace.ETag)),
        RowWrite.Delete delete => new(TableTransactionActionType.Delete, EntityOf(write), delete.ETag is { } etag ? Entities.ETagOf(etag) : ETag.All),
        _ => throw new InvalidOperationException($"Unexpected {write.GetType().Name}."),
    };

    private TableEntity EntityOf(RowWrite write) => Entities.Of(new RowKey(_partition, write.Row), write.NewContent ?? "", _id, _mayBeText);

    private static bool StoodInTheWay(RowWrite write, int status) => write switch
    {
        RowWrite.Insert => status == 409,
        RowWrite.Replace => status is 404 or 412,
        RowWrite.Delete => status == 412,
        RowWrite.Upsert => false,
        _ => throw new InvalidOperationException($"Unexpected {write.GetType().Name}."),
    };

    /// <summary>The answer to a batch is 202 even when the service was too busy for it, so the client does not repeat it by itself.</summary>
    private static bool IsPassing(int status) => status is 408 or 409 or 412 or 429 or >= 500;

    /// <summary>Whether what stands in the way is this very batch, written by an attempt whose answer got lost.</summary>
    private async Task<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        if (_attempts.Count == _answers)
            return false;
        foreach (var write in _writes.Where(write => write.NewContent is not null))
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                KeyEncoding.Encode(_partition), KeyEncoding.Encode(write.Row), Entities.OnlyWriteId, cancellationToken);
            if (found.HasValue && Entities.IsWrittenBy(found.Value!, _id))
                return true;
        }
        return false;
    }
}
