using AutoReach.Core.Metrics;

namespace AutoReach.Core.Tests.Metrics;

public class UsageLimitsTests
{
    [Theory]
    [InlineData(999, 0.5, null)]
    [InlineData(1000, 0.5, "The month's budget of 1000 tokens is used up.")]
    [InlineData(10, 2.5, "The month's budget of 2.50 USD is used up.")]
    public void A_budget_ends_when_it_is_reached(long tokens, double cost, string? says)
    {
        var refusal = new UsageLimits { MonthlyTokens = 1000, MonthlyCost = 2.5m }.BudgetRefusal(new UsageTotals(1, tokens - 1, 1, (decimal)cost));
        Assert.Equal(says, refusal is null ? null : refusal[..(refusal.IndexOf("up.", StringComparison.Ordinal) + 3)]);
    }

    [Fact]
    public void Without_limits_nothing_ends()
    {
        Assert.Null(new UsageLimits().BudgetRefusal(new UsageTotals(1, long.MaxValue / 2, 1, 1_000_000)));
        Assert.Null(new UsageLimits().CreditRefusal(1_000_000));
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void Credits_end_with_the_last_one(int used, bool left) =>
        Assert.Equal(left, new UsageLimits { Credits = UsageLimits.CreditsToStartWith }.CreditRefusal(used) is null);
}
