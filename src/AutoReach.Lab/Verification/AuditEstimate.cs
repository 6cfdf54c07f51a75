using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Audits;

namespace AutoReach.Lab.Verification;

/// <summary>
/// Whether the estimate of what went wrong alone is right on average: weeks of one fixed world are sampled by gate and
/// audit again and again, each time with a fresh key, and the estimate is compared with what is true of that world.
/// </summary>
internal static class AuditEstimate
{
    private const double GateSample = 0.1;
    private const int AuditSize = 15;
    private const double SendRisk = 0.06;
    private const double SkipRisk = 0.15;

    public static IEnumerable<Claim> Claims(int runs)
    {
        var world = World();
        var truth = world.Average(item => item.Disagreed ? 1.0 : 0);
        var random = TrustVerification.Seeded("audit keys");
        var estimates = Enumerable.Range(0, runs).Select(_ => Estimate(world, random)).ToArray();
        var mean = estimates.Average();
        var error = Math.Sqrt(estimates.Sum(estimate => (estimate - mean) * (estimate - mean)) / (runs - 1) / runs);
        yield return new Claim("Horvitz–Thompson estimate of all that went alone, gate sample and weekly audit together",
            string.Create(CultureInfo.InvariantCulture, $"within 2 standard errors of {truth:P2}"),
            string.Create(CultureInfo.InvariantCulture, $"{mean:P2} ± {error:P2} over {runs:N0} runs"), Math.Abs(mean - truth) <= 2 * error);
    }

    private static List<(AuditCandidate Candidate, bool Disagreed)> World()
    {
        var random = TrustVerification.Seeded("a week of work");
        return [.. Enumerable.Range(0, 130).Select(n =>
        {
            var action = n < 90 ? ProposedAction.Send : ProposedAction.Skip;
            return (new AuditCandidate(new LeadId($"ld_{n}"), 1, action), random.NextDouble() < (action == ProposedAction.Send ? SendRisk : SkipRisk));
        })];
    }

    private static double Estimate(List<(AuditCandidate Candidate, bool Disagreed)> world, Random random)
    {
        var secret = new byte[SamplingKey.Length];
        random.NextBytes(secret);
        var key = new SamplingKey(secret);
        var sampled = world.Where(item => key.Draw(item.Candidate.Lead, item.Candidate.Revision) < GateSample).ToList();
        var alone = world.Except(sampled).ToList();
        var audit = AuditSample.Draw([.. alone.Select(item => item.Candidate)], AuditSize, key, "monday");
        var audited = alone.Where(item => audit.Items.Contains(item.Candidate));
        var checkedItems = sampled.Concat(audited).Select(item => new CheckedDraw(item.Disagreed,
            Propensity.Combined(GateSample, audit.Strata.First(stratum => stratum.Action == item.Candidate.Action).Share))).ToList();
        return HorvitzThompson.Estimate(checkedItems, world.Count)!.Rate;
    }
}
