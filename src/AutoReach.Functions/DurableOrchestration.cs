using AutoReach.Core;
using AutoReach.Orchestration;
using Microsoft.DurableTask;
using RetryPolicy = AutoReach.Orchestration.RetryPolicy;

namespace AutoReach.Functions;

/// <summary>The port over Durable Functions. Every call has a number, so a repeated step has the same key.</summary>
internal sealed class DurableOrchestration(TaskOrchestrationContext context) : IOrchestration
{
    /// <summary>
    /// A wait whose patience ran out stays open for the next one of its name: were it canceled, some versions of the SDK
    /// would still hand it the next signal, which nobody then hears.
    /// </summary>
    private readonly Dictionary<string, Task<string>> _waits = new(StringComparer.OrdinalIgnoreCase);

    private DateTimeOffset _now;
    private int _row;
    private bool _open;
    private Action? _cancelTimer;

    public string InstanceId => context.InstanceId;

    /// <summary>Hosts' clocks differ, and an instance moves between them: time never goes back.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = new DateTimeOffset(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));
            return _now = now > _now ? now : _now;
        }
    }

    public void SetStatus(string word) => context.SetCustomStatus(word);

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, TIn input) => NextAsync(async row =>
    {
        var call = new StepCall(InstanceId, row, activity.Name, CoreJson.Write(input));
        try
        {
            var end = await context.CallActivityAsync<StepEnd>(FunctionNames.OfActivity(activity, context.Name), call, OptionsOf(activity.Retry));
            return end.FinalFailure is null ? CoreJson.Read<TOut>(end.Result!) : throw new ActivityFailedException(activity.Name, end.FinalFailure);
        }
        catch (TaskFailedException failure)
        {
            throw new ActivityFailedException(activity.Name, $"{failure.FailureDetails.ErrorType}: {failure.FailureDetails.ErrorMessage}");
        }
    });

    public Task<T?> WaitForAsync<T>(Signal<T> signal, TimeSpan patience) => NextAsync(async _ =>
    {
        if (!_waits.TryGetValue(signal.Name, out var wait))
            _waits[signal.Name] = wait = context.WaitForExternalEvent<string>(signal.Name);
        if (!wait.IsCompleted && patience > TimeSpan.Zero)
        {
            using var heard = new CancellationTokenSource();
            _cancelTimer = heard.Cancel;
            var deadline = patience < DateTimeOffset.MaxValue - Now ? Now + patience : DateTimeOffset.MaxValue;
            await Task.WhenAny(wait, context.CreateTimer(deadline.UtcDateTime, heard.Token));
            _cancelTimer?.Invoke(); // on this thread: awaited, it would come back on one that is no flow's
        }
        if (!wait.IsCompleted)
            return default;
        _waits.Remove(signal.Name);
        return CoreJson.Read<T>(await wait);
    });

    public Task SleepUntilAsync(DateTimeOffset when) => NextAsync(async _ =>
    {
        using var given = new CancellationTokenSource();
        _cancelTimer = given.Cancel;
        while (Now < when) // another host's clock may be a little behind the one that woke it
            await context.CreateTimer(when.UtcDateTime, given.Token);
        return true;
    });

    private async Task<T> NextAsync<T>(Func<int, Task<T>> call)
    {
        if (_open)
        {
            _cancelTimer?.Invoke(); // an instance does not fail before its last timer is gone
            throw new InvalidOperationException(
                "The flow made a call while another was open. Await each call before the next; fan out by starting more instances.");
        }
        _open = true;
        try
        {
            return await call(_row++);
        }
        finally
        {
            (_open, _cancelTimer) = (false, null);
        }
    }

    private static TaskOptions? OptionsOf(RetryPolicy retry) => retry.MaxAttempts == 1
        ? null
        : TaskOptions.FromRetryPolicy(new Microsoft.DurableTask.RetryPolicy(retry.MaxAttempts, retry.FirstDelay, retry.Factor, retry.MaxDelay));
}
