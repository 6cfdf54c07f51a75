using System.Globalization;
using AutoReach.Core.Trust.Certificates;

namespace AutoReach.Lab.Verification;

/// <summary>How many answers it takes until a threshold of 0.90 is certified that deserves it.</summary>
internal static class TimeToCertify
{
    private const double Confidence = 0.92;
    private const int Max = 5000;
    private static readonly RiskTerms Terms = new(0.10, 0.95);
    private static readonly (double Risk, int Bar)[] Bars = [(0, 60), (0.02, 85), (0.10 / 3, 130), (0.05, 250)];

    public static IEnumerable<Claim> Claims()
    {
        foreach (var (risk, bar) in Bars)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"true risk {risk:P1}: median answers until 0.90 is certified");
            var random = TrustVerification.Seeded(subject);
            var median = TrustVerification.Median(Enumerable.Range(0, TrustVerification.FullSize).Select(_ => AnswersUntilCertified(random, risk)));
            yield return new Claim(subject, $"≤ {bar}", median.ToString("0.#", CultureInfo.InvariantCulture), median <= bar);
        }
    }

    private static int AnswersUntilCertified(Random random, double risk)
    {
        var certificate = CertificateGrid.Start(Terms).First(certificate => certificate.Threshold == 0.90);
        for (var answers = 1; answers <= Max; answers++)
        {
            certificate = certificate.After(Confidence, disagreed: random.NextDouble() < risk);
            if (certificate.IsCertified)
                return answers;
        }
        return Max;
    }
}
