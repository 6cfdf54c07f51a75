using AutoReach.Core.Trust.Certificates;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Certificates;

public class ConfidenceSequenceTests
{
    private static readonly Gen<(int Agreements, int Disagreements, double Confidence)> Any =
        from agreements in Gen.Choose(0, 400)
        from disagreements in Gen.OneOf(Gen.Choose(0, 5), Gen.Choose(0, 400))
        from confidence in Gen.Elements(0.5, 0.9, 0.95, 0.999)
        select (agreements, disagreements, confidence);

    /// <summary>Bisection in Python over <c>math.lgamma(s + .5) + math.lgamma(f + .5) − math.lgamma(s + f + 1) − log π</c>.</summary>
    [Theory]
    [InlineData(45, 5, 0.95, 0.7134621031268702, 0.9841525898093346)]
    [InlineData(300, 40, 0.95, 0.8122556266112952, 0.9342841803465909)]
    [InlineData(850, 150, 0.99, 0.8002995081223281, 0.8920113630476008)]
    [InlineData(10, 0, 0.9, 0.6677284240326301, 1)]
    public void Bounds_are_those_of_an_independent_computation(int agreements, int disagreements, double confidence, double lower, double upper)
    {
        Assert.Equal(lower, ConfidenceSequence.Lower(agreements, disagreements, confidence), 1e-10);
        Assert.Equal(upper, ConfidenceSequence.Upper(agreements, disagreements, confidence), 1e-10);
    }

    [Fact]
    public void Without_data_anything_is_possible() =>
        Assert.Equal((0, 1), (ConfidenceSequence.Lower(0, 0, 0.95), ConfidenceSequence.Upper(0, 0, 0.95)));

    [Property(MaxTest = 1000)]
    public Property Observed_rate_lies_between_the_bounds() => Prop.ForAll(Arb.From(Any), given =>
    {
        var (agreements, disagreements, confidence) = given;
        var (lower, upper) = (ConfidenceSequence.Lower(agreements, disagreements, confidence), ConfidenceSequence.Upper(agreements, disagreements, confidence));
        Assert.InRange(lower, 0, 1);
        Assert.InRange(upper, 0, 1);
        var observed = agreements / Math.Max(1.0, agreements + disagreements);
        Assert.True(lower < observed || agreements == 0);
        Assert.True(upper > observed || disagreements == 0);
    });

    [Property(MaxTest = 1000)]
    public Property Bounds_rise_with_agreement_and_fall_with_disagreement() => Prop.ForAll(Arb.From(Any), given =>
    {
        var (agreements, disagreements, confidence) = given;
        var lower = ConfidenceSequence.Lower(agreements, disagreements, confidence);
        Assert.True(ConfidenceSequence.Lower(agreements + 1, disagreements, confidence) > lower);
        Assert.True(ConfidenceSequence.Lower(agreements, disagreements + 1, confidence) < lower || agreements == 0);
    });

    [Property(MaxTest = 300)]
    public Property More_confidence_makes_the_bounds_wider() => Prop.ForAll(Arb.From(Any), given =>
    {
        var (agreements, disagreements, confidence) = given;
        var surer = (1 + confidence) / 2;
        Assert.True(ConfidenceSequence.Lower(agreements, disagreements, surer) <= ConfidenceSequence.Lower(agreements, disagreements, confidence));
        Assert.True(ConfidenceSequence.Upper(agreements, disagreements, surer) >= ConfidenceSequence.Upper(agreements, disagreements, confidence));
    });

    [Fact]
    public void Truth_is_seldom_below_the_lower_bound_at_any_time()
    {
        const double rate = 0.85;
        var random = new Random(11);
        var bounds = new Dictionary<(int, int), double>(); // the streams meet the same counts again and again
        var missed = Enumerable.Range(0, 2000).Count(_ =>
        {
            var (agreements, everAbove) = (0, false);
            for (var items = 1; items <= 300; items++)
            {
                agreements += random.NextDouble() < rate ? 1 : 0;
                var counts = (agreements, items - agreements);
                if (!bounds.TryGetValue(counts, out var lower))
                    bounds[counts] = lower = ConfidenceSequence.Lower(agreements, items - agreements, 0.95);
                everAbove |= lower > rate;
            }
            return everAbove;
        });
        Assert.InRange(missed, 1, 100); // 5 %, and not for want of trying
    }

    [Theory]
    [InlineData(-1, 0, 0.95)]
    [InlineData(0, -1, 0.95)]
    [InlineData(1, 1, 0.0)]
    [InlineData(1, 1, 1.0)]
    [InlineData(1, 1, double.NaN)]
    public void Impossible_counts_and_confidences_are_refused(int agreements, int disagreements, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceSequence.Lower(agreements, disagreements, confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceSequence.Upper(agreements, disagreements, confidence));
    }
}
