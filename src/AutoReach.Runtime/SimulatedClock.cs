using System.Collections.Concurrent;

namespace AutoReach.Runtime;

/// <summary>A clock that is moved forward at will; timers that a move makes due fire.</summary>
/// <param name="standing">Where it starts and stands between moves; null: the system's clock, which runs on by itself.</param>
public sealed class SimulatedClock(DateTimeOffset? standing = null) : TimeProvider
{
    private readonly ConcurrentDictionary<MovedTimer, bool> _timers = new();
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => (standing ?? System.GetUtcNow()) + new TimeSpan(Interlocked.Read(ref _aheadTicks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <param name="by">Not negative: time only goes forward.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _aheadTicks, by.Ticks);
        foreach (var timer in _timers.Keys)
            timer.Reschedule();
    }

    /// <summary>A system timer that remembers when it is due on the moved clock.</summary>
    private sealed class MovedTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly SimulatedClock _clock;
        private readonly ITimer _inner;
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public MovedTimer(SimulatedClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _inner = System.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                _period = period;
                if (_due is null)
                    _clock._timers.TryRemove(this, out _);
                else
                    _clock._timers.TryAdd(this, true);
            }
            return Reschedule();
        }

        public bool Reschedule()
        {
            lock (_gate)
                return _inner.Change(_due is { } due ? NotNegative(due - _clock.GetUtcNow()) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            _clock._timers.TryRemove(this, out _);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _clock._timers.TryRemove(this, out _);
            return _inner.DisposeAsync();
        }

        private void Fire(TimerCallback callback, object? state)
        {
            lock (_gate)
            {
                if (_due is null)
                    return;
                _due = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
                if (_due is null)
                    _clock._timers.TryRemove(this, out _);
            }
            Reschedule();
            callback(state);
        }

        private static TimeSpan NotNegative(TimeSpan due) => due < TimeSpan.Zero ? TimeSpan.Zero : due;
    }
}
