using System.Globalization;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

// Ranges and pages.
public abstract partial class TableStoreContract
{
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
    public async Task Ends_of_a_range_are_any_text()
    {
        await WriteAsync("p", [.. new[] { "a", "a\0", "a/", "a0", "b" }.Select(key => new RowWrite.Insert(key, ""))]);
        Assert.Equal(["a=", "a\0=", "a/=", "a0=", "b="], await QueryAsync(new RowRange("p", From: "")));
        Assert.Empty(await QueryAsync(new RowRange("p", To: "")));
        Assert.Empty(await QueryAsync(new RowRange("p", "b", "a")));
        Assert.Equal(["a/="], await QueryAsync(new RowRange("p", "a\u0001", "a0")));
        Assert.Equal(["a0=", "b="], await QueryAsync(new RowRange("p", From: "a/" + new string('\uffff', 5000))));
        Assert.Equal(["a=", "a\0=", "a/="], await QueryAsync(new RowRange("p", To: "a/" + new string('?', 5000))));
    }

    [Fact]
    public async Task Any_range_holds_what_its_ends_say()
    {
        var random = new Random(20260102);
        string[] keys = [.. Enumerable.Range(0, 150).Select(_ => HostileText(random)).Distinct(StringComparer.Ordinal).Take(100)];
        await WriteAsync("p", [.. keys.Select(key => new RowWrite.Insert(key, ""))]);
        for (var round = 0; round < 60; round++)
        {
            var range = new RowRange("p", HostileText(random), round % 3 == 0 ? null : HostileText(random), random.Next(1, 40), random.Next(2) == 0);
            var inside = keys.Where(key => Utf8Order.Compare(key, range.From) >= 0 && (range.To is null || Utf8Order.Compare(key, range.To) < 0))
                .Order(Utf8Order);
            var expected = (range.Descending ? inside.Reverse() : inside).Take(range.Limit);
            Assert.Equal(expected, (await Store.QueryAsync(Table, range, None)).Select(row => row.Key.Row));
        }
    }

    [Fact]
    public async Task Page_is_full_when_there_are_more_rows_than_it_holds()
    {
        string[] keys = [.. Enumerable.Range(0, 1100).Select(number => number.ToString("d4", CultureInfo.InvariantCulture))];
        foreach (var chunk in keys.Chunk(100))
            await WriteAsync("p", [.. chunk.Select(key => new RowWrite.Insert(key, key))]);
        Assert.Equal(keys.Take(1000), (await Store.QueryAsync(Table, new RowRange("p"), None)).Select(row => row.Content));
        Assert.Equal(keys.Reverse().Take(1000), (await Store.QueryAsync(Table, new RowRange("p", Descending: true), None)).Select(row => row.Content));
        Assert.Equal(keys.Reverse().Take(3), (await Store.QueryAsync(Table, new RowRange("p", Limit: 3, Descending: true), None)).Select(row => row.Content));
    }

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
