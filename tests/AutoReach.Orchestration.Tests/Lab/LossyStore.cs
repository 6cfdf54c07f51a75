using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Tests.Lab;

/// <summary>The real store, whose n-th write is done and then reported as failed, as when a connection breaks on the way back.</summary>
internal sealed class LossyStore(ITableStore inner, StoreTroubles troubles) : ITableStore
{
    public Task<Row?> GetAsync(string table, RowKey key, CancellationToken cancellationToken) => inner.GetAsync(table, key, cancellationToken);

    public Task<IReadOnlyList<Row>> QueryAsync(string table, RowRange range, CancellationToken cancellationToken) =>
        inner.QueryAsync(table, range, cancellationToken);

    public async Task<WriteResult> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        await troubles.BeforeWrite(table);
        var result = await inner.WriteAsync(table, partition, writes, cancellationToken);
        return troubles.IsLost() ? throw new IOException("the answer got lost") : result;
    }
}

internal sealed class StoreTroubles
{
    private int _untilLoss;

    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Counts from now; 1 is the next write.</summary>
    public int LoseAnswer { set => _untilLoss = value; }

    /// <summary>Whether the answer that was to get lost did.</summary>
    public bool HasHappened => _untilLoss <= 0;

    public bool IsLost() => Interlocked.Decrement(ref _untilLoss) == 0;
}
