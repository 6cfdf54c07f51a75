using System.Globalization;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Adapters.Sqlite;

/// <summary>
/// All tables in one SQLite file. Keys are stored as their UTF-8 bytes, which SQLite compares byte by byte: that is the
/// order of the contract, and no two keys are ever the same.
/// </summary>
public sealed class SqliteTableStore : ITableStore, IAsyncDisposable
{
    private const string Schema = """
        CREATE TABLE rows (
            tbl BLOB NOT NULL, partition BLOB NOT NULL, row BLOB NOT NULL, etag INTEGER NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (tbl, partition, row)) WITHOUT ROWID
        """;

    private const string
        Find = "SELECT etag, content FROM rows WHERE tbl = ? AND partition = ? AND row = ?",
        FindETag = "SELECT etag FROM rows WHERE tbl = ? AND partition = ? AND row = ?",
        Ascending = "SELECT etag, content, row FROM rows WHERE tbl = ? AND partition = ? AND row >= ? AND row < ? ORDER BY row LIMIT ?",
        Descending = "SELECT etag, content, row FROM rows WHERE tbl = ? AND partition = ? AND row >= ? AND row < ? ORDER BY row DESC LIMIT ?",
        Put = "INSERT OR REPLACE INTO rows (tbl, partition, row, etag, content) VALUES (?, ?, ?, ?, ?)",
        Remove = "DELETE FROM rows WHERE tbl = ? AND partition = ? AND row = ?";

    private readonly GroupCommitWriter _writer;
    private readonly SqliteReaders _readers;

    // Begins anywhere at each opening, so that a row deleted and written again cannot get an old ETag back.
    private long _lastETag = Random.Shared.NextInt64();

    private SqliteTableStore(SqliteFile file)
    {
        _writer = GroupCommitWriter.Open(file, Schema, version: 1);
        _readers = new SqliteReaders(file);
    }

    /// <summary>Opens the file, and creates it and its folder when they are missing.</summary>
    /// <exception cref="StorageException">It cannot be used; the message says what to do.</exception>
    public static SqliteTableStore Open(SqliteFile file) => new(file);

    public Task<Row?> GetAsync(string table, RowKey key, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        TableLimits.CheckKey(key.Partition);
        TableLimits.CheckKey(key.Row);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_readers.Read(statements =>
        {
            using var find = At(statements, Find, table, key);
            return find.Step() ? Read(find, key) : null;
        }));
    }

    public Task<IReadOnlyList<Row>> QueryAsync(string table, RowRange range, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        TableLimits.CheckRange(range);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Row>>(_readers.Read(statements => Query(statements, table, range)));
    }

    public Task<WriteResult> WriteAsync(
        string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        TableLimits.CheckKey(partition);
        TableLimits.CheckBatch(writes);
        return _writer.WriteAsync(statements => Write(statements, table, partition, writes), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync();
    }

    private static List<Row> Query(Statements statements, string table, RowRange range)
    {
        using var query = statements[range.Descending ? Descending : Ascending];
        query.BindBytes(table).BindBytes(range.Partition).BindBytes(range.From ?? "");
        if (range.To is { } end)
            query.BindBytes(end);
        else
            query.BindBytes([0xFF]); // after every UTF-8 text
        query.Bind(range.Limit);
        var rows = new List<Row>();
        while (query.Step())
            rows.Add(Read(query, new RowKey(range.Partition, query.Text(2))));
        return rows;
    }

    private WriteResult Write(Statements statements, string table, string partition, IReadOnlyList<RowWrite> writes)
    {
        foreach (var write in writes)
            if (StandsInTheWay(write, ETagOf(statements, table, new RowKey(partition, write.Row))))
                return new WriteResult.Conflict(write.Row);
        foreach (var write in writes)
            Apply(statements, table, new RowKey(partition, write.Row), write);
        return WriteResult.Done;
    }

    private static bool StandsInTheWay(RowWrite write, string? found) => write switch
    {
        RowWrite.Insert => found is not null,
        RowWrite.Replace replace => found != replace.ETag,
        RowWrite.Upsert => false,
        RowWrite.Delete delete => found is not null && delete.ETag is not null && found != delete.ETag,
        _ => throw new ArgumentOutOfRangeException(nameof(write)),
    };

    private void Apply(Statements statements, string table, RowKey key, RowWrite write)
    {
        if (write.NewContent is { } content)
        {
            using var put = At(statements, Put, table, key);
            put.Bind(unchecked(++_lastETag)).BindBytes(content).Run();
        }
        else
        {
            using var remove = At(statements, Remove, table, key);
            remove.Run();
        }
    }

    private static string? ETagOf(Statements statements, string table, RowKey key)
    {
        using var find = At(statements, FindETag, table, key);
        return find.Step() ? ETag(find) : null;
    }

    private static Statement At(Statements statements, string sql, string table, RowKey key) =>
        statements[sql].BindBytes(table).BindBytes(key.Partition).BindBytes(key.Row);

    private static Row Read(Statement statement, RowKey key) => new(key, statement.Text(1), ETag(statement));

    private static string ETag(Statement statement) => statement.Int64(0).ToString("x16", CultureInfo.InvariantCulture);
}
