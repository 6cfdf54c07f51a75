using AutoReach.Core.Trust.Audits;

namespace AutoReach.Core.Tests.Trust.Audits;

public class SamplingKeyTests
{
    private static readonly SamplingKey Zeros = new(new byte[SamplingKey.Length]);
    private static readonly LeadId Lead = new("ld_1");

    /// <summary>
    /// Python: <c>int.from_bytes(hmac.digest(bytes(32), b"ld_1|1", "sha256")[:8], "big")</c>, &gt;&gt; 11, / 2**53; for
    /// the rank b"audit|a1|ld_1|1".
    /// </summary>
    [Fact]
    public void Draw_and_rank_are_those_of_an_independent_computation()
    {
        Assert.Equal(0.38030577567071255, Zeros.Draw(Lead, 1));
        Assert.Equal(0.9769545192886219, Zeros.Draw(Lead, 2));
        Assert.Equal(6413921190137397065UL, Zeros.Rank("a1", Lead, 1));
    }

    [Fact]
    public void Draw_follows_from_key_lead_and_revision_and_from_each_of_them()
    {
        var ones = new SamplingKey([.. Enumerable.Repeat((byte)1, SamplingKey.Length)]);
        Assert.Equal(Zeros.Draw(Lead, 1), new SamplingKey(new byte[SamplingKey.Length]).Draw(new LeadId("ld_1"), 1));
        Assert.Distinct([Zeros.Draw(Lead, 1), Zeros.Draw(Lead, 2), Zeros.Draw(new LeadId("ld_2"), 1), ones.Draw(Lead, 1)]);
        Assert.Distinct([Zeros.Rank("a1", Lead, 1), Zeros.Rank("a2", Lead, 1), Zeros.Rank("a1", Lead, 2)]);
    }

    [Fact]
    public void Key_is_a_copy_of_the_secret()
    {
        var secret = new byte[SamplingKey.Length];
        var key = new SamplingKey(secret);
        secret[0] = 1;
        Assert.Equal(Zeros.Draw(Lead, 1), key.Draw(Lead, 1));
    }

    [Fact]
    public void Draws_are_spread_evenly_over_the_unit_interval()
    {
        var draws = Enumerable.Range(0, 10_000).Select(i => Zeros.Draw(new LeadId($"ld_{i}"), 1)).ToList();
        Assert.All(draws, draw => Assert.InRange(draw, 0, Math.BitDecrement(1)));
        Assert.Equal(0.5, draws.Average(), 4 * Math.Sqrt(1 / 12.0 / draws.Count));
        Assert.All(draws.CountBy(draw => (int)(draw * 10)), tenth => Assert.Equal(1000, tenth.Value, 120.0)); // four standard errors
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Key_of_another_length_is_refused(int length) => Assert.Throws<ArgumentException>(() => new SamplingKey(new byte[length]));
}
