namespace AutoReach.Functions.Tests;

/// <summary>The clock that stands still, for what asks for the time itself.</summary>
internal sealed class ShownClock(StillClockService service) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => service.Now;
}
