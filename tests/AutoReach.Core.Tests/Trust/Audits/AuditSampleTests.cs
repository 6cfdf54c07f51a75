using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Audits;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Audits;

public class AuditSampleTests
{
    private static readonly SamplingKey Key = new(new byte[SamplingKey.Length]);

    [Property(MaxTest = 500)]
    public Property Sample_has_of_each_action_as_many_different_candidates_as_it_says() => Prop.ForAll(Arb.From(
        from sends in Gen.Choose(0, 60)
        from skips in Gen.Choose(0, 60)
        from size in Gen.Choose(1, 25)
        select (sends, skips, size)), given =>
    {
        var candidates = Candidates(given.sends, given.skips);
        var sample = AuditSample.Draw(candidates, given.size, Key, "a1");
        Assert.Distinct(sample.Items);
        Assert.Subset(candidates.ToHashSet(), sample.Items.ToHashSet());
        Assert.Equal(candidates.Length, sample.Strata.Sum(stratum => stratum.Population));
        Assert.Equal(sample.Items.Count, sample.Strata.Sum(stratum => stratum.Sampled));
        var wanted = Math.Min(given.size, candidates.Length);
        Assert.InRange(sample.Items.Count, wanted, sample.Strata.Any(stratum => stratum.Sampled == 1) ? wanted + 1 : wanted);
        Assert.All(sample.Strata, stratum =>
        {
            Assert.InRange(stratum.Sampled, 1, stratum.Population);
            Assert.Equal((double)stratum.Sampled / stratum.Population, stratum.Share);
            Assert.Equal(stratum.Population, candidates.Count(candidate => candidate.Action == stratum.Action));
            Assert.Equal(stratum.Sampled, sample.Items.Count(candidate => candidate.Action == stratum.Action));
        });
    });

    [Fact]
    public void Sizes_of_10_to_20_are_kept_when_there_is_enough() =>
        Assert.All(Enumerable.Range(10, 11), size => Assert.Equal(size, AuditSample.Draw(Candidates(61, 39), size, Key, "a1").Items.Count));

    [Theory]
    [InlineData(60, 40, 10, 6, 4)]
    [InlineData(67, 33, 20, 13, 7)]
    [InlineData(33, 67, 20, 7, 13)]
    [InlineData(71, 29, 15, 11, 4)]
    [InlineData(5, 1, 10, 5, 1)]
    [InlineData(199, 1, 10, 10, 1)] // one more than was wanted
    [InlineData(1, 199, 10, 1, 10)]
    public void Each_action_has_its_share_by_largest_remainder_and_at_least_one(int sends, int skips, int size, int sampledSends, int sampledSkips) =>
        Assert.Equal([new(ProposedAction.Send, sends, sampledSends), new(ProposedAction.Skip, skips, sampledSkips)],
            AuditSample.Draw(Candidates(sends, skips), size, Key, "a1").Strata);

    [Fact]
    public void Action_without_items_has_no_stratum() =>
        Assert.Equal([new AuditStratum(ProposedAction.Skip, 30, 12)], AuditSample.Draw(Candidates(0, 30), 12, Key, "a1").Strata);

    [Fact]
    public void Nothing_to_audit_gives_an_empty_sample()
    {
        var sample = AuditSample.Draw([], 15, Key, "a1");
        Assert.Empty(sample.Strata);
        Assert.Empty(sample.Items);
    }

    [Property(MaxTest = 100)]
    public Property Sample_does_not_depend_on_the_order_of_the_candidates() => Prop.ForAll(Arb.From(Gen.Shuffle(Candidates(50, 25))), shuffled =>
    {
        var (sample, other) = (AuditSample.Draw(Candidates(50, 25), 15, Key, "a1"), AuditSample.Draw(shuffled, 15, Key, "a1"));
        Assert.Equal(sample.Strata, other.Strata);
        Assert.Equal(sample.Items, other.Items);
    });

    [Fact]
    public void Another_audit_or_another_key_draws_anew()
    {
        var candidates = Candidates(50, 25);
        var items = AuditSample.Draw(candidates, 15, Key, "a1").Items.ToHashSet();
        Assert.False(items.SetEquals(AuditSample.Draw(candidates, 15, Key, "a2").Items));
        Assert.False(items.SetEquals(AuditSample.Draw(candidates, 15, Fresh(new Random(1)), "a1").Items));
    }

    [Fact]
    public void Every_item_of_an_action_is_drawn_as_often_as_every_other()
    {
        const int draws = 2000;
        var random = new Random(3);
        var candidates = Candidates(30, 12);
        var samples = Enumerable.Range(0, draws).Select(_ => AuditSample.Draw(candidates, 12, Fresh(random), "a1")).ToList();
        var shares = samples[0].Strata.ToDictionary(stratum => stratum.Action, stratum => stratum.Share);
        var drawn = samples.SelectMany(sample => sample.Items).CountBy(item => item).ToDictionary();
        Assert.Equal((9 / 30.0, 3 / 12.0), (shares[ProposedAction.Send], shares[ProposedAction.Skip]));
        Assert.All(candidates, candidate =>
        {
            var share = shares[candidate.Action];
            Assert.Equal(share, drawn[candidate] / (double)draws, 4 * Math.Sqrt(share * (1 - share) / draws));
        });
    }

    [Fact]
    public void Stratum_and_candidate_survive_being_stored()
    {
        var (stratum, candidate) = (new AuditStratum(ProposedAction.Skip, 40, 4), new AuditCandidate(new LeadId("ld_1"), 2, ProposedAction.Send));
        Assert.Equal("""{"action":"skip","population":40,"sampled":4}""", CoreJson.Write(stratum));
        Assert.Equal(stratum, CoreJson.Read<AuditStratum>(CoreJson.Write(stratum)));
        Assert.Equal("""{"lead":"ld_1","revision":2,"action":"send"}""", CoreJson.Write(candidate));
        Assert.Equal(candidate, CoreJson.Read<AuditCandidate>(CoreJson.Write(candidate)));
    }

    private static AuditCandidate[] Candidates(int sends, int skips) =>
        [.. Enumerable.Range(0, sends + skips)
            .Select(i => new AuditCandidate(new LeadId($"ld_{i}"), 1, i < sends ? ProposedAction.Send : ProposedAction.Skip))];

    private static SamplingKey Fresh(Random random)
    {
        var secret = new byte[SamplingKey.Length];
        random.NextBytes(secret);
        return new SamplingKey(secret);
    }
}
