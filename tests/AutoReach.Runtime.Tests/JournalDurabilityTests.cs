using System.Collections.Concurrent;
using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Runtime.Tests;

/// <summary>Tests that measure this process's memory: nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}

/// <summary>What the disk can do to the runtime, and what the runtime leaves on it.</summary>
[Collection(Alone.Name)]
public sealed class JournalDurabilityTests : IDisposable
{
    private static readonly Flow<int> Write = new("write", 1);
    private static readonly Flow<string> Rest = new("rest", 1);
    private static readonly Activity<int, string> Fill = new("fill");
    private static readonly Signal<string> Go = new("go");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly ConcurrentQueue<string> _steps = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_goes_on_after_it()
    {
        await using var killed = await OpenAsync("data");
        for (var number = 0; number < 40; number++)
        {
            await killed.Runtime.StartAsync(Rest, $"i{number}", "", CancellationToken.None);
            if (number % 2 == 0)
                await killed.Runtime.SignalAsync($"i{number}", Go, "yes", CancellationToken.None);
        }
        CopyAsAKillWouldLeaveIt("data", "copy");
        await using var next = await OpenAsync("copy");
        await next.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal(20, next.Runtime.Count()[InstanceState.Completed]);
        Assert.Equal(20, next.Runtime.Count()[InstanceState.Waiting]);
    }

    [Fact]
    public async Task Full_disk_refuses_new_starts_and_keeps_every_acknowledged_one()
    {
        var acknowledged = 0;
        await using (var small = await OpenAsync("data", mostBytes: 200_000))
        {
            var refusal = await Assert.ThrowsAsync<StorageException>(async () =>
            {
                for (; ; acknowledged++)
                    await small.Runtime.StartAsync(Rest, $"i{acknowledged}", new string('x', 2_000), CancellationToken.None);
            });
            Assert.Contains("No space is left", refusal.Message, StringComparison.Ordinal);
        }
        await using var large = await OpenAsync("data");
        await large.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal(acknowledged, large.Runtime.Count().Values.Sum());
        Assert.Equal(acknowledged, large.Runtime.Count()[InstanceState.Waiting]);
    }

    [Fact]
    public async Task Step_that_could_not_be_stored_is_done_again_under_its_key_when_there_is_space()
    {
        await using (var small = await OpenAsync("data", mostBytes: 200_000))
        {
            await small.Runtime.StartAsync(Write, "i", 500_000, CancellationToken.None);
            await Assert.ThrowsAsync<StorageException>(() => small.Runtime.DrainAsync(CancellationToken.None));
            await Assert.ThrowsAsync<StorageException>(() => small.Runtime.DrainAsync(CancellationToken.None));
            Assert.Single(_steps); // nothing is tried again before the delay is over
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Assert.ThrowsAsync<StorageException>(() => small.Runtime.DrainAsync(CancellationToken.None));
            Assert.Equal(0, small.Runtime.Count()[InstanceState.Failed]);
        }
        await using var large = await OpenAsync("data");
        await large.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal(3, _steps.Count);
        Assert.Single(_steps.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, large.Runtime.Count()[InstanceState.Completed]);
    }

    [Fact]
    public async Task Second_runtime_on_the_same_folder_is_refused()
    {
        await using var first = await OpenAsync("data");
        var refusal = await Assert.ThrowsAsync<StorageException>(() => OpenAsync("data"));
        Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_that_is_no_database_is_named()
    {
        Directory.CreateDirectory(_folder.File("data"));
        await File.WriteAllTextAsync(_folder.File("data/journal.db"), new string('?', 5_000));
        var refusal = await Assert.ThrowsAsync<StorageException>(() => OpenAsync("data"));
        Assert.Contains("journal.db' is not a database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_is_written_with_a_log_and_full_synchronisation()
    {
        await using var host = await OpenAsync("data");
        Assert.Equal(("wal", 2L), await host.Runtime.DurabilityAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Parked_instance_holds_no_memory()
    {
        const int parked = 10_000;
        await using var host = await OpenAsync("data");
        await ParkAsync(host.Runtime, "warm", 500);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await ParkAsync(host.Runtime, "i", parked);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(parked + 500, host.Runtime.Count()[InstanceState.Waiting]);
        Assert.InRange(growth / parked, long.MinValue, 128); // a flow held by mistake is over 500
    }

    [Fact]
    public async Task Each_activity_has_its_own_scope_of_services()
    {
        await using var host = await OpenAsync("data");
        await host.Runtime.StartAsync(Write, "a", 1, CancellationToken.None);
        await host.Runtime.StartAsync(Write, "b", 1, CancellationToken.None);
        await host.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal(2, Scoped.Disposed);
    }

    [Fact]
    public async Task Draining_a_runtime_that_was_stopped_is_refused()
    {
        var host = await OpenAsync("data");
        var runtime = host.Runtime;
        await host.DisposeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => runtime.DrainAsync(CancellationToken.None));
    }

    private static async Task ParkAsync(EmbeddedRuntime runtime, string prefix, int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (number, token) =>
            await runtime.StartAsync(Rest, $"{prefix}{number}", "", token));
        await runtime.DrainAsync(CancellationToken.None);
    }

    private void CopyAsAKillWouldLeaveIt(string from, string to)
    {
        Directory.CreateDirectory(_folder.File(to));
        foreach (var name in new[] { "journal.db", "journal.db-wal" }) // the shared index is rebuilt from the log
            File.Copy(_folder.File($"{from}/{name}"), _folder.File($"{to}/{name}"));
    }

    private Task<RuntimeHost> OpenAsync(string folder, long? mostBytes = null)
    {
        Scoped.Disposed = 0;
        var registry = OrchestrationRegistry.Create(builder => builder
            .Activity(Fill, services => new FillActivity(_steps, services.GetRequiredService<Scoped>()))
            .Flow(Write, (orchestration, bytes) => orchestration.CallAsync(Fill, bytes))
            .Flow(Rest, async (orchestration, input) => await orchestration.WaitForAsync(Go, TimeSpan.FromDays(1)) ?? input));
        return RuntimeHost.StartAsync(
            new RuntimeOptions { DataFolder = _folder.File(folder), MaxJournalBytes = mostBytes }, registry, _clock,
            services => services.AddScoped<Scoped>());
    }

    private sealed class Scoped : IDisposable
    {
        public static int Disposed;

        public void Dispose() => Interlocked.Increment(ref Disposed);
    }

    private sealed class FillActivity(ConcurrentQueue<string> steps, Scoped scoped) : IActivity<int, string>
    {
        public Task<string> RunAsync(ActivityContext context, int bytes, CancellationToken cancellationToken)
        {
            Assert.NotNull(scoped);
            steps.Enqueue(context.Step.ToString());
            return Task.FromResult(new string('x', bytes));
        }
    }
}
