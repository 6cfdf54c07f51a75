using System.Globalization;
using AutoReach.Core.Trust.Certificates;

namespace AutoReach.Lab.Verification;

/// <summary>With a true risk of exactly ε at every threshold, nothing should be certified: how often is anything?</summary>
internal static class FalseCertification
{
    private const int Items = 1000;
    private static readonly RiskTerms Terms = new(0.10, 0.95);

    /// <summary>What may be known of a run before the next item: enough to choose its confidence and propensity by.</summary>
    private sealed record Past(CertificateGrid Grid, bool LastDisagreed, int Count);

    public static IEnumerable<Claim> Claims(int runs)
    {
        yield return Claim("everything is seen", runs, (random, _) => random.NextDouble(), _ => 1);
        yield return Claim("20 % sampling", runs, (random, _) => random.NextDouble(), _ => 0.2);
        yield return Claim("propensity by level", runs, (random, _) => random.NextDouble(), ByLevel);
        yield return Claim("confidences chosen by an adversary", runs, Adversary, ByLevel);
    }

    private static Claim Claim(string how, int runs, Func<Random, Past, double> confidence, Func<Past, double> propensity)
    {
        var random = TrustVerification.Seeded(how);
        var certified = Enumerable.Range(0, runs).Count(_ => CertifiesAnything(random, confidence, propensity));
        var (share, bar) = (certified / (double)runs, 0.05 + 2 * Math.Sqrt(0.05 * 0.95 / runs));
        return new Claim($"true risk exactly 10 %, {how}: any false certification", string.Create(CultureInfo.InvariantCulture, $"≤ {bar:P1}"),
            string.Create(CultureInfo.InvariantCulture, $"{share:P1} of {runs:N0} runs of {Items:N0} items"), share <= bar);
    }

    private static bool CertifiesAnything(Random random, Func<Random, Past, double> confidence, Func<Past, double> propensity)
    {
        var past = new Past(CertificateGrid.Start(Terms), LastDisagreed: false, Count: 0);
        for (var item = 0; item < Items; item++)
        {
            var (p, seen) = (confidence(random, past), random.NextDouble() < propensity(past));
            var disagreed = random.NextDouble() < Terms.Tolerance;
            if (!seen)
                continue;
            past = new Past(past.Grid.After(p, disagreed), disagreed, past.Count + 1);
            if (past.Grid.Any(certificate => certificate.IsCertified))
                return true;
        }
        return false;
    }

    /// <summary>Everything at first, then a fifth, then a tenth, as levels rise; by count here, since nothing is ever earned.</summary>
    private static double ByLevel(Past past) => past.Count switch { < 100 => 1, < 250 => 0.2, _ => 0.1 };

    /// <summary>Puts its items where the evidence is nearest to enough, and elsewhere after a disagreement.</summary>
    private static double Adversary(Random random, Past past)
    {
        var nearest = past.Grid.MaxBy(certificate => certificate.Progress)!.Threshold;
        return past.LastDisagreed ? 0.6 + 0.4 * random.NextDouble() : nearest + 0.01;
    }
}
