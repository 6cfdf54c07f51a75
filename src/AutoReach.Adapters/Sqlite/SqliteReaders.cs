using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace AutoReach.Adapters.Sqlite;

/// <summary>
/// Connections that only read, beside the one that writes. Each use begins after every commit acknowledged so far,
/// so it sees them all.
/// </summary>
public sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private const int Kept = 8;

    private readonly ConcurrentBag<Statements> _idle = [];
    private volatile bool _closed;

    /// <exception cref="StorageException">The file cannot be read.</exception>
    public T Read<T>(Func<Statements, T> query)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_idle.TryTake(out var statements))
            statements = new Statements(file.OpenForReading());
        try
        {
            return query(statements);
        }
        catch (SqliteException exception)
        {
            throw StorageException.From(file.Path, exception);
        }
        finally
        {
            GiveBack(statements);
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var statements))
            statements.Dispose();
    }

    private void GiveBack(Statements statements)
    {
        if (_closed || _idle.Count >= Kept)
            statements.Dispose();
        else
            _idle.Add(statements);
        if (_closed)
            Dispose(); // closed while this one was being given back
    }
}
