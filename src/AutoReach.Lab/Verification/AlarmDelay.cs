using System.Globalization;
using AutoReach.Core.Trust.Audits;

namespace AutoReach.Lab.Verification;

/// <summary>How soon the alarm hears that the work has become worse, and how seldom it cries for nothing.</summary>
internal static class AlarmDelay
{
    private const double Tolerance = 0.10;
    private const double Usual = 0.05;
    private const int Before = 100;
    private const int Max = 100_000;
    private const int Quiet = 780;
    private static readonly (double Risk, int Bar)[] Bars = [(0.20, 70), (0.30, 30), (0.50, 13)];

    public static IEnumerable<Claim> Claims()
    {
        foreach (var (risk, bar) in Bars)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"risk {Usual:P0} → {risk:P0}: median audits to the alarm");
            var random = TrustVerification.Seeded(subject);
            var median = TrustVerification.Median(Enumerable.Range(0, TrustVerification.FullSize).Select(_ => Until(random, SettledAt(random), risk, Max)));
            yield return new Claim(subject, $"≤ {bar}", median.ToString("0.#", CultureInfo.InvariantCulture), median <= bar);
        }
        yield return FalseAlarms();
        yield return RunLength();
    }

    private static Claim FalseAlarms()
    {
        var random = TrustVerification.Seeded("false alarms");
        var share = Enumerable.Range(0, TrustVerification.FullSize)
            .Count(_ => Until(random, Alarm.Silent, Usual, Quiet) < Quiet) / (double)TrustVerification.FullSize;
        return new Claim(string.Create(CultureInfo.InvariantCulture, $"risk constantly {Usual:P0}: any alarm within {Quiet} audits"), "≤ 2 % of runs",
            string.Create(CultureInfo.InvariantCulture, $"{share:P2}"), share <= 0.02);
    }

    private static Claim RunLength()
    {
        var random = TrustVerification.Seeded("run length");
        var mean = Enumerable.Range(0, TrustVerification.FullSize).Average(_ => Until(random, Alarm.Silent, Tolerance, Max));
        return new Claim("risk exactly 10 %: mean audits to a false alarm", "≥ 1,000", mean.ToString("N0", CultureInfo.InvariantCulture), mean >= 1000);
    }

    /// <summary>As it stands after a good while, had it not been raised by chance.</summary>
    private static Alarm SettledAt(Random random)
    {
        var alarm = Alarm.Silent;
        for (var audit = 0; audit < Before; audit++)
            alarm = alarm.After(random.NextDouble() < Usual, Tolerance) is { IsRaised: false } next ? next : Alarm.Silent;
        return alarm;
    }

    private static int Until(Random random, Alarm alarm, double risk, int atMost)
    {
        for (var audits = 1; audits <= atMost; audits++)
        {
            alarm = alarm.After(random.NextDouble() < risk, Tolerance);
            if (alarm.IsRaised)
                return audits;
        }
        return atMost;
    }
}
