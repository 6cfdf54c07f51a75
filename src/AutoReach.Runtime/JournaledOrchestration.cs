using System.Text.Json;
using AutoReach.Adapters.Sqlite;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration;

namespace AutoReach.Runtime;

/// <summary>
/// One stay of an instance in memory. As long as the journal has rows they answer the flow's calls; then calls are
/// carried out and each end becomes a row. Where nothing more can be done now, <see cref="Left"/> completes and the
/// flow's call never does: nobody refers to it any more, and the flow is collected with all that it held.
/// </summary>
internal sealed class JournaledOrchestration(InstanceJournal stored, Journal journal, ActivityRunner activities, TimeProvider clock, CancellationToken stopping)
    : IOrchestration
{
    private readonly StoredInstance _instance = stored.Instance;
    private readonly TaskCompletionSource<RunEnd> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;
    private int _attempts = stored.Instance.Attempts;
    private long _now = stored.Instance.Started;
    private string? _status = stored.Instance.Status;
    private string? _storedStatus = stored.Instance.Status;
    private int _open;

    /// <summary>Completes when the flow has to be dropped where it stands.</summary>
    public Task<RunEnd> Left => _left.Task;

    public string InstanceId => _instance.Id;

    public DateTimeOffset Now => Moment.ToTime(_now);

    public void SetStatus(string word) => _status = word;

    public async Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, TIn input)
    {
        var row = await NextAsync($"activity '{activity.Name}'", activity.Name, RowKind.Result, RowKind.Failure,
            () => RunAsync(activity.Name, activity.Retry, CoreJson.Write(input)));
        return row.Kind == RowKind.Failure
            ? throw new ActivityFailedException(activity.Name, row.Content ?? "")
            : (await ReadAsync<TOut>(row))!;
    }

    public async Task<T?> WaitForAsync<T>(Signal<T> signal, TimeSpan patience)
    {
        var row = await NextAsync($"signal '{signal.Name}'", signal.Name, RowKind.Signal, RowKind.TimedOut,
            () => WaitAsync(signal.Name, Moment.After(_now, patience)));
        return row.Kind == RowKind.TimedOut ? default : await ReadAsync<T>(row);
    }

    public async Task SleepUntilAsync(DateTimeOffset when) =>
        await NextAsync("a sleep", "", RowKind.Slept, RowKind.Slept, () => SleepAsync(Moment.NotBefore(when)));

    /// <summary>What the flow's end means: rows that nobody asked for are a divergence too.</summary>
    public RunEnd.Failed? Unasked() =>
        _next < stored.Rows.Count ? Diverged("the end of the flow") : null;

    /// <summary>The status to store with the next change; null when it is stored already.</summary>
    public string? NewStatus()
    {
        var changed = _status == _storedStatus ? null : _status;
        _storedStatus = _status;
        return changed;
    }

    private async ValueTask<JournalRow> NextAsync(string asked, string name, RowKind kind, RowKind otherKind, Func<Task<JournalRow>> live)
    {
        if (Interlocked.Exchange(ref _open, 1) == 1)
            throw new InvalidOperationException(
                $"The flow asked for {asked} while another call was open. Await each call before the next; fan out by starting more instances.");
        JournalRow row;
        if (_next >= stored.Rows.Count)
            row = await live();
        else if ((row = stored.Rows[_next]).Name != name || (row.Kind != kind && row.Kind != otherKind))
            await LeaveAsync<JournalRow>(Diverged(asked));
        _next++;
        _now = row.At;
        Volatile.Write(ref _open, 0);
        return row;
    }

    private async Task<JournalRow> RunAsync(string name, RetryPolicy retry, string input)
    {
        switch (await activities.RunAsync(name, new ActivityContext(new StepKey(InstanceId, _next)), input, stopping))
        {
            case ActivityEnd.Succeeded(var result):
                return await AppendAsync(new JournalRow(_next, RowKind.Result, name, Clock(), result));
            case ActivityEnd.Failed { IsFinal: false } when retry.DelayAfter(++_attempts) is { } delay:
                return await ParkAsync(Moment.After(Clock(), delay));
            case ActivityEnd.Failed { Reason: var reason }:
                return await AppendAsync(new JournalRow(_next, RowKind.Failure, name, Clock(), reason));
            case ActivityEnd.Missing:
                return await LeaveAsync<JournalRow>(new RunEnd.Failed($"This build has no activity '{name}': install the release that has it, then retry."));
            case ActivityEnd.Stopped:
                return await LeaveAsync<JournalRow>(new RunEnd.Stopped());
            default:
                throw new InvalidOperationException("An activity ended in a way that is not handled.");
        }
    }

    private async Task<JournalRow> WaitAsync(string name, long deadline) =>
        await WriteAsync(() => journal.WaitAsync(_instance.Key, _next, name, Clock(), deadline, NewStatus())) switch
        {
            WaitOutcome.Finished(var row) => row,
            WaitOutcome.Parked => await LeaveAsync<JournalRow>(new RunEnd.Parked(deadline)),
            WaitOutcome.Ended => await LeaveAsync<JournalRow>(new RunEnd.Ended()),
            _ => throw new InvalidOperationException("A wait ended in a way that is not handled."),
        };

    private Task<JournalRow> SleepAsync(long until)
    {
        var now = Clock();
        return now >= until ? AppendAsync(new JournalRow(_next, RowKind.Slept, "", now, null)) : ParkAsync(until);
    }

    private async Task<JournalRow> AppendAsync(JournalRow row)
    {
        if (!await WriteAsync(() => journal.AppendAsync(_instance.Key, row, NewStatus(), clearAttempts: _attempts > 0)))
            return await LeaveAsync<JournalRow>(new RunEnd.Ended());
        _attempts = 0;
        return row;
    }

    private async Task<JournalRow> ParkAsync(long due)
    {
        var parked = await WriteAsync(() => journal.ParkAsync(_instance.Key, due, _attempts, NewStatus()));
        return await LeaveAsync<JournalRow>(parked ? new RunEnd.Parked(due) : new RunEnd.Ended());
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write(); // also while the host stops: what is finished need not be done again
        }
        catch (StorageException exception)
        {
            return await LeaveAsync<T>(new RunEnd.Unwritten(exception));
        }
        catch (ObjectDisposedException) // the host did not wait for it
        {
            return await LeaveAsync<T>(new RunEnd.Stopped());
        }
    }

    private async ValueTask<T?> ReadAsync<T>(JournalRow row)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(row.Content!, CoreJson.Options);
        }
        catch (JsonException exception)
        {
            return await LeaveAsync<T>(new RunEnd.Failed(
                $"Row {row.Number} of instance '{InstanceId}', {row.Describe()}, cannot be read as {typeof(T).Name}: {exception.Message}"));
        }
    }

    private RunEnd.Failed Diverged(string asked) => new(
        $"Instance '{InstanceId}' has diverged at row {_next}: the journal has {stored.Rows[_next].Describe()}, flow '{_instance.Flow}' " +
        $"version {_instance.Version} asked for {asked}. Register the changed order of steps as a new version and keep this one as it was.");

    /// <summary>Drops the flow here. Each call waits on a task of its own, so that nothing keeps the flow alive.</summary>
    private Task<T> LeaveAsync<T>(RunEnd end)
    {
        _left.TrySetResult(end);
        return new TaskCompletionSource<T>().Task;
    }

    /// <summary>The present moment, never before the latest row although a clock may be set back.</summary>
    private long Clock() => Math.Max(_now, Moment.From(clock.GetUtcNow()));
}
