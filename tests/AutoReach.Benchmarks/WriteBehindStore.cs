using System.Threading.Channels;
using AutoReach.Adapters.Sqlite;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Benchmarks;

/// <summary>
/// Works on a copy of the store and acknowledges from there; what was written reaches the store itself a moment later.
/// It keeps the whole contract of the port except for durability, and only a kill shows that.
/// </summary>
internal sealed class WriteBehindStore : ITableStore, IAsyncDisposable
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(1);

    private readonly SqliteTableStore _copy, _store;
    private readonly Channel<Written> _written = Channel.CreateUnbounded<Written>();
    private readonly SemaphoreSlim _oneWrite = new(1); // what follows has the order of what was acknowledged
    private readonly Task _following;

    private WriteBehindStore(SqliteTableStore copy, SqliteTableStore store)
    {
        (_copy, _store) = (copy, store);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>Starts from what is durable: an earlier copy is thrown away, as memory would be.</summary>
    public static WriteBehindStore Open(string folder)
    {
        var volatileFolder = Path.Combine(folder, "volatile");
        if (Directory.Exists(volatileFolder))
            Directory.Delete(volatileFolder, recursive: true);
        Directory.CreateDirectory(volatileFolder);
        foreach (var file in Directory.EnumerateFiles(folder, "store.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(volatileFolder, Path.GetFileName(file)));
        return new WriteBehindStore(
            SqliteTableStore.Open(new SqliteFile(Path.Combine(volatileFolder, "store.db"))),
            SqliteTableStore.Open(new SqliteFile(Path.Combine(folder, "store.db"))));
    }

    public Task<Row?> GetAsync(string table, RowKey key, CancellationToken cancellationToken) => _copy.GetAsync(table, key, cancellationToken);

    public Task<IReadOnlyList<Row>> QueryAsync(string table, RowRange range, CancellationToken cancellationToken) =>
        _copy.QueryAsync(table, range, cancellationToken);

    public async Task<WriteResult> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        await _oneWrite.WaitAsync(cancellationToken);
        try
        {
            var result = await _copy.WriteAsync(table, partition, writes, cancellationToken);
            if (result.IsWritten)
                _written.Writer.TryWrite(new Written(table, partition, [.. writes.Select(Unconditional)], TimeProvider.System.GetUtcNow() + Lag));
            return result;
        }
        finally
        {
            _oneWrite.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _written.Writer.Complete();
        await _following;
        await _copy.DisposeAsync();
        await _store.DisposeAsync();
        _oneWrite.Dispose();
    }

    private async Task FollowAsync()
    {
        await foreach (var (table, partition, writes, due) in _written.Reader.ReadAllAsync())
        {
            if (due - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait);
            await _store.WriteAsync(table, partition, writes, CancellationToken.None);
        }
    }

    /// <summary>The copy has judged already, and the two number their ETags differently.</summary>
    private static RowWrite Unconditional(RowWrite write) => write switch
    {
        RowWrite.Insert(var row, var content) => new RowWrite.Upsert(row, content),
        RowWrite.Replace(var row, var content, _) => new RowWrite.Upsert(row, content),
        RowWrite.Delete(var row, _) => new RowWrite.Delete(row),
        _ => write,
    };

    private sealed record Written(string Table, string Partition, IReadOnlyList<RowWrite> Writes, DateTimeOffset Due);
}
