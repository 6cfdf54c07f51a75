using System.Text;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Adapters.Sqlite;

/// <summary>What <see cref="ITableStore"/> allows, checked before anything is written.</summary>
internal static class TableLimits
{
    private const int MostKeyCharacters = 512, MostContentBytes = 900_000, MostWrites = 100, MostRows = 1000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">Not 3 to 63 letters and digits.</exception>
    public static void CheckTable(string table)
    {
        if (table.Length is < 3 or > 63 || !table.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"A table's name is 3 to 63 letters and digits, not '{table}'.");
    }

    /// <exception cref="ArgumentException">Empty, too long, or half a surrogate pair in it.</exception>
    public static void CheckKey(string key)
    {
        if (key.Length is < 1 or > MostKeyCharacters)
            throw new ArgumentException($"A key is 1 to {MostKeyCharacters} characters, not {key.Length}.");
        CheckText(key, () => "A key");
    }

    public static void CheckRange(RowRange range)
    {
        CheckKey(range.Partition);
        CheckText(range.From ?? "", () => "The start of a range");
        CheckText(range.To ?? "", () => "The end of a range");
        if (range.Limit is < 1 or > MostRows)
            throw new ArgumentException($"A query's limit is 1 to {MostRows} rows, not {range.Limit}.");
    }

    public static void CheckBatch(IReadOnlyList<RowWrite> writes)
    {
        if (writes.Count is < 1 or > MostWrites)
            throw new ArgumentException($"A batch has 1 to {MostWrites} writes, not {writes.Count}.");
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            CheckKey(write.Row);
            if (!rows.Add(write.Row))
                throw new ArgumentException($"Row '{write.Row}' is written twice in one batch.");
            CheckContent(write);
        }
    }

    private static void CheckContent(RowWrite write)
    {
        var content = write switch
        {
            RowWrite.Insert insert => insert.Content,
            RowWrite.Replace replace => replace.Content,
            RowWrite.Upsert upsert => upsert.Content,
            RowWrite.Delete => "",
            _ => throw new ArgumentOutOfRangeException(nameof(write)),
        };
        var bytes = CheckText(content, () => $"The content of row '{write.Row}'");
        if (bytes > MostContentBytes)
            throw new ArgumentException($"The content of row '{write.Row}' has {bytes} bytes; {MostContentBytes} are allowed.");
    }

    private static int CheckText(string text, Func<string> what)
    {
        try
        {
            return Utf8.GetByteCount(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"{what()} holds half a surrogate pair, which no UTF-8 text can.", exception);
        }
    }
}
