using System.Globalization;
using System.Text;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

/// <summary>What every <see cref="ITableStore"/> does. Derive, give a new empty store, and inherit the tests.</summary>
public abstract class TableStoreContract : IAsyncLifetime
{
    private const string Table = "contract";

    private static readonly CancellationToken None = CancellationToken.None;

    protected ITableStore Store { get; private set; } = null!;

    protected abstract Task<ITableStore> OpenAsync();

    /// <summary>Closes the store as a stopped process would and opens what is left.</summary>
    protected abstract Task<ITableStore> ReopenAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Missing_row_is_null() => Assert.Null(await GetAsync("p", "r"));

    [Fact]
    public async Task Inserted_row_is_found_where_it_was_put()
    {
        await WriteAsync("p", new RowWrite.Insert("r", "content"));
        var row = await GetAsync("p", "r");
        Assert.Equal(new Row(new RowKey("p", "r"), "content", row!.ETag), row);
        Assert.Null(await GetAsync("q", "r"));
        Assert.Null(await Store.GetAsync("another", new RowKey("p", "r"), None));
    }

    [Fact]
    public async Task Second_insert_is_refused_and_changes_nothing()
    {
        await WriteAsync("p", new RowWrite.Insert("r", "first"));
        Assert.Equal(new WriteResult.Conflict("r"), await TryAsync("p", new RowWrite.Insert("r", "second")));
        Assert.Equal("first", (await GetAsync("p", "r"))!.Content);
    }

    [Fact]
    public async Task Replace_needs_the_latest_etag()
    {
        await WriteAsync("p", new RowWrite.Insert("r", "1"));
        var first = (await GetAsync("p", "r"))!.ETag;
        await WriteAsync("p", new RowWrite.Replace("r", "2", first));
        Assert.Equal(new WriteResult.Conflict("r"), await TryAsync("p", new RowWrite.Replace("r", "3", first)));
        Assert.Equal("2", (await GetAsync("p", "r"))!.Content);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task Replace_with_an_etag_that_never_was_is_refused(string etag)
    {
        await WriteAsync("p", new RowWrite.Insert("r", "1"));
        Assert.Equal(new WriteResult.Conflict("r"), await TryAsync("p", new RowWrite.Replace("r", "2", etag)));
    }

    [Fact]
    public async Task Replace_of_a_row_that_is_gone_is_refused()
    {
        await WriteAsync("p", new RowWrite.Insert("r", "1"));
        var etag = (await GetAsync("p", "r"))!.ETag;
        await WriteAsync("p", new RowWrite.Delete("r"));
        Assert.Equal(new WriteResult.Conflict("r"), await TryAsync("p", new RowWrite.Replace("r", "2", etag)));
        await WriteAsync("p", new RowWrite.Insert("r", "1"));
        Assert.Equal(new WriteResult.Conflict("r"), await TryAsync("p", new RowWrite.Replace("r", "2", etag)));
    }

    [Fact]
    public async Task Upsert_writes_in_either_case_and_each_write_changes_the_etag()
    {
        var etags = new HashSet<string>();
        foreach (var content in new[] { "1", "2", "2" })
        {
            await WriteAsync("p", new RowWrite.Upsert("r", content));
            Assert.True(etags.Add((await GetAsync("p", "r"))!.ETag));
        }
        Assert.Equal("2", (await GetAsync("p", "r"))!.Content);
    }

    [Fact]
    public async Task Delete_of_a_missing_row_is_no_conflict_and_of_a_changed_one_is()
    {
        await WriteAsync("p", new RowWrite.Delete("r"), new RowWrite.Delete("s", "any"));
        await WriteAsync("p", new RowWrite.Insert("r", "1"));
        var old = (await GetAsync("p", "r"))!.ETag;
        await WriteAsync("p", new RowWrite.Upsert("r", "2"));
        Assert.Equal(new WriteResult.Conflict("r"), await TryAsync("p", new RowWrite.Delete("r", old)));
        await WriteAsync("p", new RowWrite.Delete("r", (await GetAsync("p", "r"))!.ETag));
        Assert.Null(await GetAsync("p", "r"));
    }

    [Fact]
    public async Task Batch_is_written_whole_or_not_at_all()
    {
        await WriteAsync("p", new RowWrite.Insert("b", "old"), new RowWrite.Insert("c", "old"));
        var result = await TryAsync("p",
            new RowWrite.Insert("a", "new"), new RowWrite.Upsert("c", "new"), new RowWrite.Insert("b", "new"), new RowWrite.Replace("c2", "new", "x"));
        Assert.Equal(new WriteResult.Conflict("b"), result);
        Assert.Equal(["b=old", "c=old"], await QueryAsync(new RowRange("p")));
        await WriteAsync("p", new RowWrite.Insert("a", "new"), new RowWrite.Upsert("b", "new"), new RowWrite.Delete("c"));
        Assert.Equal(["a=new", "b=new"], await QueryAsync(new RowRange("p")));
    }

    [Fact]
    public async Task Rows_are_read_in_pages_forwards_and_backwards()
    {
        var keys = Enumerable.Range(0, 250).Select(number => number.ToString("d4", CultureInfo.InvariantCulture)).ToArray();
        foreach (var chunk in keys.Reverse().Chunk(100))
            await WriteAsync("p", [.. chunk.Select(key => new RowWrite.Insert(key, ""))]);
        Assert.Equal(keys, await PagesAsync(from => new RowRange("p", From: from, Limit: 40), last => last + "\0"));
        Assert.Equal(keys.Reverse(), await PagesAsync(to => new RowRange("p", To: to, Limit: 40, Descending: true), last => last));
    }

    [Fact]
    public async Task Range_starts_with_its_first_key_and_ends_before_its_last()
    {
        await WriteAsync("p", [.. "abcde".Select(key => new RowWrite.Insert(key.ToString(), ""))]);
        await WriteAsync("pp", new RowWrite.Insert("b", "other partition"));
        Assert.Equal(["b=", "c="], await QueryAsync(new RowRange("p", "b", "d")));
        Assert.Equal(["c=", "b="], await QueryAsync(new RowRange("p", "b", "d", Descending: true)));
        Assert.Equal(["d=", "e="], await QueryAsync(new RowRange("p", From: "d")));
        Assert.Equal(["e="], await QueryAsync(new RowRange("p", Limit: 1, Descending: true)));
        Assert.Empty(await QueryAsync(new RowRange("p", "c", "c")));
        Assert.Empty(await QueryAsync(new RowRange("nothing")));
    }

    [Fact]
    public async Task Hostile_keys_stay_apart_and_in_order_of_their_utf8_bytes()
    {
        string[] keys =
        [
            " ", "  ", "/", "\\", "#", "?", "%", "%2F", "%252F", "_", "_5F", "'", "''", "\"", "\0", "\0\0", "a\0b", "a", "A", "á", "a\u0301",
            "\t", "\n", "\r\n", "\u007f", "\u0085", "\ud7ff", "\ue000", "\uffff", "\ufffd", "😀", "\U0010FFFF", "=", "+", "-", "--", ".", "..", "İ", "ı", "ß", "ss",
            "null", "DROP TABLE rows;", new string('x', 512), new string('é', 512),
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
    public async Task Content_comes_back_as_it_was_up_to_the_limit()
    {
        var most = new string('x', 899_990) + "\0\"\\é😀";
        await WriteAsync("p", new RowWrite.Insert("most", most), new RowWrite.Insert("least", ""));
        Assert.Equal(most, (await GetAsync("p", "most"))!.Content);
        Assert.Equal("", (await GetAsync("p", "least"))!.Content);
        var refusal = await Assert.ThrowsAnyAsync<ArgumentException>(() => TryAsync("p", new RowWrite.Insert("toomuch", new string('é', 450_001))));
        Assert.Contains("toomuch", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_that_is_empty_or_no_text_is_refused()
    {
        foreach (var key in new[] { "", "\ud83d", "a\ude00b" })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => GetAsync(key, "r"));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => GetAsync("p", key));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => TryAsync("p", new RowWrite.Upsert(key, "")));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => TryAsync(key, new RowWrite.Upsert("r", "")));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => QueryAsync(new RowRange(key)));
        }
    }

    [Fact]
    public async Task Limits_of_keys_batches_pages_and_names_are_refused_and_nothing_is_written()
    {
        await RefusedAsync("p", new RowWrite.Upsert(new string('x', 513), ""));
        await RefusedAsync("p");
        await RefusedAsync("p", [.. Enumerable.Range(0, 101).Select(number => new RowWrite.Upsert($"r{number}", ""))]);
        await RefusedAsync("p", new RowWrite.Upsert("r", "1"), new RowWrite.Delete("r"));
        await RefusedAsync("p", new RowWrite.Upsert("r", "\ud83d"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => QueryAsync(new RowRange("p", Limit: 0)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => QueryAsync(new RowRange("p", Limit: 1001)));
        foreach (var table in new[] { "", "ab", "a-b", "tablé", new string('t', 64) })
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(table, new RowKey("p", "r"), None));
        Assert.Empty(await QueryAsync(new RowRange("p")));
    }

    [Fact]
    public async Task Concurrent_read_modify_write_loses_no_increment()
    {
        const int workers = 8, increments = 25;
        await WriteAsync("p", new RowWrite.Insert("counter", "0"));
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < increments;)
            {
                var row = (await GetAsync("p", "counter"))!;
                var next = (int.Parse(row.Content, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                if ((await TryAsync("p", new RowWrite.Replace("counter", next, row.ETag))).IsWritten)
                    done++;
            }
        })));
        Assert.Equal($"{workers * increments}", (await GetAsync("p", "counter"))!.Content);
    }

    [Fact]
    public async Task One_of_many_concurrent_inserts_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(number =>
            Task.Run(() => TryAsync("p", new RowWrite.Insert("r", $"{number}")))));
        var winner = Assert.Single(Enumerable.Range(0, 32), number => results[number].IsWritten);
        Assert.Equal($"{winner}", (await GetAsync("p", "r"))!.Content);
    }

    [Fact]
    public async Task Everything_acknowledged_is_there_after_reopening()
    {
        await WriteAsync("p", new RowWrite.Insert("kept", "1"), new RowWrite.Insert("deleted", "1"));
        await WriteAsync("p", new RowWrite.Delete("deleted"));
        var etag = (await GetAsync("p", "kept"))!.ETag;
        Store = await ReopenAsync();
        Assert.Equal(["kept=1"], await QueryAsync(new RowRange("p")));
        await WriteAsync("p", new RowWrite.Replace("kept", "2", etag));
    }

    private static readonly Comparer<string> Utf8Order = Comparer<string>.Create((one, other) =>
        Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    private static string HostileText(Random random)
    {
        string[] alphabet = ["\0", "a", "A", "%", "_", "/", "\\", "#", "?", "2", "F", "\u0001", "é", "\uffff", "😀", "\U0010FFFF"];
        return string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }

    private Task<Row?> GetAsync(string partition, string row) => Store.GetAsync(Table, new RowKey(partition, row), None);

    private Task<WriteResult> TryAsync(string partition, params RowWrite[] writes) => Store.WriteAsync(Table, partition, writes, None);

    private async Task WriteAsync(string partition, params RowWrite[] writes) =>
        Assert.Equal(WriteResult.Done, await TryAsync(partition, writes));

    private async Task RefusedAsync(string partition, params RowWrite[] writes) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => TryAsync(partition, writes));

    private async Task<string[]> QueryAsync(RowRange range) =>
        [.. (await Store.QueryAsync(Table, range, None)).Select(row => $"{row.Key.Row}={row.Content}")];

    private async Task<List<string>> PagesAsync(Func<string?, RowRange> page, Func<string, string> next)
    {
        var found = new List<string>();
        for (string? position = null; ;)
        {
            var rows = await Store.QueryAsync(Table, page(position), None);
            if (rows.Count == 0)
                return found;
            found.AddRange(rows.Select(row => row.Key.Row));
            position = next(found[^1]);
        }
    }
}
