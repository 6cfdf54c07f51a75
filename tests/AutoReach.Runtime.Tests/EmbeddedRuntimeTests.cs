using AutoReach.Contracts;
using AutoReach.Orchestration;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Runtime.Tests;

public sealed class EmbeddedRuntimeTests : OrchestrationContract
{
    private static readonly Flow<string> ScriptVersion2 = Script with { Version = 2 };

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private RuntimeOptions? _options;
    private RuntimeHost? _host;
    private bool _withoutVersion1;
    private bool _withoutWork;

    protected override IOrchestrationClient Client => Runtime;

    private EmbeddedRuntime Runtime => _host!.Runtime;

    private RuntimeOptions Options => _options ?? new RuntimeOptions { DataFolder = _folder.File("data") };

    protected override async Task StartHostAsync() => _host = await RuntimeHost.StartAsync(Options, Registry, _clock);

    protected override async Task RestartAsync()
    {
        await _host!.DisposeAsync();
        await StartHostAsync();
    }

    protected override Task SettleAsync() => Runtime.DrainAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

    protected override Task AdvanceAsync(TimeSpan by)
    {
        _clock.Advance(by);
        return SettleAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    protected override void Register(OrchestrationRegistry.Builder builder)
    {
        if (!_withoutWork && !_withoutVersion1)
            base.Register(builder);
        else if (!_withoutVersion1)
            builder.Flow(Script, (orchestration, input) => Flow(orchestration, input));
        builder.Flow(ScriptVersion2, (_, _) =>
        {
            Note("version 2");
            return Task.FromResult("");
        });
    }

    [Fact]
    public async Task Flow_that_asks_for_another_step_than_its_journal_has_fails_with_the_row_named()
    {
        await ParkAfterWorkAsync();
        Flow = async (orchestration, _) =>
        {
            try
            {
                await orchestration.SleepUntilAsync(orchestration.Now + Day);
            }
            catch (InvalidOperationException)
            {
                Note("a flow cannot catch it");
            }
            return "";
        };
        await WakeAsync();
        await FailedWithAsync("'i' has diverged at row 0", "a result of activity 'work'", "'script' version 1", "a sleep");
        Assert.Empty(Log);
    }

    [Fact]
    public async Task Flow_that_ends_before_its_journal_does_fails_with_the_row_named()
    {
        await ParkAfterWorkAsync();
        Flow = (_, input) => Task.FromResult(input);
        await WakeAsync();
        await FailedWithAsync("diverged at row 0", "the end of the flow");
    }

    [Fact]
    public async Task Renamed_activity_is_a_divergence()
    {
        await ParkAfterWorkAsync();
        Flow = (orchestration, input) => orchestration.CallAsync(Work with { Name = "renamed" }, input);
        await WakeAsync();
        await FailedWithAsync("diverged at row 0", "activity 'work'", "activity 'renamed'");
    }

    [Fact]
    public async Task Result_of_another_type_fails_with_the_row_named()
    {
        await ParkAfterWorkAsync();
        Flow = async (orchestration, input) => (await orchestration.CallAsync(new Activity<string, int>("work"), input)).ToString("d3", null);
        await WakeAsync();
        await FailedWithAsync("Row 0 of instance 'i'", "Int32");
    }

    [Fact]
    public async Task Diverged_instance_goes_on_once_the_flow_is_put_right_and_it_is_retried()
    {
        await ParkAfterWorkAsync();
        var right = Flow;
        Flow = (_, input) => Task.FromResult(input);
        await WakeAsync();
        Assert.Equal(["i"], Runtime.ListFailed(10).Select(failed => failed.InstanceId));
        Assert.Equal(1, Runtime.Count()[InstanceState.Failed]);
        Flow = right;
        Assert.True(await Runtime.RetryAsync("i", CancellationToken.None));
        await SettleAsync();
        await StateIsAsync(InstanceState.Completed);
        Assert.Empty(Runtime.ListFailed(10));
        Assert.False(await Runtime.RetryAsync("i", CancellationToken.None));
    }

    [Fact]
    public async Task Retry_tries_a_finally_failed_activity_anew_and_nothing_before_it()
    {
        var broken = true;
        OnWork = (_, input, _) =>
        {
            Note(input);
            return input == "second" && broken ? throw new InvalidOperationException("down") : Task.FromResult("");
        };
        Flow = async (orchestration, _) =>
        {
            await orchestration.CallAsync(Work, "first");
            return await orchestration.CallAsync(Work, "second");
        };
        await StartAsync();
        await SettleAsync();
        await FailedWithAsync("work failed", "down");
        broken = false;
        await Runtime.RetryAsync("i", CancellationToken.None);
        await SettleAsync();
        Assert.Equal(["first", "second", "second"], Log);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Two_versions_of_a_flow_run_side_by_side()
    {
        Flow = (_, _) =>
        {
            Note("version 1");
            return Task.FromResult("");
        };
        await StartAsync("old");
        await Client.StartAsync(ScriptVersion2, "new", "in", CancellationToken.None);
        await SettleAsync();
        Assert.Equal(["version 1", "version 2"], Log.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Flow_that_this_build_does_not_have_fails_until_it_is_back()
    {
        await ParkAfterWorkAsync();
        _withoutVersion1 = true;
        await RestartAsync();
        await WakeAsync();
        await FailedWithAsync("no flow 'script' version 1");
        _withoutVersion1 = false;
        await RestartAsync();
        await Runtime.RetryAsync("i", CancellationToken.None);
        await SettleAsync();
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Activity_that_this_build_does_not_have_fails_the_instance()
    {
        _withoutWork = true;
        await RestartAsync();
        Flow = (orchestration, input) => orchestration.CallAsync(Work, input);
        await StartAsync();
        await SettleAsync();
        await FailedWithAsync("no activity 'work'");
    }

    [Fact]
    public async Task Terminating_cancels_the_step_under_way_and_drops_its_result()
    {
        var begun = new TaskCompletionSource();
        OnWork = async (_, input, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return input;
        };
        Flow = (orchestration, input) => orchestration.CallAsync(Work, input);
        await StartAsync();
        await begun.Task;
        await StateIsAsync(InstanceState.Running);
        await Client.TerminateAsync("i", "enough", CancellationToken.None);
        await SettleAsync();
        await StateIsAsync(InstanceState.Terminated);
    }

    [Fact]
    public async Task Step_that_finishes_while_the_host_stops_is_not_repeated()
    {
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        OnWork = async (_, input, _) =>
        {
            Note(input);
            begun.TrySetResult();
            await finish.Task;
            return input + "!";
        };
        Flow = async (orchestration, input) => await orchestration.CallAsync(Work, await orchestration.CallAsync(Work, input));
        await StartAsync();
        await begun.Task;
        var restart = RestartAsync();
        finish.SetResult();
        await restart;
        await SettleAsync();
        Assert.Equal(["in", "in!"], Log);
    }

    [Fact]
    public async Task No_more_instances_than_allowed_are_in_memory()
    {
        _options = Options with { MaxRunning = 3 };
        await RestartAsync();
        var (running, most) = (0, 0);
        OnWork = async (_, input, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return input;
        };
        Flow = async (orchestration, input) =>
        {
            for (var step = 0; step < 5; step++)
                await orchestration.CallAsync(Work, input);
            return input;
        };
        await Task.WhenAll(Enumerable.Range(0, 400).Select(number => StartAsync($"{number}")));
        await SettleAsync();
        Assert.InRange(most, 1, 3);
        Assert.Equal(400, Runtime.Count()[InstanceState.Completed]);
    }

    [Fact]
    public async Task Instances_wake_in_the_order_in_which_they_are_due()
    {
        _options = Options with { MaxRunning = 1 };
        await RestartAsync();
        Flow = async (orchestration, input) =>
        {
            await orchestration.SleepUntilAsync(orchestration.Now + TimeSpan.FromHours(int.Parse(input, null)));
            Note(input);
            return input;
        };
        foreach (var hours in new[] { "5", "1", "4", "2", "3" })
            await StartAsync(hours, hours);
        await SettleAsync();
        await AdvanceAsync(Day);
        Assert.Equal(["1", "2", "3", "4", "5"], Log);
    }

    [Fact]
    public async Task Clock_alone_wakes_what_is_due()
    {
        var woke = new TaskCompletionSource();
        Flow = async (orchestration, input) =>
        {
            await orchestration.SleepUntilAsync(orchestration.Now + 3 * Day);
            woke.SetResult();
            return input;
        };
        await StartAsync();
        await SettleAsync();
        for (var day = 0; day < 3; day++)
            _clock.Advance(Day);
        await woke.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private async Task ParkAfterWorkAsync()
    {
        Flow = async (orchestration, input) =>
        {
            var result = await orchestration.CallAsync(Work, input);
            await orchestration.WaitForAsync(Approval, Day);
            return result;
        };
        await StartAsync();
        await SettleAsync();
    }

    private async Task WakeAsync()
    {
        await SignalAsync(Approval, "yes");
        await SettleAsync();
    }

    private async Task FailedWithAsync(params string[] words)
    {
        var summary = await SummaryAsync();
        Assert.Equal(InstanceState.Failed, summary.State);
        Assert.All(words, word => Assert.Contains(word, summary.Failure, StringComparison.Ordinal));
    }
}
