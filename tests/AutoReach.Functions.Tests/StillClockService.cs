using System.Collections.Concurrent;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask.Testing.Sidecar;

namespace AutoReach.Functions.Tests;

/// <summary>
/// The SDK's own in-memory service, on a clock that stands still until it is moved: timers are held back here. It
/// outlives hosts, and what a host was doing when it was cut off is given to the next one, as real back ends do.
/// </summary>
internal sealed class StillClockService : InMemoryOrchestrationService, IOrchestrationService, IOrchestrationServiceClient
{
    private readonly Lock _gate = new();
    private readonly List<TaskMessage> _timers = [];
    private readonly List<TaskOrchestrationWorkItem> _orchestrations = [];
    private readonly List<TaskActivityWorkItem> _activities = [];
    private readonly List<(DateTime Real, TimeSpan Offset)> _moves = [];
    private readonly DateTime _start = DateTime.UtcNow;
    private int _host;
    private long _touched;

    int IOrchestrationService.MaxConcurrentTaskOrchestrationWorkItems => 256; // by processors it would poll every half second when full
    int IOrchestrationService.MaxConcurrentTaskActivityWorkItems => 256;

    /// <summary>Every activity that was scheduled, as flows named it and in their order.</summary>
    public ConcurrentQueue<(string Instance, string Activity)> Scheduled { get; } = [];

    public DateTime Now => Shown(DateTime.MaxValue);

    /// <summary>What a flow is to see where history has a real time.</summary>
    public DateTime Shown(DateTime real)
    {
        lock (_gate)
            return _start + _moves.Where(move => move.Real <= real).Aggregate(TimeSpan.Zero, (sum, move) => sum + move.Offset);
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        List<TaskMessage> due;
        lock (_gate)
        {
            _moves.Add((DateTime.UtcNow, by));
            due = [.. _timers.Where(timer => FireAt(timer) <= Now).OrderBy(FireAt)];
            _timers.RemoveAll(due.Contains);
        }
        foreach (var timer in due)
            await SendTaskOrchestrationMessageAsync(Fired(timer));
    }

    /// <summary>Completes when nothing has happened for a while and nobody is at work.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var (seen, quiet) = (-1L, 0); quiet < 10; await Task.Delay(25, patience.Token))
            lock (_gate)
                (seen, quiet) = (_touched, seen == _touched && _orchestrations.Count + _activities.Count == 0 ? quiet + 1 : 0);
    }

    /// <summary>From here on the present host is not listened to.</summary>
    public void CutOff()
    {
        lock (_gate)
            _host++;
    }

    /// <summary>Puts back what the host before had not finished.</summary>
    public async Task RecoverAsync()
    {
        List<TaskActivityWorkItem> activities;
        List<TaskOrchestrationWorkItem> orchestrations;
        lock (_gate)
        {
            (activities, orchestrations) = ([.. _activities], [.. _orchestrations]);
            _activities.Clear();
            _orchestrations.Clear();
        }
        foreach (var item in activities)
            await base.AbandonTaskActivityWorkItemAsync(item);
        foreach (var item in orchestrations)
            await PutBackAsync(item);
    }

    async Task<TaskOrchestrationWorkItem> IOrchestrationService.LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var host = Touch();
        var item = await LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken);
        if (!Take(host, _orchestrations, item))
        {
            await PutBackAsync(item);
            throw new OperationCanceledException();
        }
        return item;
    }

    async Task<TaskActivityWorkItem> IOrchestrationService.LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var host = Touch();
        var item = await LockNextTaskActivityWorkItem(receiveTimeout, cancellationToken);
        if (!Take(host, _activities, item))
        {
            await base.AbandonTaskActivityWorkItemAsync(item);
            throw new OperationCanceledException();
        }
        return item;
    }

    async Task IOrchestrationService.CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem, OrchestrationRuntimeState newOrchestrationRuntimeState, IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages, IList<TaskMessage> timerMessages, TaskMessage continuedAsNewMessage, OrchestrationState orchestrationState)
    {
        List<TaskMessage> due;
        lock (_gate)
        {
            if (!_orchestrations.Contains(workItem))
                return;
            due = [.. timerMessages.Where(timer => FireAt(timer) <= Now).Select(Fired)];
            _timers.AddRange(timerMessages.Where(timer => FireAt(timer) > Now));
        }
        foreach (var message in outboundMessages)
            if (message.Event is TaskScheduledEvent { Name: { } activity })
                Scheduled.Enqueue((message.OrchestrationInstance.InstanceId, activity));
        await CompleteTaskOrchestrationWorkItemAsync(
            workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, due, continuedAsNewMessage, orchestrationState);
        Touch();
    }

    Task IOrchestrationService.AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        Holds(_orchestrations, workItem) ? AbandonTaskOrchestrationWorkItemAsync(workItem) : Task.CompletedTask;

    Task IOrchestrationService.ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        GiveBack(_orchestrations, workItem) ? ReleaseTaskOrchestrationWorkItemAsync(workItem) : Task.CompletedTask;

    Task IOrchestrationService.CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage) =>
        GiveBack(_activities, workItem) ? CompleteTaskActivityWorkItemAsync(workItem, responseMessage) : Task.CompletedTask;

    Task IOrchestrationService.AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) =>
        GiveBack(_activities, workItem) ? base.AbandonTaskActivityWorkItemAsync(workItem) : Task.CompletedTask;

    private async Task PutBackAsync(TaskOrchestrationWorkItem item)
    {
        await AbandonTaskOrchestrationWorkItemAsync(item);
        await ReleaseTaskOrchestrationWorkItemAsync(item);
    }

    private int Touch()
    {
        lock (_gate)
        {
            _touched++;
            return _host;
        }
    }

    private bool Take<T>(int host, List<T> held, T item)
    {
        lock (_gate)
        {
            _touched++;
            if (host == _host)
                held.Add(item);
            return host == _host;
        }
    }

    private bool Holds<T>(List<T> held, T item)
    {
        lock (_gate)
            return held.Contains(item);
    }

    private bool GiveBack<T>(List<T> held, T item)
    {
        lock (_gate)
        {
            _touched++;
            return held.Remove(item);
        }
    }

    private static DateTime FireAt(TaskMessage timer) => ((TimerFiredEvent)timer.Event).FireAt;

    /// <summary>Due in real time too, or the service underneath would wait for it.</summary>
    private static TaskMessage Fired(TaskMessage timer) => new()
    {
        SequenceNumber = timer.SequenceNumber,
        OrchestrationInstance = timer.OrchestrationInstance,
        Event = new TimerFiredEvent(-1, DateTime.UtcNow) { TimerId = ((TimerFiredEvent)timer.Event).TimerId },
    };
}
