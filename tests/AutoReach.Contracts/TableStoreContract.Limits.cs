using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

// What is refused, and what is just within.
public abstract partial class TableStoreContract
{
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
        await RefusedAsync("p", new RowWrite.Upsert(new string('x', 257), ""));
        await RefusedAsync("p", new RowWrite.Upsert("x" + new string('é', 128), ""));
        await RefusedAsync(new string('x', 257), new RowWrite.Upsert("r", ""));
        await RefusedAsync("p");
        await RefusedAsync("p", [.. Enumerable.Range(0, 101).Select(number => new RowWrite.Upsert($"r{number}", ""))]);
        await RefusedAsync("p", new RowWrite.Upsert("r", "1"), new RowWrite.Delete("r"));
        await RefusedAsync("p", new RowWrite.Upsert("r", "\ud83d"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => QueryAsync(new RowRange("p", Limit: 0)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => QueryAsync(new RowRange("p", Limit: 1001)));
        foreach (var table in new[] { "", "ab", "a-b", "tablé", "Table", "1table", "tables", new string('t', 41) })
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(table, new RowKey("p", "r"), None));
        Assert.Empty(await QueryAsync(new RowRange("p")));
        Assert.Null(await Store.GetAsync(new string('t', 40), new RowKey("p", "r"), None));
    }

    [Fact]
    public async Task Batch_that_is_too_large_together_is_refused_whole()
    {
        await RefusedAsync("p", new RowWrite.Upsert("a", new string('x', 750_000)), new RowWrite.Upsert("b", new string('x', 750_001)));
        Assert.Empty(await QueryAsync(new RowRange("p")));
        await WriteAsync("p", new RowWrite.Upsert("a", new string('x', 750_000)), new RowWrite.Upsert("b", new string('x', 750_000)));
        Assert.Equal(750_000, (await GetAsync("p", "b"))!.Content.Length);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\0")]
    [InlineData("é")]
    [InlineData("😀")]
    public async Task Largest_batch_is_written_whatever_it_consists_of(string unit)
    {
        var (keyBytes, contentBytes) = (TableLimits.MaxKeyBytes / unit.Length / 2 - 4, TableLimits.MaxBatchBytes / TableLimits.MaxWrites);
        var content = string.Concat(Enumerable.Repeat(unit, contentBytes / System.Text.Encoding.UTF8.GetByteCount(unit)));
        var partition = string.Concat(Enumerable.Repeat(unit, keyBytes));
        RowWrite[] writes = [.. Enumerable.Range(0, TableLimits.MaxWrites).Select(number => new RowWrite.Insert($"{partition}{number}", content))];
        await WriteAsync(partition, writes);
        var rows = await Store.QueryAsync(Table, new RowRange(partition), None);
        Assert.Equal(TableLimits.MaxWrites, rows.Count);
        Assert.All(rows, row => Assert.Equal(content, row.Content));
    }

    [Theory]
    [InlineData("2026-03-02T09:00:00Z")]
    [InlineData("6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("12345678901234567890")]
    [InlineData("AAECAw==")]
    [InlineData("  two blanks around  ")]
    [InlineData("\r\n\n\r\t")]
    [InlineData("\0")]
    [InlineData("\u0001\u007f\u0085\u009f")]
    [InlineData("\u2028\u2029\ufeff")]
    [InlineData("\ufffe\uffff\ufdd0\ud7ff\ue000")]
    [InlineData("a\u0301 á <b>&amp;</b> '' \"\" \\u0041 %41 +")]
    [InlineData("{\"odata.type\":\"Edm.Binary\"}")]
    [InlineData("😀\U0010FFFF")]
    public async Task Content_is_text_of_any_kind(string content)
    {
        await WriteAsync("p", new RowWrite.Insert("a short", content), new RowWrite.Insert("b long", content + new string('.', 40_000)));
        await WriteAsync("p", new RowWrite.Upsert("c again", "before"));
        await WriteAsync("p", new RowWrite.Upsert("c again", content));
        Assert.Equal([content, content + new string('.', 40_000), content], (await Store.QueryAsync(Table, new RowRange("p"), None))
            .Select(row => row.Content));
    }

    [Fact]
    public async Task Content_that_grows_and_shrinks_leaves_nothing_of_itself_behind()
    {
        foreach (var length in new[] { 10, 500_000, 70_000, 40_000, 10, 0, 140_000 })
        {
            var content = new string('é', length / 2);
            await WriteAsync("p", new RowWrite.Upsert("r", content));
            Assert.Equal(content, (await GetAsync("p", "r"))!.Content);
        }
    }
}
