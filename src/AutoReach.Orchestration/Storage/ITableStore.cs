using System.Text;

namespace AutoReach.Orchestration.Storage;

/// <summary>
/// Storage shaped like a partitioned table: rows are found by key, read in ordinal order of their row keys within one
/// partition, and written one by one or as one batch within one partition. No query crosses partitions.
/// </summary>
/// <remarks>
/// Tables are named by 3 to 40 lower-case letters and digits, a letter first. Keys are any text of 1 to 256 bytes of
/// UTF-8; adapters encode what their system does not allow without ever mapping two keys to one and keeping their
/// ordinal (UTF-8) order. A row's content is at most 900,000 bytes of UTF-8, and what a batch writes 1,500,000 together;
/// more is an <see cref="ArgumentException"/> that names the row. See <see cref="TableLimits"/>.
/// Every write is durable when it returns. A write that failed with an exception may have been done all the same.
/// </remarks>
public interface ITableStore
{
    Task<Row?> GetAsync(string table, RowKey key, CancellationToken cancellationToken);

    /// <summary>Rows of one partition in ordinal order of row keys.</summary>
    Task<IReadOnlyList<Row>> QueryAsync(string table, RowRange range, CancellationToken cancellationToken);

    /// <summary>All writes or none.</summary>
    /// <param name="partition">The partition that every write is in.</param>
    /// <param name="writes">1 to 100 writes, each to another row.</param>
    Task<WriteResult> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken);
}

public readonly record struct RowKey(string Partition, string Row);

/// <param name="ETag">Changes with every write of the row.</param>
public sealed record Row(RowKey Key, string Content, string ETag);

/// <param name="Partition">The partition.</param>
/// <param name="From">First row key, inclusive; null: from the start.</param>
/// <param name="To">Last row key, exclusive; null: to the end.</param>
/// <param name="Limit">At most so many rows, 1 to 1,000.</param>
/// <param name="Descending">From the end backwards.</param>
public sealed record RowRange(string Partition, string? From = null, string? To = null, int Limit = 1000, bool Descending = false)
{
    /// <summary>All rows whose keys start with a prefix.</summary>
    public static RowRange WithPrefix(string partition, string prefix, int limit = 1000) =>
        new(partition, prefix, After(prefix), limit);

    /// <summary>The first key in UTF-8 order after all that start with a prefix; null when there is none.</summary>
    private static string? After(string prefix)
    {
        for (var end = prefix.Length; end > 0;)
        {
            Rune.DecodeLastFromUtf16(prefix.AsSpan(0, end), out var last, out var length);
            end -= length;
            if (last.Value < 0x10FFFF)
                return prefix[..end] + new Rune(last.Value == 0xD7FF ? 0xE000 : last.Value + 1);
        }
        return null;
    }
}

/// <summary>One write of a batch.</summary>
public abstract record RowWrite(string Row)
{
    /// <summary>What the row is to hold; null when it is deleted.</summary>
    public string? NewContent => this switch
    {
        Insert insert => insert.Content,
        Replace replace => replace.Content,
        Upsert upsert => upsert.Content,
        Delete => null,
        _ => throw new InvalidOperationException($"Unexpected {GetType().Name}."),
    };

    /// <summary>Conflicts when the row exists.</summary>
    public sealed record Insert(string Row, string Content) : RowWrite(Row);

    /// <summary>Conflicts when the row has another ETag or is gone.</summary>
    public sealed record Replace(string Row, string Content, string ETag) : RowWrite(Row);

    /// <summary>Writes whether or not the row exists.</summary>
    public sealed record Upsert(string Row, string Content) : RowWrite(Row);

    /// <summary>Deletes; a missing row is no conflict. With an ETag, another one is.</summary>
    public sealed record Delete(string Row, string? ETag = null) : RowWrite(Row);
}

/// <summary>Whether a batch was written. A conflict wrote nothing and names the first row that stood in the way.</summary>
public abstract record WriteResult
{
    private WriteResult()
    {
    }

    public sealed record Written : WriteResult;

    public sealed record Conflict(string Row) : WriteResult;

    public static readonly WriteResult Done = new Written();

    public bool IsWritten => this is Written;
}
