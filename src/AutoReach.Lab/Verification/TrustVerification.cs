namespace AutoReach.Lab.Verification;

/// <summary>Shows by simulation, with fixed seeds, that the mathematics of trust keeps what it promises.</summary>
public static class TrustVerification
{
    public const int FullSize = 2000;

    /// <param name="runs">Simulated histories a claim, at least 50. Bars that are about chance allow for two standard errors of so many;
    /// medians, which have none, are always of the full size.</param>
    public static IEnumerable<Claim> Run(int runs) =>
    [
        .. FalseCertification.Claims(runs),
        .. TimeToCertify.Claims(),
        .. NaiveGates.Claims(runs),
        .. AlarmDelay.Claims(),
        .. AuditEstimate.Claims(runs),
        .. CheckVectors.Claims(),
    ];

    /// <summary>Each claim has a stream of its own, so that none changes when another does.</summary>
    internal static Random Seeded(string claim) => new(Core.Digest.Sha256(claim).Aggregate(17, (seed, letter) => unchecked(seed * 31 + letter)));

    internal static double Median(IEnumerable<int> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
