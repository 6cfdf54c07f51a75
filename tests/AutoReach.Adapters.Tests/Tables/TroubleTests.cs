using System.Net;
using AutoReach.Adapters.Tables;
using AutoReach.Contracts;
using AutoReach.Orchestration.Storage;
using Azure.Identity;

namespace AutoReach.Adapters.Tests.Tables;

/// <summary>What the store makes of a service that is busy, away or loses its answers.</summary>
public sealed class TroubleTests : IClassFixture<Azurite>, IDisposable
{
    private const string Table = "trouble";
    private const int Retries = 3;

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ScriptedNetwork _network = new();
    private readonly TableStorageOptions _tables;
    private readonly AzureTableStore _store, _undisturbed;

    public TroubleTests(Azurite azurite)
    {
        _tables = azurite.NewTables() with { Retries = Retries };
        _store = new AzureTableStore(_tables with { Network = _network });
        _undisturbed = new AzureTableStore(_tables);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy")]
    [InlineData(HttpStatusCode.TooManyRequests, "TooManyRequests")]
    [InlineData(HttpStatusCode.InternalServerError, "OperationTimedOut")]
    public async Task Busy_service_is_asked_again(HttpStatusCode status, string code)
    {
        await WriteAsync(_undisturbed, new RowWrite.Insert("r", "1"));
        _network.Refuse(status, code, Retries);
        Assert.Equal("1", (await _store.GetAsync(Table, new RowKey("p", "r"), None))!.Content);
        _network.Refuse(status, code, Retries);
        Assert.Single(await _store.QueryAsync(Table, new RowRange("p"), None));
        _network.Refuse(status, code, Retries);
        await WriteAsync(_store, new RowWrite.Insert("s", "2"));
        Assert.Equal(3 * (Retries + 1), _network.Sizes.Count);
        Assert.Equal(["r=1", "s=2"], await RowsAsync());
    }

    [Fact]
    public async Task Batch_is_tried_again_when_the_service_was_too_busy_for_what_it_had_taken()
    {
        await WriteAsync(_undisturbed, new RowWrite.Insert("r", "1"));
        _network.RefuseWithin(Retries);
        await WriteAsync(_store, new RowWrite.Upsert("r", "2"), new RowWrite.Insert("s", "2"));
        Assert.Equal(["r=2", "s=2"], await RowsAsync());
    }

    [Fact]
    public async Task Service_that_stays_busy_is_named_with_what_to_do()
    {
        _network.Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy", Retries + 1);
        Says("too busy or unwell (503 ServerBusy): try again later",
            await Assert.ThrowsAsync<TablesUnavailableException>(() => WriteAsync(_store, new RowWrite.Insert("r", ""))));
        _network.Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy", Retries + 1);
        Says("too busy", await Assert.ThrowsAsync<TablesUnavailableException>(() => _store.GetAsync(Table, new RowKey("p", "r"), None)));
        await WriteAsync(_undisturbed, new RowWrite.Upsert("other", ""));
        _network.RefuseWithin(100);
        Says("too busy", await Assert.ThrowsAsync<TablesUnavailableException>(() => WriteAsync(_store, new RowWrite.Insert("r", ""))));
        Assert.Equal(["other="], await RowsAsync());
    }

    [Fact]
    public async Task Write_whose_answer_got_lost_is_no_conflict_with_itself()
    {
        await WriteAsync(_undisturbed, new RowWrite.Insert("old", "1"), new RowWrite.Insert("gone", ""));
        _network.LoseAnswer();
        await WriteAsync(_store, new RowWrite.Insert("r", "1"));
        _network.LoseAnswer();
        await WriteAsync(_store, new RowWrite.Replace("old", "2", await ETagAsync("old")));
        _network.LoseAnswer();
        await WriteAsync(_store, new RowWrite.Delete("gone", await ETagAsync("gone")), new RowWrite.Replace("old", "3", await ETagAsync("old")),
            new RowWrite.Insert("event", "1"));
        _network.LoseAnswer();
        await WriteAsync(_store, new RowWrite.Delete("r", await ETagAsync("r")));
        Assert.Equal(["event=1", "old=3"], await RowsAsync());
    }

    [Fact]
    public async Task Write_whose_answer_got_lost_is_recognised_even_if_another_has_followed_on_it()
    {
        await WriteAsync(_undisturbed, new RowWrite.Insert("lead", "1"));
        _network.LoseAnswer(meanwhile: () => WriteAsync(_undisturbed, new RowWrite.Upsert("lead", "3")));
        await WriteAsync(_store, new RowWrite.Replace("lead", "2", await ETagAsync("lead")), new RowWrite.Insert("event", "2"));
        Assert.Equal(["event=2", "lead=3"], await RowsAsync());
    }

    [Fact]
    public async Task Somebody_elses_row_is_a_conflict_after_a_retry_too()
    {
        await WriteAsync(_undisturbed, new RowWrite.Insert("r", "theirs"));
        _network.Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy");
        Assert.Equal(new WriteResult.Conflict("r"), await _store.WriteAsync(Table, "p", [new RowWrite.Insert("r", "ours")], None));
        _network.RefuseWithin();
        Assert.Equal(
            new WriteResult.Conflict("r"), await _store.WriteAsync(Table, "p", [new RowWrite.Insert("s", ""), new RowWrite.Insert("r", "ours")], None));
        Assert.Equal(["r=theirs"], await RowsAsync());
    }

    [Fact]
    public async Task Conflict_costs_one_request_when_nothing_was_repeated()
    {
        await WriteAsync(_undisturbed, new RowWrite.Insert("r", ""));
        Assert.False((await _store.WriteAsync(Table, "p", [new RowWrite.Insert("r", "")], None)).IsWritten);
        Assert.Single(_network.Sizes);
    }

    [Fact]
    public async Task Service_that_does_not_answer_in_time_is_away()
    {
        var impatient = new AzureTableStore(_tables with { Network = _network, Retries = 1, AnswerWithin = TimeSpan.FromMilliseconds(50) });
        _network.Hang(times: 2);
        Says("does not answer", await Assert.ThrowsAsync<TablesUnavailableException>(() => impatient.GetAsync(Table, new RowKey("p", "r"), None)));
        _network.Hang(times: 2);
        Says("does not answer", await Assert.ThrowsAsync<TablesUnavailableException>(() => WriteAsync(impatient, new RowWrite.Insert("r", ""))));
    }

    [Fact]
    public async Task Whoever_gives_up_while_waiting_is_not_told_of_a_fault()
    {
        _network.Hang();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.GetAsync(Table, new RowKey("p", "r"), patience.Token));
    }

    [Fact]
    public async Task Service_that_is_not_there_or_lets_nobody_in_is_named_with_what_to_do()
    {
        var nowhere = new AzureTableStore(
            _tables with { Retries = 1, ConnectionString = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:1/a;" });
        Says("http://127.0.0.1:1/a does not answer",
            await Assert.ThrowsAsync<TablesUnavailableException>(() => WriteAsync(nowhere, new RowWrite.Insert("r", ""))));
        var stranger = new AzureTableStore(
            _tables with { ConnectionString = _tables.ConnectionString!.Replace("AccountKey=E", "AccountKey=F", StringComparison.Ordinal) });
        var refusal = await Assert.ThrowsAsync<TablesUnavailableException>(() => WriteAsync(stranger, new RowWrite.Insert("r", "")));
        Says("Storage Table Data Contributor", refusal);
        Assert.DoesNotContain("AccountKey", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Host_without_an_identity_is_told_to_get_one() => Says(
        "give this host a managed identity", TablesUnavailableException.From(new CredentialUnavailableException("none"), new Uri("https://a.example"))!);

    [Theory]
    [InlineData("\"")]
    [InlineData("\0")]
    [InlineData("é")]
    public async Task Largest_batch_is_within_four_mebibytes(string unit)
    {
        var key = string.Concat(Enumerable.Repeat(unit, TableLimits.MaxKeyBytes / System.Text.Encoding.UTF8.GetByteCount(unit) - 2));
        foreach (var bytes in new[] { 1000, TableLimits.MaxBatchBytes / TableLimits.MaxWrites })
        {
            var content = string.Concat(Enumerable.Repeat(unit, bytes / System.Text.Encoding.UTF8.GetByteCount(unit)));
            await _store.WriteAsync(
                Table, key, [.. Enumerable.Range(0, TableLimits.MaxWrites).Select(number => new RowWrite.Upsert($"{key}{number:d2}", content))], None);
        }
        Assert.InRange(_network.Sizes.Max(), 1_000_000, 4 * 1024 * 1024);
    }

    public void Dispose() => _network.Dispose();

    private static void Says(string advice, StorageUnavailableException refusal) => Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);

    private static async Task WriteAsync(AzureTableStore store, params RowWrite[] writes) =>
        Assert.Equal(WriteResult.Done, await store.WriteAsync(Table, "p", writes, None));

    private async Task<string> ETagAsync(string row) => (await _undisturbed.GetAsync(Table, new RowKey("p", row), None))!.ETag;

    private async Task<string[]> RowsAsync() =>
        [.. (await _undisturbed.QueryAsync(Table, new RowRange("p"), None)).Select(row => $"{row.Key.Row}={row.Content}")];
}
