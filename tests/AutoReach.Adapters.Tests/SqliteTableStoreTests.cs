using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Orchestration.Storage;
using Microsoft.Data.Sqlite;

namespace AutoReach.Adapters.Tests;

public sealed class SqliteTableStoreTests : TableStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteTableStore? _store;

    protected override async Task<ITableStore> OpenAsync() => _store = await Task.FromResult(Open());

    protected override async Task<ITableStore> ReopenAsync()
    {
        await _store!.DisposeAsync();
        return _store = Open();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _store!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Folder_that_does_not_exist_is_created()
    {
        await using var store = SqliteTableStore.Open(new SqliteFile(_folder.File("a/b/c/store.db")));
        Assert.True(Directory.Exists(_folder.File("a/b/c")));
    }

    [Fact]
    public void File_that_is_no_database_is_named()
    {
        File.WriteAllText(_folder.File("letter.txt"), string.Concat(Enumerable.Repeat("Dear Sir or Madam, ", 100)));
        var refusal = Assert.Throws<StorageException>(() => SqliteTableStore.Open(new SqliteFile(_folder.File("letter.txt"))));
        Assert.Contains("letter.txt' is not a database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder.File("occupied"), "");
        var refusal = Assert.Throws<StorageException>(() => SqliteTableStore.Open(new SqliteFile(_folder.File("occupied/store.db"))));
        Assert.Contains("cannot be created", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "give this user write access")]
    [InlineData(14, "check that its folder exists")]
    [InlineData(5, "held by another process")]
    [InlineData(10, "check the disk")]
    public void Error_of_the_disk_says_what_to_do(int code, string advice)
    {
        var refusal = StorageException.From("store.db", new SqliteException("error", code));
        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'store.db'", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsFinal);
    }

    [Fact]
    public void Database_of_another_layout_is_refused()
    {
        using (var other = new SqliteConnection($"Data Source={_folder.File("other.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "PRAGMA user_version=99";
            command.ExecuteNonQuery();
        }
        var refusal = Assert.Throws<StorageException>(() => SqliteTableStore.Open(new SqliteFile(_folder.File("other.db"))));
        Assert.Contains("layout 99", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Full_disk_fails_the_write_that_does_not_fit_and_keeps_the_rest()
    {
        await using var store = SqliteTableStore.Open(new SqliteFile(_folder.File("small.db")) { MaxBytes = 100_000 });
        await Put(store, "fits", 1_000);
        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
            number == 3
                ? await Record.ExceptionAsync(() => Put(store, "large", 200_000))
                : await Record.ExceptionAsync(() => Put(store, $"small{number}", 1_000))));
        var refusal = Assert.IsType<StorageException>(Assert.Single(refusals, refusal => refusal is not null));
        Assert.Contains("No space is left", refusal.Message, StringComparison.Ordinal);
        var rows = await store.QueryAsync("rows", new RowRange("p"), CancellationToken.None);
        Assert.Equal(8, rows.Count);
        await Put(store, "fits too", 1_000);
    }

    [Fact]
    public async Task Damaged_file_fails_every_write_and_says_so()
    {
        await _store!.WriteAsync("rows", "p", [new RowWrite.Insert("r", new string('x', 50_000))], CancellationToken.None);
        await _store.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(_folder.File("store.db"), CancellationToken.None);
        bytes.AsSpan(4096, 4096).Fill(0xA5);
        await File.WriteAllBytesAsync(_folder.File("store.db"), bytes, CancellationToken.None);
        _store = Open();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refusal = await Assert.ThrowsAsync<StorageException>(() => Put(_store, "r2", 10));
            Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Closed_store_refuses()
    {
        await _store!.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Put(_store, "r", 1));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _store.GetAsync("rows", new RowKey("p", "r"), CancellationToken.None));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task Writing_connection_uses_a_log_and_full_synchronisation_unless_the_file_is_thrown_away(bool outlives, long synchronous)
    {
        await using var writer = GroupCommitWriter.Open(new SqliteFile(_folder.File("w.db")) { OutlivesPowerCut = outlives }, "CREATE TABLE t (n INTEGER)", 1);
        Assert.Equal(("wal", synchronous), await writer.DurabilityAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Failing_operation_leaves_its_neighbours_alone()
    {
        await using var writer = GroupCommitWriter.Open(new SqliteFile(_folder.File("w.db")), "CREATE TABLE t (n INTEGER)", 1);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Record.ExceptionAsync(() => writer.WriteAsync(statements =>
        {
            using var insert = statements["INSERT INTO t VALUES (?)"];
            insert.Bind(number).Run();
            return number % 100 == 7 ? throw new InvalidOperationException("at fault") : number;
        }, CancellationToken.None)).AsTask()));
        Assert.Equal([7, 107, 207, 307, 407], Enumerable.Range(0, 500).Where(number => outcomes[number] is InvalidOperationException));
        Assert.Equal(495, outcomes.Count(outcome => outcome is null));
        using var readers = new SqliteReaders(new SqliteFile(_folder.File("w.db")));
        Assert.Equal((495L, 0L), readers.Read(statements =>
        {
            using var count = statements["SELECT count(*), sum(n % 100 = 7) FROM t"];
            count.Step();
            return (count.Int64(0), count.Int64(1));
        }));
    }

    private SqliteTableStore Open() => SqliteTableStore.Open(new SqliteFile(_folder.File("store.db")));

    private static Task<WriteResult> Put(SqliteTableStore store, string row, int bytes) =>
        store.WriteAsync("rows", "p", [new RowWrite.Upsert(row, new string('x', bytes))], CancellationToken.None);
}
