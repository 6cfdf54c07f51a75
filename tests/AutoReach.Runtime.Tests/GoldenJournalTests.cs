using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AutoReach.Contracts;
using AutoReach.Orchestration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Runtime.Tests;

/// <summary>
/// A journal written by release 1, with a row of every kind, replays to the same end in every later release. The file
/// is never written anew for a changed runtime: that it still reads is the point.
/// </summary>
public sealed class GoldenJournalTests : IDisposable
{
    private static readonly Flow<string> Flow = new("golden", 1);
    private static readonly Activity<string, string> Greet = new("greet");
    private static readonly Activity<string, string> Break = new("break") { Retry = RetryPolicy.None };
    private static readonly Signal<string> First = new("first");
    private static readonly Signal<string> Never = new("never");
    private static readonly Signal<string> Last = new("last");
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Begin);
    private readonly ConcurrentQueue<string> _calls = new();
    private string _end = "";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Journal_of_release_1_replays_to_the_same_end()
    {
        Load(Golden());
        _clock.Advance(TimeSpan.FromDays(30));
        await using var host = await OpenAsync();
        await host.Runtime.DrainAsync(CancellationToken.None);
        Assert.Empty(_calls);
        await host.Runtime.SignalAsync("lead", Last, "send", CancellationToken.None);
        await host.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal(["greet send"], _calls);
        Assert.Equal("hello Ada|break failed: InvalidOperationException: broken|go|nothing|2026-03-02T11:00:00.000|send|hello send", _end);
        Assert.Equal(
            new InstanceSummary("lead", InstanceState.Completed, "Sent", null),
            await host.Runtime.FindAsync("lead", CancellationToken.None));
        Assert.Equal("FormatException: kept as it failed", Assert.Single(host.Runtime.ListFailed(10)).Reason);
    }

    /// <summary>A change here means a new layout: a version of its own, code that reads the old one, and a second file.</summary>
    [Fact]
    public async Task Journal_written_today_has_the_layout_of_release_1()
    {
        await using (var host = await OpenAsync())
        {
            await host.Runtime.StartAsync(Flow, "lead", "Ada", CancellationToken.None);
            await host.Runtime.StartAsync(Flow, "failed", "", CancellationToken.None);
            await host.Runtime.DrainAsync(CancellationToken.None);
            await host.Runtime.SignalAsync("lead", First, "go", CancellationToken.None);
            for (var hour = 0; hour < 2; hour++)
            {
                await host.Runtime.DrainAsync(CancellationToken.None);
                _clock.Advance(TimeSpan.FromHours(1));
            }
            await host.Runtime.DrainAsync(CancellationToken.None);
        }
        var written = Dump();
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "journal-of-today.sql"), written, CancellationToken.None);
        Assert.Equal(Golden(), written);
    }

    private static async Task<string> RunAsync(IOrchestration orchestration, string name)
    {
        if (name.Length == 0)
            throw new FormatException("kept as it failed");
        orchestration.SetStatus("Researching");
        var parts = new List<string> { await orchestration.CallAsync(Greet, name) };
        try
        {
            await orchestration.CallAsync(Break, name);
        }
        catch (ActivityFailedException failure)
        {
            parts.Add(failure.Message);
        }
        orchestration.SetStatus("AwaitingDecision");
        parts.Add(await orchestration.WaitForAsync(First, TimeSpan.FromDays(1)) ?? "nothing");
        parts.Add(await orchestration.WaitForAsync(Never, TimeSpan.FromHours(1)) ?? "nothing");
        await orchestration.SleepUntilAsync(orchestration.Now + TimeSpan.FromHours(1));
        parts.Add(orchestration.Now.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture));
        var decision = await orchestration.WaitForAsync(Last, TimeSpan.FromDays(365)) ?? "nothing";
        parts.Add(decision);
        parts.Add(await orchestration.CallAsync(Greet, decision));
        orchestration.SetStatus("Sent");
        return string.Join('|', parts);
    }

    private Task<RuntimeHost> OpenAsync()
    {
        var registry = OrchestrationRegistry.Create(builder => builder
            .Activity(Greet, _ => new Spoken(_calls, "greet", name => $"hello {name}"))
            .Activity(Break, _ => new Spoken(_calls, "break", _ => throw new InvalidOperationException("broken")))
            .Flow(Flow, async (orchestration, name) => _end = await RunAsync(orchestration, name)));
        return RuntimeHost.StartAsync(new RuntimeOptions { DataFolder = _folder.Path }, registry, _clock);
    }

    private static string Golden()
    {
        using var text = new StreamReader(typeof(GoldenJournalTests).Assembly.GetManifestResourceStream("release-1.sql")!);
        return text.ReadToEnd();
    }

    private void Load(string sql) => Query(sql, _ => { });

    private string Dump()
    {
        var text = new StringBuilder("PRAGMA journal_mode=WAL;\nPRAGMA user_version=1;\n");
        var tables = new List<string>();
        Query("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid", row =>
        {
            text.Append(row.GetString(1)).Append(";\n");
            if (row.GetString(1).StartsWith("CREATE TABLE", StringComparison.Ordinal))
                tables.Add(row.GetString(0));
        });
        foreach (var table in tables)
            Query($"SELECT * FROM {table}", row => text.Append(CultureInfo.InvariantCulture,
                $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(column => Literal(row.GetValue(column))))});\n"));
        return text.ToString();
    }

    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private void Query(string sql, Action<SqliteDataReader> each)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read())
            each(rows);
    }

    private sealed class Spoken(ConcurrentQueue<string> calls, string verb, Func<string, string> say) : IActivity<string, string>
    {
        public Task<string> RunAsync(ActivityContext context, string input, CancellationToken cancellationToken)
        {
            calls.Enqueue($"{verb} {input}");
            return Task.FromResult(say(input));
        }
    }
}
