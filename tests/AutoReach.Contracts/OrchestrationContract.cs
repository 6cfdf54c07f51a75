using System.Collections.Concurrent;
using System.Globalization;
using AutoReach.Orchestration;

namespace AutoReach.Contracts;

/// <summary>
/// What every host of <see cref="IOrchestration"/> does. Derive, give a host with a clock that stands still until it is
/// moved, and inherit the tests.
/// </summary>
public abstract class OrchestrationContract : IAsyncLifetime
{
    protected static readonly Flow<string> Script = new("script", 1);
    protected static readonly Activity<string, string> Work = new("work") { Retry = RetryPolicy.None };
    protected static readonly Signal<string> Approval = new("approval.1");
    protected static readonly Signal<string> Other = new("other.1");
    protected static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentQueue<string> _log = new();

    /// <summary>What the flow under test does; set before an instance is started.</summary>
    protected Func<IOrchestration, string, Task<string>> Flow { get; set; } = (_, input) => Task.FromResult(input);

    /// <summary>What the activity under test does.</summary>
    protected Func<ActivityContext, string, CancellationToken, Task<string>> OnWork { get; set; } = (_, input, _) => Task.FromResult(input + "!");

    /// <summary>What flows and activities noted, in order; a replayed flow notes again.</summary>
    protected IReadOnlyList<string> Log => [.. _log];

    protected OrchestrationRegistry Registry => OrchestrationRegistry.Create(Register);

    protected abstract IOrchestrationClient Client { get; }

    protected abstract Task StartHostAsync();

    /// <summary>Stops the host where it stands and starts another on what it left.</summary>
    protected abstract Task RestartAsync();

    /// <summary>Waits until nothing is left to do at the present time.</summary>
    protected abstract Task SettleAsync();

    /// <summary>Moves the clock, then settles.</summary>
    protected abstract Task AdvanceAsync(TimeSpan by);

    public async ValueTask InitializeAsync() => await StartHostAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected virtual void Register(OrchestrationRegistry.Builder builder) => builder
        .Flow(Script, (orchestration, input) => Flow(orchestration, input))
        .Activity(Work, _ => new Scripted(this));

    protected void Note(string what) => _log.Enqueue(what);

    protected Task StartAsync(string id = "i", string input = "in") => Client.StartAsync(Script, id, input, CancellationToken.None);

    protected Task SignalAsync(Signal<string> signal, string payload, string id = "i") => Client.SignalAsync(id, signal, payload, CancellationToken.None);

    protected async Task<InstanceSummary> SummaryAsync(string id = "i") => (await Client.FindAsync(id, CancellationToken.None))!;

    protected async Task StateIsAsync(InstanceState state, string id = "i") => Assert.Equal(state, (await SummaryAsync(id)).State);

    private async Task RunAsync(string input = "in")
    {
        await StartAsync(input: input);
        await SettleAsync();
    }

    [Fact]
    public async Task Results_of_activities_reach_the_flow_in_order()
    {
        Flow = async (orchestration, input) =>
        {
            var first = await orchestration.CallAsync(Work, input);
            var second = await orchestration.CallAsync(Work, first);
            Note(second);
            return second;
        };
        await RunAsync();
        Assert.Equal(["in!!"], Log);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Unknown_instance_is_not_found() => Assert.Null(await Client.FindAsync("nobody", CancellationToken.None));

    [Fact]
    public async Task Failing_activity_is_tried_again_after_growing_delays()
    {
        var retry = Work with { Retry = new RetryPolicy(3, TimeSpan.FromSeconds(10), 2, Day) };
        OnWork = (_, _, _) =>
        {
            Note("attempt");
            return Log.Count < 3 ? throw new InvalidOperationException("not yet") : Task.FromResult("at last");
        };
        Flow = (orchestration, input) => orchestration.CallAsync(retry, input);
        await RunAsync();
        Assert.Single(Log);
        await AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.Single(Log);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Log.Count);
        await AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.Equal(2, Log.Count);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(3, Log.Count);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task A_failure_that_no_other_attempt_would_mend_is_not_tried_again()
    {
        var retry = Work with { Retry = new RetryPolicy(5, TimeSpan.FromSeconds(10), 2, Day) };
        var told = "";
        OnWork = (_, _, _) =>
        {
            Note("attempt");
            throw new FinalFailureException("The budget is used up.");
        };
        Flow = async (orchestration, input) =>
        {
            try
            {
                return await orchestration.CallAsync(retry, input);
            }
            catch (ActivityFailedException failure)
            {
                told = failure.Reason;
                return "told";
            }
        };
        await RunAsync();
        Assert.Single(Log);
        Assert.Equal("The budget is used up.", told);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Attempts_are_counted_across_restarts()
    {
        var retry = Work with { Retry = new RetryPolicy(2, TimeSpan.FromSeconds(10), 2, Day) };
        OnWork = (_, _, _) =>
        {
            Note("attempt");
            throw new InvalidOperationException("never");
        };
        Flow = (orchestration, input) => orchestration.CallAsync(retry, input);
        await RunAsync();
        await RestartAsync();
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        await RestartAsync();
        await AdvanceAsync(Day);
        Assert.Equal(2, Log.Count);
        await StateIsAsync(InstanceState.Failed);
    }

    [Fact]
    public async Task Final_failure_reaches_the_flow_and_is_the_same_on_replay()
    {
        OnWork = (_, _, _) => throw new InvalidOperationException("the site is gone");
        Flow = async (orchestration, input) =>
        {
            var failure = await Assert.ThrowsAsync<ActivityFailedException>(() => orchestration.CallAsync(Work, input));
            Note($"{failure.Activity}|{failure.Message}");
            await orchestration.WaitForAsync(Approval, Day);
            return "";
        };
        await RunAsync();
        await RestartAsync();
        await SignalAsync(Approval, "yes");
        await SettleAsync();
        Assert.Equal(2, Log.Count);
        Assert.Equal(Log[0], Log[1]);
        Assert.StartsWith("work|", Log[0], StringComparison.Ordinal);
        Assert.Contains("the site is gone", Log[0], StringComparison.Ordinal);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Exception_of_a_flow_fails_the_instance_with_its_reason()
    {
        Flow = (_, _) => throw new InvalidOperationException("no such case");
        await RunAsync();
        var summary = await SummaryAsync();
        Assert.Equal(InstanceState.Failed, summary.State);
        Assert.Contains("no such case", summary.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_wakes_the_instance_that_waits_for_it()
    {
        Flow = WaitOnce;
        await RunAsync();
        await StateIsAsync(InstanceState.Waiting);
        await SignalAsync(Approval, "yes");
        await SettleAsync();
        Assert.Equal(["yes"], Log);
    }

    [Fact]
    public async Task Signal_that_came_before_the_wait_counts()
    {
        Flow = async (orchestration, input) =>
        {
            await orchestration.SleepUntilAsync(orchestration.Now + Day);
            return await WaitOnce(orchestration, input);
        };
        await RunAsync();
        await SignalAsync(Approval, "early");
        await SettleAsync();
        Assert.Empty(Log);
        await AdvanceAsync(Day);
        Assert.Equal(["early"], Log);
    }

    [Fact]
    public async Task Signals_of_one_name_are_taken_in_the_order_they_came()
    {
        Flow = async (orchestration, input) =>
        {
            for (var turn = 0; turn < 3; turn++)
                await WaitOnce(orchestration, input);
            return "";
        };
        await RunAsync();
        foreach (var payload in new[] { "1", "2", "3" })
            await SignalAsync(Approval, payload);
        await SettleAsync();
        Assert.Equal(["1", "2", "3"], Log.TakeLast(3));
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Patience_that_runs_out_is_a_default()
    {
        Flow = WaitOnce;
        await RunAsync();
        await AdvanceAsync(Day - TimeSpan.FromSeconds(1));
        Assert.Empty(Log);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["nothing"], Log);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Patience_that_is_over_before_the_wait_still_takes_what_came_earlier()
    {
        Flow = async (orchestration, _) =>
        {
            await orchestration.SleepUntilAsync(orchestration.Now + Day);
            foreach (var patience in new[] { TimeSpan.Zero, TimeSpan.FromMilliseconds(-1), -Day })
                Note(await orchestration.WaitForAsync(Approval, patience) ?? "nothing");
            return "";
        };
        await RunAsync();
        await SignalAsync(Approval, "early");
        await AdvanceAsync(Day);
        Assert.Equal(["early", "nothing", "nothing"], Log);
    }

    [Fact]
    public async Task Signal_after_a_time_out_waits_for_its_own_next_wait()
    {
        Flow = async (orchestration, _) =>
        {
            var first = await orchestration.WaitForAsync(Approval, Day);
            var unrelated = await orchestration.WaitForAsync(Other, Day);
            var second = await orchestration.WaitForAsync(Approval, Day);
            Note($"{first ?? "nothing"},{unrelated ?? "nothing"},{second ?? "nothing"}");
            return "";
        };
        await RunAsync();
        await AdvanceAsync(Day);
        await SignalAsync(Approval, "late");
        await SettleAsync();
        await StateIsAsync(InstanceState.Waiting);
        await AdvanceAsync(Day);
        Assert.Equal(["nothing,nothing,late"], Log);
    }

    [Fact]
    public async Task Sleep_ends_no_earlier_than_asked_and_one_in_the_past_at_once()
    {
        Flow = async (orchestration, _) =>
        {
            var until = orchestration.Now + TimeSpan.FromHours(1) + TimeSpan.FromTicks(1);
            await orchestration.SleepUntilAsync(orchestration.Now - Day);
            await orchestration.SleepUntilAsync(until);
            Note(orchestration.Now >= until ? "in time" : "early");
            return "";
        };
        await RunAsync();
        await AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Empty(Log);
        await AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["in time"], Log);
    }

    [Fact]
    public async Task Now_is_the_same_on_every_replay_and_never_goes_back()
    {
        var runs = new ConcurrentQueue<List<DateTimeOffset>>();
        Flow = async (orchestration, input) =>
        {
            var times = new List<DateTimeOffset> { orchestration.Now };
            runs.Enqueue(times);
            for (var turn = 0; turn < 3; turn++)
            {
                await orchestration.CallAsync(Work, input);
                times.Add(orchestration.Now);
                await orchestration.WaitForAsync(Approval, TimeSpan.FromMinutes(7));
                times.Add(orchestration.Now);
            }
            return "";
        };
        await RunAsync();
        for (var turn = 0; turn < 3; turn++)
            await AdvanceAsync(TimeSpan.FromMinutes(8));
        await StateIsAsync(InstanceState.Completed);
        var longest = runs.Last();
        Assert.Equal(7, longest.Count);
        Assert.Equal(longest.Order(), longest);
        Assert.All(runs, run => Assert.Equal(longest.Take(run.Count), run));
        Assert.True(longest[^1] - longest[0] >= TimeSpan.FromMinutes(21));
    }

    [Fact]
    public async Task Second_start_of_an_instance_changes_nothing()
    {
        Flow = async (orchestration, input) =>
        {
            Note(input);
            return await WaitOnce(orchestration, input);
        };
        await RunAsync("first");
        await RunAsync("second");
        await SignalAsync(Approval, "yes");
        await SettleAsync();
        await RunAsync("third");
        Assert.Equal(["first", "first", "yes"], Log);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Signal_to_an_unknown_instance_is_dropped()
    {
        await SignalAsync(Approval, "for nobody");
        Flow = WaitOnce;
        await RunAsync();
        await StateIsAsync(InstanceState.Waiting);
        Assert.Empty(Log);
    }

    [Fact]
    public async Task Terminated_instance_stays_as_it_is()
    {
        Flow = WaitOnce;
        await RunAsync();
        await Client.TerminateAsync("i", "the workflow was deleted", CancellationToken.None);
        await SignalAsync(Approval, "too late");
        await AdvanceAsync(2 * Day);
        await Client.TerminateAsync("i", "again", CancellationToken.None);
        await Client.TerminateAsync("nobody", "unknown", CancellationToken.None);
        Assert.Empty(Log);
        var summary = await SummaryAsync();
        Assert.Equal((InstanceState.Terminated, "the workflow was deleted"), (summary.State, summary.Failure));
    }

    [Fact]
    public async Task Completed_instance_cannot_be_terminated()
    {
        await RunAsync();
        await Client.TerminateAsync("i", "too late", CancellationToken.None);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Ended_instances_are_purged_once_they_are_old_and_open_and_failed_ones_stay()
    {
        Flow = async (orchestration, input) => input switch
        {
            "waits" => await orchestration.WaitForAsync(Approval, 300 * Day) ?? "",
            "fails" => throw new InvalidOperationException("no"),
            _ => await orchestration.CallAsync(Work, input),
        };
        foreach (var id in (string[])["ends", "waits", "fails", "terminated"])
            await StartAsync(id, id == "terminated" ? "waits" : id);
        await SettleAsync();
        await Client.TerminateAsync("terminated", "enough", CancellationToken.None);
        await SettleAsync();

        Assert.Equal(0, await Client.PurgeAsync(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None));
        await StateIsAsync(InstanceState.Completed, "ends");
        Assert.Equal(2, await Client.PurgeAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None));
        Assert.Null(await Client.FindAsync("ends", CancellationToken.None));
        Assert.Null(await Client.FindAsync("terminated", CancellationToken.None));
        await StateIsAsync(InstanceState.Waiting, "waits");
        await StateIsAsync(InstanceState.Failed, "fails");
    }

    [Fact]
    public async Task Status_is_shown_while_waiting_and_after_the_end()
    {
        Flow = async (orchestration, input) =>
        {
            orchestration.SetStatus("Drafting");
            await orchestration.CallAsync(Work, input);
            orchestration.SetStatus("AwaitingDecision");
            await orchestration.WaitForAsync(Approval, Day);
            orchestration.SetStatus("Sent");
            return "";
        };
        await RunAsync();
        Assert.Equal("AwaitingDecision", (await SummaryAsync()).Status);
        await SignalAsync(Approval, "yes");
        await SettleAsync();
        Assert.Equal("Sent", (await SummaryAsync()).Status);
    }

    [Fact]
    public async Task Finished_activity_is_not_run_again_after_a_restart()
    {
        OnWork = (_, input, _) =>
        {
            Note(input);
            return Task.FromResult(input + "!");
        };
        Flow = async (orchestration, input) =>
        {
            var result = await orchestration.CallAsync(Work, input);
            await orchestration.WaitForAsync(Approval, Day);
            return await orchestration.CallAsync(Work, result);
        };
        await RunAsync();
        await RestartAsync();
        await SignalAsync(Approval, "yes");
        await SettleAsync();
        await RestartAsync();
        await SettleAsync();
        Assert.Equal(["in", "in!"], Log);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Activity_under_way_at_a_restart_is_repeated_under_the_same_step_key()
    {
        var begun = new TaskCompletionSource();
        OnWork = async (context, input, cancellationToken) =>
        {
            Note(context.Step.ToString());
            if (begun.TrySetResult())
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return input;
        };
        Flow = async (orchestration, input) =>
        {
            await orchestration.SleepUntilAsync(orchestration.Now);
            return await orchestration.CallAsync(Work, input);
        };
        await StartAsync();
        await begun.Task;
        await RestartAsync();
        await SettleAsync();
        Assert.Equal(2, Log.Count);
        Assert.Equal(Log[0], Log[1]);
        Assert.StartsWith("i/", Log[0], StringComparison.Ordinal);
        await StateIsAsync(InstanceState.Completed);
    }

    [Fact]
    public async Task Step_keys_differ_between_steps_and_instances()
    {
        OnWork = (context, input, _) =>
        {
            Note(context.Step.ToString());
            return Task.FromResult(input);
        };
        Flow = async (orchestration, input) => await orchestration.CallAsync(Work, await orchestration.CallAsync(Work, input));
        await StartAsync("a");
        await StartAsync("b");
        await SettleAsync();
        Assert.Equal(4, Log.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Two_calls_at_once_fail_the_instance()
    {
        Flow = async (orchestration, input) =>
        {
            var first = orchestration.WaitForAsync(Approval, Day);
            var second = orchestration.CallAsync(Work, input);
            return await second + await first;
        };
        await RunAsync();
        await StateIsAsync(InstanceState.Failed);
    }

    [Fact]
    public async Task Many_instances_lose_no_signal_that_races_their_parking()
    {
        const int instances = 300;
        var (ended, all) = (0, new TaskCompletionSource());
        Flow = async (orchestration, input) =>
        {
            var heard = await orchestration.CallAsync(Work, input);
            for (var turn = 0; turn < 3; turn++)
                heard += await orchestration.WaitForAsync(Approval, Day);
            Note(orchestration.InstanceId + "=" + heard);
            if (Interlocked.Increment(ref ended) == instances)
                all.SetResult();
            return heard;
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, instances), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
        {
            var id = number.ToString(CultureInfo.InvariantCulture);
            await StartAsync(id, "");
            foreach (var payload in new[] { "a", "b", "c" })
                await SignalAsync(Approval, payload, id);
        });
        await all.Task.WaitAsync(TimeSpan.FromMinutes(1)); // settling would look again for what was overlooked
        Assert.Equal(
            Enumerable.Range(0, instances).Select(number => $"{number}=!abc").Order(StringComparer.Ordinal),
            Log.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Signal_that_meets_its_instance_at_the_door_wakes_it()
    {
        const int turns = 250;
        var heard = Enumerable.Range(0, turns).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        Flow = async (orchestration, input) =>
        {
            for (var turn = 0; turn < turns; turn++)
            {
                await orchestration.WaitForAsync(Approval, Day);
                heard[turn].TrySetResult();
            }
            return input;
        };
        await StartAsync();
        for (var turn = 0; turn < turns; turn++)
        {
            await SignalAsync(Approval, "go"); // while the flow goes from hearing the last one to its next rest
            await heard[turn].Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<string> WaitOnce(IOrchestration orchestration, string input)
    {
        var payload = await orchestration.WaitForAsync(Approval, Day) ?? "nothing";
        Note(payload);
        return payload;
    }

    private sealed class Scripted(OrchestrationContract contract) : IActivity<string, string>
    {
        public Task<string> RunAsync(ActivityContext context, string input, CancellationToken cancellationToken) =>
            contract.OnWork(context, input, cancellationToken);
    }
}
