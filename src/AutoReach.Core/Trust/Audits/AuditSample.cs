using System.Text.Json.Serialization;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Trust.Audits;

/// <summary>Something that the AI did alone and that an audit may draw.</summary>
public sealed record AuditCandidate(LeadId Lead, int Revision, ProposedAction Action);

/// <param name="Population">N: how many items of the action there were.</param>
/// <param name="Sampled">n: how many of them were drawn.</param>
public sealed record AuditStratum(ProposedAction Action, int Population, int Sampled)
{
    /// <summary>n/N: the probability that an item of it is drawn.</summary>
    [JsonIgnore]
    public double Share => (double)Sampled / Population;
}

/// <summary>
/// A simple random sample without replacement, stratified by action: of each the n first in an order that the key
/// shuffles. Which items are drawn, and how many of each, never depends on what anybody thought of them.
/// </summary>
/// <param name="Strata">Those that have items.</param>
/// <param name="Items">In shuffled order within each stratum.</param>
public sealed record AuditSample(IReadOnlyList<AuditStratum> Strata, IReadOnlyList<AuditCandidate> Items)
{
    /// <param name="size">How many are wanted in all; fewer when there are fewer, and one more where a stratum would have none.</param>
    /// <param name="audit">Its name: another audit of the same items draws anew.</param>
    public static AuditSample Draw(IReadOnlyCollection<AuditCandidate> candidates, int size, SamplingKey key, string audit)
    {
        var strata = candidates.GroupBy(candidate => candidate.Action).OrderBy(group => group.Key).ToList();
        var sampled = Allocate([.. strata.Select(group => group.Count())], Math.Min(size, candidates.Count));
        return new AuditSample(
            [.. strata.Zip(sampled, (group, n) => new AuditStratum(group.Key, group.Count(), n))],
            [.. strata.Zip(sampled).SelectMany(stratum => stratum.First
                .OrderBy(candidate => key.Rank(audit, candidate.Lead, candidate.Revision)).ThenBy(candidate => candidate.Lead.Value, StringComparer.Ordinal)
                .Take(stratum.Second))]);
    }

    /// <summary>In proportion, by largest remainder, at least one each.</summary>
    private static int[] Allocate(int[] populations, int size)
    {
        var total = populations.Sum();
        var shares = populations.Select(population => (double)size * population / total).ToArray();
        var sampled = shares.Select(share => (int)share).ToArray();
        foreach (var (place, _) in shares.Index().OrderByDescending(share => share.Item - Math.Floor(share.Item)).Take(size - sampled.Sum()))
            sampled[place]++;
        return [.. sampled.Select(n => Math.Max(1, n))];
    }
}
