using Microsoft.Data.Sqlite;

namespace AutoReach.Adapters.Sqlite;

/// <summary>
/// The one writer of a database file. Whatever has been asked for while the disk was busy goes into the next
/// transaction together, so that a hundred callers share one wait for the disk. A caller's task completes when its
/// change is on the disk, and not before.
/// </summary>
/// <remarks>
/// When one operation of a group fails, the group is rolled back and each is run again alone, so that only the one
/// at fault fails. An operation therefore touches nothing but its statements and what it returns.
/// A damaged file fails every later caller at once; a full disk fails callers until there is space again.
/// </remarks>
public sealed class GroupCommitWriter : IAsyncDisposable
{
    private const int MaxWaiting = 8192, MaxTogether = 512;

    private readonly SqliteFile _file;
    private readonly Statements _statements;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _work = new(false);
    private readonly SemaphoreSlim _room = new(MaxWaiting);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Operation> _waiting = [];
    private bool _closed;
    private StorageException? _broken;

    private GroupCommitWriter(SqliteFile file, string schema, int version)
    {
        _file = file;
        _statements = new Statements(file.OpenForWriting(schema, version));
        new Thread(Run) { IsBackground = true, Name = $"writes {System.IO.Path.GetFileName(file.Path)}" }.Start();
    }

    /// <inheritdoc cref="SqliteFile.OpenForWriting"/>
    public static GroupCommitWriter Open(SqliteFile file, string schema, int version) => new(file, schema, version);

    /// <summary>Runs an operation in the next transaction.</summary>
    /// <param name="cancellationToken">Ends the wait for a place; once it has one, an operation is carried out.</param>
    /// <returns>What the operation returned, once that is durable.</returns>
    /// <exception cref="StorageException">The operation was not written.</exception>
    public async Task<T> WriteAsync<T>(Func<Statements, T> operation, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        var queued = new Operation<T>(operation);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Add(queued);
        }
        _work.Set();
        return await queued.Result;
    }

    /// <summary>Journal mode and synchronous level that the writing connection says it uses, as SQLite spells them.</summary>
    public Task<(string JournalMode, long Synchronous)> DurabilityAsync(CancellationToken cancellationToken) =>
        WriteAsync(statements =>
        {
            using var mode = statements["PRAGMA journal_mode"];
            using var level = statements["PRAGMA synchronous"];
            mode.Step();
            level.Step();
            return (mode.Text(0), level.Int64(0));
        }, cancellationToken);

    /// <summary>Writes what is waiting, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _closed = true;
        _work.Set();
        await _ended.Task;
    }

    private void Run()
    {
        var group = new List<Operation>();
        while (Take(ref group))
        {
            for (var start = 0; start < group.Count; start += MaxTogether)
                Commit(group.GetRange(start, Math.Min(MaxTogether, group.Count - start)));
            _room.Release(group.Count);
            group.Clear();
        }
        _statements.Dispose();
        _ended.SetResult();
    }

    /// <summary>Exchanges the empty list for the operations that wait, when there are any; false at the end.</summary>
    private bool Take(ref List<Operation> empty)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count > 0)
                {
                    (empty, _waiting) = (_waiting, empty);
                    return true;
                }
                if (_closed)
                    return false;
            }
            _work.WaitOne();
        }
    }

    private void Commit(List<Operation> group)
    {
        var failure = _broken ?? Try(group);
        if (failure is null)
            group.ForEach(operation => operation.Succeed());
        else if (group.Count == 1 || _broken is not null)
            group.ForEach(operation => operation.Fail(failure));
        else
            group.ForEach(operation => Commit([operation]));
    }

    private Exception? Try(List<Operation> group)
    {
        try
        {
            Execute("BEGIN IMMEDIATE");
            foreach (var operation in group)
                operation.Run(_statements);
            Execute("COMMIT");
            return null;
        }
        catch (Exception exception) // belongs to the caller, on another thread
        {
            return RollBack() ?? Explain(exception);
        }
    }

    private Exception Explain(Exception exception)
    {
        if (exception is not SqliteException sqlite)
            return exception;
        var explained = StorageException.From(_file.Path, sqlite);
        if (explained.IsFinal)
            _broken = explained;
        return explained;
    }

    private StorageException? RollBack()
    {
        try
        {
            if (_statements.InTransaction) // not so when SQLite rolled back by itself, as it may on a full disk
                Execute("ROLLBACK");
            return null;
        }
        catch (SqliteException exception)
        {
            return _broken = StorageException.From(_file.Path, exception);
        }
    }

    private void Execute(string sql)
    {
        using var statement = _statements[sql];
        statement.Step();
    }

    private abstract class Operation
    {
        public abstract void Run(Statements statements);
        public abstract void Succeed();
        public abstract void Fail(Exception exception);
    }

    private sealed class Operation<T>(Func<Statements, T> run) : Operation
    {
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;

        public Task<T> Result => _result.Task;

        public override void Run(Statements statements) => _value = run(statements);
        public override void Succeed() => _result.SetResult(_value!);
        public override void Fail(Exception exception) => _result.SetException(exception);
    }
}
