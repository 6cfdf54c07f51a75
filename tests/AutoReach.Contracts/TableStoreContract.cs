using System.Globalization;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

/// <summary>What every <see cref="ITableStore"/> does. Derive, give a new empty store, and inherit the tests.</summary>
public abstract partial class TableStoreContract : IAsyncLifetime
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
    public async Task Delete_of_a_missing_row_does_not_keep_its_batch_from_being_written()
    {
        await WriteAsync("p", new RowWrite.Insert("b", "old"));
        var etag = (await GetAsync("p", "b"))!.ETag;
        await WriteAsync(
            "p", new RowWrite.Delete("a"), new RowWrite.Replace("b", "new", etag), new RowWrite.Delete("c", etag), new RowWrite.Insert("d", "new"));
        Assert.Equal(["b=new", "d=new"], await QueryAsync(new RowRange("p")));
        Assert.Equal(new WriteResult.Conflict("b"),
            await TryAsync("p", new RowWrite.Delete("a"), new RowWrite.Insert("e", ""), new RowWrite.Replace("b", "newer", etag), new RowWrite.Delete("d")));
        Assert.Equal(["b=new", "d=new"], await QueryAsync(new RowRange("p")));
    }

    [Fact]
    public async Task Conflict_names_the_first_of_several_rows_in_the_way()
    {
        await WriteAsync("p", new RowWrite.Insert("z", ""), new RowWrite.Insert("a", ""));
        Assert.Equal(
            new WriteResult.Conflict("z"), await TryAsync("p", new RowWrite.Upsert("m", ""), new RowWrite.Insert("z", ""), new RowWrite.Insert("a", "")));
    }

    [Fact]
    public async Task Table_that_was_never_written_to_is_empty()
    {
        Assert.Empty(await Store.QueryAsync("never", new RowRange("p"), None));
        Assert.Equal(new WriteResult.Conflict("r"), await Store.WriteAsync("never1", "p", [new RowWrite.Replace("r", "", "\"1\"")], None));
        Assert.Equal(WriteResult.Done, await Store.WriteAsync("never2", "p", [new RowWrite.Delete("r"), new RowWrite.Delete("s", "any")], None));
        Assert.Null(await Store.GetAsync("never2", new RowKey("p", "r"), None));
    }

    [Fact]
    public async Task Whoever_has_given_up_asks_and_writes_nothing()
    {
        var givenUp = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(Table, new RowKey("p", "r"), givenUp));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.QueryAsync(Table, new RowRange("p"), givenUp));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(Table, "p", [new RowWrite.Insert("r", "")], givenUp));
        Assert.Empty(await QueryAsync(new RowRange("p")));
    }

    [Fact]
    public async Task First_writers_of_a_table_do_not_disturb_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => WriteAsync($"p{number}", new RowWrite.Insert("r", "")))));
        for (var number = 0; number < 16; number++)
            Assert.NotNull(await GetAsync($"p{number}", "r"));
    }

    [Fact]
    public async Task Concurrent_batches_are_each_whole()
    {
        await WriteAsync("p", new RowWrite.Insert("turn", "start"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            for (var done = 0; done < 8;)
            {
                var turn = (await GetAsync("p", "turn"))!;
                var result = await TryAsync("p", new RowWrite.Delete($"not there {worker}"), new RowWrite.Replace("turn", $"{worker}-{done}", turn.ETag),
                    new RowWrite.Upsert("echo", $"{worker}-{done}"), new RowWrite.Insert($"log {worker}-{done}", turn.Content));
                done += result.IsWritten ? 1 : 0;
            }
        })));
        var rows = (await Store.QueryAsync(Table, new RowRange("p"), None)).ToDictionary(row => row.Key.Row, row => row.Content);
        Assert.Equal(rows["turn"], rows["echo"]);
        var log = rows.Where(row => row.Key.StartsWith("log ", StringComparison.Ordinal)).Select(row => row.Value).Append(rows["turn"]).ToArray();
        Assert.Equal(33, log.Distinct().Count()); // each turn but the last was followed by exactly one other
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

    private Task<Row?> GetAsync(string partition, string row) => Store.GetAsync(Table, new RowKey(partition, row), None);

    private Task<WriteResult> TryAsync(string partition, params RowWrite[] writes) => Store.WriteAsync(Table, partition, writes, None);

    private async Task WriteAsync(string partition, params RowWrite[] writes) =>
        Assert.Equal(WriteResult.Done, await TryAsync(partition, writes));

    private async Task RefusedAsync(string partition, params RowWrite[] writes) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => TryAsync(partition, writes));

    private async Task<string[]> QueryAsync(RowRange range) =>
        [.. (await Store.QueryAsync(Table, range, None)).Select(row => $"{row.Key.Row}={row.Content}")];
}
