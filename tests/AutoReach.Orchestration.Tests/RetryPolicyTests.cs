namespace AutoReach.Orchestration.Tests;

public class RetryPolicyTests
{
    [Fact]
    public void Delays_grow_by_the_factor_up_to_the_longest_and_end()
    {
        var policy = new RetryPolicy(6, TimeSpan.FromSeconds(2), 3, TimeSpan.FromSeconds(30));
        Assert.Equal([2d, 6, 18, 30, 30, null, null], Enumerable.Range(1, 7).Select(failures => policy.DelayAfter(failures)?.TotalSeconds));
    }

    [Fact]
    public void No_retry_means_none() => Assert.Null(RetryPolicy.None.DelayAfter(1));

    [Fact]
    public void Many_failures_do_not_overflow()
    {
        var patient = new RetryPolicy(int.MaxValue, TimeSpan.FromSeconds(1), 10, TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromHours(1), patient.DelayAfter(1_000_000));
        Assert.Equal(TimeSpan.Zero, (patient with { FirstDelay = TimeSpan.Zero }).DelayAfter(1_000_000));
    }
}
