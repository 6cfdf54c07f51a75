using Microsoft.Extensions.Logging;

namespace AutoReach.Runtime;

/// <summary>
/// Decides which instance is in memory: those that are due, longest due first, a bounded number at a time. An instance
/// is claimed from when it is read from the disk until it has left the memory, and never claimed twice.
/// </summary>
internal sealed class Pump(
    JournalReader reader, Func<long, CancellationToken, Task<RunEnd>> run, RuntimeOptions options, TimeProvider clock, ILogger logger)
    : IDisposable
{
    private const int Batch = 256;
    private static readonly TimeSpan MaxTimer = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Bell _bell = new();
    private readonly Dictionary<long, CancellationTokenSource> _claimed = [];
    private readonly Queue<long> _ready = new();
    private readonly CancellationTokenSource _stopping = new();
    private List<TaskCompletionSource> _drains = [];
    private bool _look; // the disk may hold due instances that are not claimed
    private int _running;
    private long _stalledUntil;
    private Exception? _stalledBy;
    private ITimer? _timer;
    private Task? _loop;

    public void Start()
    {
        _timer = clock.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _look = true;
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Cancels what runs and waits until it has left the memory.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_loop is null)
            return;
        await _stopping.CancelAsync();
        _bell.Ring();
        await _loop.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
        _bell.Dispose();
    }

    /// <summary>Says that something may have become due.</summary>
    public void Look()
    {
        lock (_gate)
            _look = true;
        _bell.Ring();
    }

    public bool IsClaimed(long key)
    {
        lock (_gate)
            return _claimed.ContainsKey(key);
    }

    /// <summary>Cancels the step that an instance is in, when it is in memory.</summary>
    public void Cancel(long key)
    {
        lock (_gate)
            if (_claimed.TryGetValue(key, out var claim))
                _ = claim.CancelAsync();
    }

    /// <summary>Completes when nothing is in memory and nothing on the disk is due.</summary>
    /// <exception cref="IOException">The journal cannot be used.</exception>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_loop is null || _stopping.IsCancellationRequested)
                throw new InvalidOperationException("The runtime is not running: nothing would ever drain.");
            if (IsStalled())
                return Task.FromException(_stalledBy!);
            _drains.Add(drained);
            _look = true;
        }
        _bell.Ring();
        return drained.Task.WaitAsync(cancellationToken);
    }

    private async Task LoopAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Turn();
            }
            catch (Exception exception) // the pump goes on whatever happens; what it could not do is logged and tried again
            {
                Stall(exception);
            }
            await _bell.WaitAsync();
        }
        await LeaveAsync();
    }

    private void Turn()
    {
        if (IsStalled())
            return;
        StartReady();
        while (TakeLook(out var claimed))
        {
            var now = Moment.From(clock.GetUtcNow());
            var due = reader.Due(now, claimed + Batch);
            Claim(due, mayBeMore: due.Count == claimed + Batch);
            StartReady();
            SetTimer(reader.NextDue(now), now);
        }
        CompleteDrains();
    }

    /// <summary>Whether to read the disk now: only when too little is ready to keep everybody busy.</summary>
    private bool TakeLook(out int claimed)
    {
        lock (_gate)
        {
            claimed = _claimed.Count;
            if (!_look || _ready.Count >= options.MaxRunning)
                return false;
            _look = false;
            return true;
        }
    }

    private void Claim(IReadOnlyList<long> due, bool mayBeMore)
    {
        lock (_gate)
        {
            _look |= mayBeMore;
            foreach (var key in due)
                if (!_claimed.ContainsKey(key))
                {
                    _claimed.Add(key, CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
                    _ready.Enqueue(key);
                }
        }
    }

    private void StartReady()
    {
        lock (_gate)
            while (_running < options.MaxRunning && _ready.TryDequeue(out var key))
            {
                _running++;
                var (first, token) = (key, _claimed[key].Token);
                _ = Task.Run(() => WorkAsync(first, token));
            }
    }

    /// <summary>Runs instances one after the other for as long as some are ready.</summary>
    private async Task WorkAsync(long key, CancellationToken token)
    {
        while (true)
        {
            var end = await run(key, token);
            if (end is RunEnd.Unwritten(var cause))
                Stall(cause);
            lock (_gate)
            {
                Release(key, end);
                if (_stopping.IsCancellationRequested || IsStalled() || !_ready.TryDequeue(out key))
                {
                    _running--;
                    break;
                }
                token = _claimed[key].Token;
                if (!_look || _ready.Count >= options.MaxRunning)
                    continue;
            }
            _bell.Ring();
        }
        _bell.Ring();
    }

    /// <summary>
    /// Anything but a final end may be due again by now: a signal that came after it was parked, or a retry after it had
    /// failed, found it still claimed.
    /// </summary>
    private void Release(long key, RunEnd end)
    {
        _claimed.Remove(key, out var claim);
        claim!.Dispose();
        _look |= end is not RunEnd.Ended;
    }

    private void CompleteDrains()
    {
        List<TaskCompletionSource> drained;
        lock (_gate)
        {
            if (_look || _claimed.Count > 0 || _drains.Count == 0)
                return;
            (drained, _drains) = (_drains, []);
        }
        drained.ForEach(drain => drain.SetResult());
    }

    private bool IsStalled()
    {
        lock (_gate)
            return Moment.From(clock.GetUtcNow()) < _stalledUntil;
    }

    private void Stall(Exception cause)
    {
        List<TaskCompletionSource> waiting;
        lock (_gate)
        {
            _look = true;
            if (IsStalled())
                return;
            var now = Moment.From(clock.GetUtcNow());
            _stalledUntil = Moment.After(now, options.StorageRetryDelay);
            _stalledBy = cause;
            SetTimer(null, now);
            (waiting, _drains) = (_drains, []);
        }
        Logs.JournalUnusable(logger, cause.Message, options.StorageRetryDelay);
        waiting.ForEach(drain => drain.SetException(cause));
    }

    private void SetTimer(long? due, long now)
    {
        lock (_gate)
        {
            if (_stalledUntil > now)
                due = Math.Min(due ?? _stalledUntil, _stalledUntil);
            _timer!.Change(
                due is { } moment ? TimeSpan.FromMilliseconds(Math.Min(moment - now, MaxTimer.TotalMilliseconds)) : Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            _look |= Moment.From(clock.GetUtcNow()) >= due; // the clock may have been moved since it was read
        }
    }

    private async Task LeaveAsync()
    {
        List<TaskCompletionSource> waiting;
        lock (_gate)
        {
            (waiting, _drains) = (_drains, []);
            while (_ready.TryDequeue(out var key))
                Release(key, new RunEnd.Stopped());
        }
        waiting.ForEach(drain => drain.SetCanceled(_stopping.Token));
        while (true)
        {
            lock (_gate)
                if (_running == 0)
                    return;
            await _bell.WaitAsync();
        }
    }
}
