using AutoReach.Core.Research;
using AutoReach.Core.Trust;

namespace AutoReach.Core.Tests.Trust;

public class GateTests
{
    private static readonly StageScores Scores = new(0.9, 0.8, 0.5);
    private static readonly ContextFlag Blocking = new(FlagKind.Competitor, Blocking: true, "rival");
    private static readonly ContextFlag Harmless = new(FlagKind.Stale, Blocking: false, "old");

    [Theory]
    [InlineData(true, true, GateRoute.Held, GateReason.Paused)]
    [InlineData(true, false, GateRoute.Held, GateReason.Paused)]
    [InlineData(false, true, GateRoute.Person, GateReason.Flag)]
    [InlineData(false, false, GateRoute.Person, GateReason.Level)]
    public void Pause_comes_before_flags_and_flags_before_the_level(bool paused, bool flagged, GateRoute route, GateReason reason)
    {
        var verdict = Gate.Decide(Scores, flagged ? [Harmless, Blocking] : [Harmless], paused);
        Assert.Equal((route, reason), (verdict.Route, verdict.Reason));
    }

    [Fact]
    public void Verdict_carries_the_numbers_it_rests_on()
    {
        var verdict = Gate.Decide(Scores, [], paused: false);
        Assert.Equal(0.36, verdict.Confidence, 12);
        Assert.Equal(Scores, verdict.Scores);
        Assert.Equal(1, verdict.Propensity);
        Assert.Null(verdict.Threshold);
    }
}
