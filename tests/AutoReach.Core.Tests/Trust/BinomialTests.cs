using AutoReach.Core.Trust;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust;

public class BinomialTests
{
    [Theory]
    [InlineData(0.10, new[] { 29, 46, 61, 76 })]
    [InlineData(0.05, new[] { 59, 93, 124, 153 })]
    [InlineData(0.20, new[] { 14, 22, 30, 37 })]
    public void Reviews_needed_are_those_of_the_exact_bound(double tolerance, int[] expected)
    {
        for (var disagreements = 0; disagreements < expected.Length; disagreements++)
        {
            var reviews = Binomial.ReviewsNeeded(tolerance, 0.95, disagreements);
            Assert.Equal(expected[disagreements], reviews);
            Assert.True(Binomial.UpperBound(disagreements, reviews, 0.95) <= tolerance);
            Assert.True(Binomial.UpperBound(disagreements, reviews - 1, 0.95) > tolerance);
        }
    }

    // scipy 1.10.1: beta.ppf(.95, k + 1, n - k), beta.ppf(.05, k, n - k + 1)
    [Theory]
    [InlineData(0, 29, 0, 0.0981446276772957)]
    [InlineData(3, 76, 0.010844105017519836, 0.09887007683985306)]
    [InlineData(10, 50, 0.1127216134140759, 0.31559606142001384)]
    [InlineData(49, 50, 0.9086018692803026, 0.9989746601327679)]
    [InlineData(120, 1000, 0.10344312070277921, 0.13823940739603982)]
    [InlineData(5, 100_000, 1.9701695640052187e-05, 0.0001051274511724034)]
    public void Exact_bounds_are_those_of_scipy(int successes, int trials, double lower, double upper)
    {
        Assert.Equal(lower, Binomial.LowerBound(successes, trials, 0.95), 1e-11);
        Assert.Equal(upper, Binomial.UpperBound(successes, trials, 0.95), 1e-11);
    }

    [Fact]
    public void Forty_of_fifty_agreeing_show_only_sixty_eight_percent() =>
        Assert.Equal(0.684, 1 - Binomial.UpperBound(10, 50, 0.95), 3);

    [Property(MaxTest = 200)]
    public void Upper_bound_leaves_so_few_successes_the_chance_that_was_allowed(byte first, byte second, byte third)
    {
        var trials = 1 + first % 60;
        var successes = second % trials;
        var confidence = (1 + third) / 257.0;
        var bound = Binomial.UpperBound(successes, trials, confidence);
        Assert.Equal(1 - confidence, AtMost(successes, trials, bound), 1e-11);
        Assert.Equal(1 - bound, Binomial.LowerBound(trials - successes, trials, confidence), 1e-11);
    }

    [Fact]
    public void Nothing_seen_bounds_nothing()
    {
        Assert.Equal(1, Binomial.UpperBound(0, 0, 0.95));
        Assert.Equal(0, Binomial.LowerBound(0, 0, 0.95));
    }

    // scipy 1.10.1: binomtest(k, n).proportion_ci(.9, method='wilson')
    [Theory]
    [InlineData(0, 10, 0, 0.21294197008340698)]
    [InlineData(45, 50, 0.8084624858484292, 0.9504709655225548)]
    [InlineData(10, 10, 0.787058029916593, 1)]
    public void Wilson_interval_is_that_of_scipy(int successes, int trials, double low, double high)
    {
        var interval = Binomial.WilsonInterval(successes / (double)trials, trials, 1.6448536269514722);
        Assert.Equal(low, interval.Low, 1e-12);
        Assert.Equal(high, interval.High, 1e-12);
    }

    [Theory]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(1, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(1, 5, double.NaN)]
    public void Impossible_counts_and_confidences_are_refused(int successes, int trials, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.UpperBound(successes, trials, confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.LowerBound(successes, trials, confidence));
    }

    /// <summary>P(X ≤ successes), term by term.</summary>
    private static double AtMost(int successes, int trials, double rate)
    {
        var (sum, term) = (0.0, Math.Pow(1 - rate, trials));
        for (var count = 0; count <= successes; count++)
        {
            sum += term;
            term *= (trials - count) / (count + 1.0) * rate / (1 - rate);
        }
        return sum;
    }
}
