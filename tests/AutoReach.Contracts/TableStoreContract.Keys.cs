using System.Text;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

// Which text is a key, and in which order keys stand.
public abstract partial class TableStoreContract
{
    [Fact]
    public async Task Hostile_keys_stay_apart_and_in_order_of_their_utf8_bytes()
    {
        string[] keys =
        [
            " ", "  ", "/", "\\", "#", "?", "%", "%2F", "%252F", "_", "_5F", "'", "''", "\"", "\0", "\0\0", "a\0b", "a", "A", "á", "a\u0301",
            "\t", "\n", "\r\n", "\u007f", "\u0085", "\ud7ff", "\ue000", "\uffff", "\ufffd", "😀", "\U0010FFFF", "=", "+", "-", "--", ".", "..", "İ", "ı", "ß",
                "ss",
            "null", "DROP TABLE rows;", new string('x', 256), new string('é', 128), new string('/', 256),
        ];
        foreach (var chunk in keys.Chunk(20))
            await WriteAsync("/p\0#", [.. chunk.Select(key => new RowWrite.Insert(key, key))]);
        var rows = await Store.QueryAsync(Table, new RowRange("/p\0#"), None);
        Assert.Equal(keys.Order(Utf8Order), rows.Select(row => row.Key.Row));
        Assert.All(rows, row => Assert.Equal(row.Key.Row, row.Content));
        foreach (var key in keys)
            Assert.Equal(key, (await GetAsync("/p\0#", key))!.Content);
    }

    [Theory]
    [InlineData("lead", new[] { "lead", "lead/1", "lead\uffff", "lead😀", "lead\U0010FFFF\U0010FFFF" })]
    [InlineData("\ud7ff", new[] { "\ud7ff", "\ud7ffa" })]
    [InlineData("\U0010FFFF", new[] { "\U0010FFFF", "\U0010FFFF1" })]
    public async Task Prefix_finds_all_that_start_with_it_and_nothing_else(string prefix, string[] expected)
    {
        string[] others = ["lea", "leae", "lec", "Lead", "\ue000", "\ud7fe", "😀"];
        await WriteAsync("p", [.. expected.Concat(others).Select(key => new RowWrite.Insert(key, ""))]);
        var rows = await Store.QueryAsync(Table, RowRange.WithPrefix("p", prefix), None);
        Assert.Equal(expected, rows.Select(row => row.Key.Row));
    }

    [Fact]
    public async Task Random_keys_never_meet_and_partitions_never_mix()
    {
        var random = new Random(20260101);
        var written = new HashSet<(string Partition, string Row)>();
        for (var round = 0; round < 40; round++)
        {
            var partition = HostileText(random);
            var rows = Enumerable.Range(0, 50).Select(_ => HostileText(random)).Distinct(StringComparer.Ordinal)
                .Where(row => written.Add((partition, row))).ToArray();
            if (rows.Length > 0)
                await WriteAsync(partition, [.. rows.Select(row => new RowWrite.Insert(row, $"{partition}|{row}"))]);
        }
        foreach (var partition in written.GroupBy(key => key.Partition, StringComparer.Ordinal))
        {
            var rows = await Store.QueryAsync(Table, new RowRange(partition.Key), None);
            Assert.Equal(partition.Select(key => key.Row).Order(Utf8Order), rows.Select(row => row.Key.Row));
            Assert.All(rows, row => Assert.Equal($"{row.Key.Partition}|{row.Key.Row}", row.Content));
        }
    }

    [Fact]
    public async Task Longest_keys_are_read_and_written_like_others()
    {
        string[] longest = [new('\0', 256), new('\\', 256), string.Concat(Enumerable.Repeat("😀", 64)), new('z', 256)];
        foreach (var partition in longest)
        {
            await WriteAsync(partition, [.. longest.Select(row => new RowWrite.Insert(row, partition + row))]);
            var first = (await GetAsync(partition, longest[0]))!;
            Assert.Equal(partition + longest[0], first.Content);
            await WriteAsync(partition, new RowWrite.Replace(longest[0], "new", first.ETag), new RowWrite.Delete(longest[1]));
            var rows = await Store.QueryAsync(Table, new RowRange(partition), None);
            Assert.Equal([longest[0], longest[3], longest[2]], rows.Select(row => row.Key.Row));
        }
    }

    private static readonly Comparer<string> Utf8Order = Comparer<string>.Create((one, other) =>
        Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    private static string HostileText(Random random)
    {
        string[] alphabet = ["\0", "a", "A", "%", "_", "/", "\\", "#", "?", "2", "F", "\u0001", "é", "\uffff", "😀", "\U0010FFFF"];
        return string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }
}
