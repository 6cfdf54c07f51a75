using System.Text;

namespace AutoReach.Orchestration.Storage;

/// <summary>
/// What <see cref="ITableStore"/> allows. Every adapter checks it before it does anything, so that what works on one
/// works on all of them. The numbers are what Azure Tables, the narrowest, can always take in.
/// </summary>
public static class TableLimits
{
    public const int MaxKeyBytes = 256, MaxContentBytes = 900_000, MaxBatchBytes = 1_500_000, MaxWrites = 100, MaxRows = 1000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">Not 3 to 40 lower-case letters and digits with a letter first, or "tables", which Azure Tables
    /// keeps to itself.</exception>
    public static void CheckTable(string table)
    {
        if (table.Length is < 3 or > 40 || !char.IsAsciiLetterLower(table[0])
            || !table.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)) || table == "tables")
            throw new ArgumentException(
                $"A table's name is 3 to 40 lower-case letters and digits, begins with a letter and is not 'tables', unlike '{table}'.");
    }

    /// <exception cref="ArgumentException">Empty, too long, or half a surrogate pair in it.</exception>
    public static void CheckKey(string key)
    {
        var bytes = CheckText(key, () => "A key");
        if (bytes is < 1 or > MaxKeyBytes)
            throw new ArgumentException($"A key is 1 to {MaxKeyBytes} bytes of UTF-8, not {bytes}.");
    }

    /// <summary>Whether what somebody outside gave as an id can stand in a key at all.</summary>
    public static bool IsKey(string text) => BytesOf(text) is >= 1 and <= MaxKeyBytes;

    /// <exception cref="ArgumentException">The partition is no key, an end is no text, or the limit is out of bounds.</exception>
    public static void CheckRange(RowRange range)
    {
        CheckKey(range.Partition);
        CheckText(range.From ?? "", () => "The start of a range");
        CheckText(range.To ?? "", () => "The end of a range");
        if (range.Limit is < 1 or > MaxRows)
            throw new ArgumentException($"A query's limit is 1 to {MaxRows} rows, not {range.Limit}.");
    }

    /// <exception cref="ArgumentException">Too few, too many or too large writes, or two to one row.</exception>
    public static void CheckBatch(IReadOnlyList<RowWrite> writes)
    {
        if (writes.Count is < 1 or > MaxWrites)
            throw new ArgumentException($"A batch has 1 to {MaxWrites} writes, not {writes.Count}.");
        var rows = new HashSet<string>(StringComparer.Ordinal);
        var together = 0;
        foreach (var write in writes)
        {
            CheckKey(write.Row);
            if (!rows.Add(write.Row))
                throw new ArgumentException($"Row '{write.Row}' is written twice in one batch.");
            together += CheckContent(write);
        }
        if (together > MaxBatchBytes)
            throw new ArgumentException(
                $"The batch of row '{writes[0].Row}' has {together} bytes of content; {MaxBatchBytes} are allowed. Write what need not change "
                    + "together in batches of its own.");
    }

    private static int CheckContent(RowWrite write)
    {
        var bytes = CheckText(write.NewContent ?? "", () => $"The content of row '{write.Row}'");
        return bytes <= MaxContentBytes ? bytes : throw new ArgumentException(
            $"The content of row '{write.Row}' has {bytes} bytes; {MaxContentBytes} are allowed. Keep less of it, or spread it over several rows.");
    }

    /// <returns>Its length in bytes of UTF-8.</returns>
    private static int CheckText(string text, Func<string> what) =>
        BytesOf(text) ?? throw new ArgumentException($"{what()} holds half a surrogate pair, which no UTF-8 text can.");

    private static int? BytesOf(string text)
    {
        try
        {
            return Utf8.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
