using AutoReach.Core.Research;
using AutoReach.Core.Trust;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust;

public class GateTests
{
    private static readonly ContextFlag Blocking = new(FlagKind.Competitor, Blocking: true, "rival");
    private static readonly ContextFlag Harmless = new(FlagKind.Stale, Blocking: false, "old");
    private static readonly Permission Level2 = new(Level: 2, Threshold: 0.9, FullAuto: null, SampleRate: 0.2, Epoch: 3);
    private static readonly Permission Level3 = Level2 with { Level = 3, SampleRate = 0.1 };

    private static readonly GateInput Sure = new() { Scores = new StageScores(0.9, 0.8, 0.5), Confidence = 0.95, Draw = 0.7, Flags = [Harmless] };

    [Fact]
    public void Pause_comes_before_everything() =>
        Holds(Sure with { IsPaused = true, Flags = [Blocking], IsHighValue = true }, Level3, GateRoute.Held, GateReason.Paused);

    [Fact]
    public void A_blocking_flag_comes_before_the_level() =>
        Holds(Sure with { Flags = [Harmless, Blocking], Confidence = 1 }, Level2 with { Level = 1 }, GateRoute.Person, GateReason.Flag);

    [Fact]
    public void At_level_1_a_person_sees_everything() => Holds(Sure, Level2 with { Level = 1 }, GateRoute.Person, GateReason.Level);

    [Fact]
    public void Without_a_certified_threshold_a_person_decides() =>
        Holds(Sure with { Confidence = 1 }, Level2 with { Threshold = null }, GateRoute.Person, GateReason.Uncertain);

    [Theory]
    [InlineData(0.8999, GateReason.Uncertain)]
    [InlineData(0.90, GateReason.Eligible)]
    public void At_the_threshold_the_AI_is_sure_enough_and_under_it_not(double confidence, GateReason reason) =>
        Holds(Sure with { Confidence = confidence }, Level2, reason == GateReason.Eligible ? GateRoute.Alone : GateRoute.Person, reason);

    [Theory]
    [InlineData(2, GateReason.Eligible)]
    [InlineData(3, GateReason.HighValue)]
    [InlineData(4, GateReason.HighValue)]
    public void A_valuable_lead_is_a_persons_from_level_3_on(int level, GateReason reason) =>
        Assert.Equal(reason, Gate.Decide(Sure with { IsHighValue = true }, Level3 with { Level = level }).Reason);

    [Theory]
    [InlineData(0.0999, GateReason.Sample)]
    [InlineData(0.1, GateReason.Eligible)]
    public void The_draw_decides_whether_a_person_sees_what_could_go_alone(double draw, GateReason reason) =>
        Assert.Equal(reason, Gate.Decide(Sure with { Draw = draw }, Level3).Reason);

    [Fact]
    public void What_a_person_asked_to_see_again_comes_back_however_sure_the_AI_is()
    {
        var verdict = Gate.Decide(Sure with { IsAskedFor = true, Confidence = 1 }, Level3);
        Assert.Equal((GateRoute.Person, GateReason.Uncertain, false), (verdict.Route, verdict.Reason, verdict.IsCandidate));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Full_auto_puts_the_users_threshold_in_place_of_level_and_certificate(int level)
    {
        var asked = new Permission(level, Threshold: null, FullAuto: 0.7, SampleRate: 0.2, Epoch: 1);
        Holds(Sure with { Confidence = 0.7 }, asked, GateRoute.Alone, GateReason.Eligible);
        Holds(Sure with { Confidence = 0.69 }, asked, GateRoute.Person, GateReason.Uncertain);
        Holds(Sure with { Flags = [Blocking] }, asked, GateRoute.Person, GateReason.Flag);
        Assert.Equal(0.7, Gate.Decide(Sure, asked).Threshold);
    }

    [Fact]
    public void Verdict_carries_the_numbers_it_rests_on()
    {
        var verdict = Gate.Decide(Sure with { Width = 0.03 }, Level2);
        Assert.Equal((0.95, Sure.Scores, (double?)0.9, 0.2, 3, (double?)0.03),
            (verdict.Confidence, verdict.Scores, verdict.Threshold, verdict.Propensity, verdict.Epoch, verdict.Width));
    }

    [Fact]
    public void What_went_alone_is_covered_until_trust_is_taken_back()
    {
        var verdict = Gate.Decide(Sure, Level2);
        Assert.True(Level2.StillCovers(verdict));
        Assert.True(Level3.StillCovers(verdict));
        Assert.False((Level2 with { Level = 1 }).StillCovers(verdict));
        Assert.False((Level2 with { Epoch = 4 }).StillCovers(verdict));
        Assert.False((Level2 with { Threshold = 0.96 }).StillCovers(verdict));
        Assert.False((Level2 with { Threshold = null }).StillCovers(verdict));
        Assert.True((Level2 with { Level = 1, FullAuto = 0.5 }).StillCovers(verdict));
    }

    private static readonly Gen<double> Unit = Gen.Choose(0, 1000).Select(whole => whole / 1000.0);

    private static readonly Gen<(GateInput Input, Permission Permission)> Any =
        from confidence in Unit
        from draw in Gen.Choose(0, 999).Select(whole => whole / 1000.0)
        from flags in Gen.SubListOf(Blocking, Harmless)
        from bits in Gen.Choose(0, 7)
        from level in Gen.Choose(1, 4)
        from threshold in Gen.Elements<double?>(null, 0.6, 0.7, 0.8, 0.9, 0.95)
        from fullAuto in Gen.Elements<double?>(null, null, 0, 0.5, 1)
        from rate in Gen.Choose(100, 200).Select(whole => whole / 1000.0)
        select (
            new GateInput
            {
                Scores = new StageScores(1, confidence, 1),
                Confidence = confidence,
                Draw = draw,
                Flags = [.. flags],
                IsPaused = (bits & 1) > 0,
                IsHighValue = (bits & 2) > 0,
                IsAskedFor = (bits & 4) > 0
            },
            new Permission(level, threshold, fullAuto, rate, Epoch: 1));

    [Property(MaxTest = 2000)]
    public Property Nothing_flagged_unasked_for_at_level_1_or_unsure_ever_goes_alone() => Prop.ForAll(Arb.From(Any), given =>
    {
        var (input, permission) = given;
        var verdict = Gate.Decide(input, permission);
        if (verdict.Route != GateRoute.Alone)
            return;
        Assert.DoesNotContain(input.Flags, flag => flag.Blocking);
        Assert.False(input.IsPaused || input.IsAskedFor);
        Assert.True(permission.Level > 1 || permission.FullAuto is not null);
        Assert.True(input.Confidence >= (permission.FullAuto ?? permission.Threshold));
        Assert.False(input.IsHighValue && permission.Level >= 3);
        Assert.True(input.Draw >= permission.SampleRate);
    });

    [Property(MaxTest = 2000)]
    public Property Propensity_is_the_sampling_rate_for_what_could_go_alone_and_one_for_all_else() => Prop.ForAll(Arb.From(Any), given =>
    {
        var verdict = Gate.Decide(given.Input, given.Permission);
        Assert.InRange(verdict.Propensity, double.Epsilon, 1);
        Assert.Equal(verdict.IsEligible ? given.Permission.SampleRate : 1, verdict.Propensity);
    });

    private static void Holds(GateInput input, Permission permission, GateRoute route, GateReason reason)
    {
        var verdict = Gate.Decide(input, permission);
        Assert.Equal((route, reason), (verdict.Route, verdict.Reason));
    }
}
