using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AutoReach.Adapters.Sqlite;

/// <summary>
/// One prepared statement that is used again and again: bind, step, read, and dispose to make it ready for the next use.
/// Text and bytes are passed with their length, so a NUL in them is an ordinary character.
/// </summary>
public sealed class Statement : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private delegate int BindSpan(ReadOnlySpan<byte> utf8);

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;
    private readonly BindSpan _bindText, _bindBlob;
    private int _bound;

    internal Statement(sqlite3 database, string sql)
    {
        _database = database;
        _bindText = utf8 => raw.sqlite3_bind_text(_handle!, ++_bound, utf8);
        _bindBlob = BindBlob;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _handle), database);
    }

    /// <summary>Binds the next parameter.</summary>
    public Statement Bind(long? value) =>
        Check(value is { } number ? raw.sqlite3_bind_int64(_handle, ++_bound, number) : raw.sqlite3_bind_null(_handle, ++_bound));

    /// <exception cref="ArgumentException">The text holds half a surrogate pair and has no UTF-8 form.</exception>
    public Statement Bind(string? text) =>
        text is null ? Check(raw.sqlite3_bind_null(_handle, ++_bound)) : Encoded(text, _bindText);

    /// <summary>Binds text as its UTF-8 bytes, which compare byte by byte.</summary>
    /// <inheritdoc cref="Bind(string?)"/>
    public Statement BindBytes(string text) => Encoded(text, _bindBlob);

    public Statement BindBytes(ReadOnlySpan<byte> bytes) => Check(BindBlob(bytes));

    /// <returns>Whether there is a row to read.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, _database);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that yields nothing.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        Step();
        return raw.sqlite3_changes(_database);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public long? MaybeInt64(int column) => IsNull(column) ? null : Int64(column);

    /// <summary>Text, or bytes that were bound from text.</summary>
    public string Text(int column) => Utf8.GetString(raw.sqlite3_column_blob(_handle, column));

    public string? MaybeText(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Ends this use. The statement stays prepared.</summary>
    public void Dispose()
    {
        raw.sqlite3_reset(_handle); // repeats the error of the last step, which has been thrown already
        raw.sqlite3_clear_bindings(_handle);
        _bound = 0;
    }

    internal void Close() => _handle.Dispose();

    private int BindBlob(ReadOnlySpan<byte> bytes) => bytes.IsEmpty
        ? raw.sqlite3_bind_zeroblob(_handle, ++_bound, 0) // an empty span would become NULL
        : raw.sqlite3_bind_blob(_handle, ++_bound, bytes);

    private Statement Encoded(string text, BindSpan bind)
    {
        var most = Utf8.GetMaxByteCount(text.Length);
        var rented = most > 1024 ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> buffer = rented ?? stackalloc byte[1024];
        try
        {
            return Check(bind(buffer[..Utf8.GetBytes(text, buffer)]));
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private Statement Check(int code)
    {
        SqliteException.ThrowExceptionForRC(code, _database);
        return this;
    }
}
