namespace AutoReach.Orchestration;

/// <summary>
/// All that a flow may do to the world. A flow is replayed from its journal: between two calls it uses only these
/// members, pure functions and records, and it never has two calls open at once.
/// </summary>
public interface IOrchestration
{
    string InstanceId { get; }

    /// <summary>Time of the latest journal row; the same on every replay.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Runs one step outside the flow. Its result is durable before this returns; a crash may repeat it.</summary>
    /// <exception cref="ActivityFailedException">Every attempt that its retry policy allows has failed.</exception>
    Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, TIn input);

    /// <summary>Waits for a signal, days if need be, holding no memory. A signal raised earlier and not yet consumed counts.</summary>
    /// <param name="patience">Counted from <see cref="Now"/>; when it is not positive, only a signal raised earlier counts.</param>
    /// <returns>Its payload; <c>default</c> when <paramref name="patience"/> ran out first.</returns>
    Task<T?> WaitForAsync<T>(Signal<T> signal, TimeSpan patience);

    Task SleepUntilAsync(DateTimeOffset when);

    /// <summary>Shows operators what the instance is doing; read by nobody else.</summary>
    /// <param name="word">One word of the flow's own.</param>
    void SetStatus(string word);
}

/// <summary>A step by name. The name is a wire contract: it stands in journals.</summary>
public sealed record Activity<TIn, TOut>(string Name)
{
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;
}

/// <summary>An outside event by name. The name is a wire contract.</summary>
public sealed record Signal<T>(string Name);

/// <summary>Exponential back-off: the n-th retry waits FirstDelay · Factorⁿ⁻¹, at most MaxDelay.</summary>
/// <param name="MaxAttempts">First attempt included, at least 1.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, double Factor, TimeSpan MaxDelay)
{
    public static readonly RetryPolicy Default = new(5, TimeSpan.FromSeconds(2), 3, TimeSpan.FromMinutes(10));
    public static readonly RetryPolicy None = new(1, TimeSpan.Zero, 1, TimeSpan.Zero);

    /// <param name="failures">Failed attempts so far, at least 1.</param>
    /// <returns>How long to wait before the next attempt; null when there is none.</returns>
    public TimeSpan? DelayAfter(int failures) => failures >= MaxAttempts
        ? null
        : TimeSpan.FromTicks((long)Math.Min(MaxDelay.Ticks, FirstDelay.Ticks * Math.Pow(Factor, failures - 1)));
}

/// <summary>A step failed for good; the flow decides what becomes of the lead.</summary>
public sealed class ActivityFailedException(string activity, string reason)
    : Exception($"{activity} failed: {reason}")
{
    public string Activity { get; } = activity;
    public string Reason { get; } = reason;
}

/// <summary>
/// Thrown by a step that another attempt would not help: it is over at once, whatever its retry policy allows.
/// </summary>
/// <param name="sentence">For whoever looks at the lead: what happened, and what to do.</param>
public sealed class FinalFailureException(string sentence) : Exception(sentence);
