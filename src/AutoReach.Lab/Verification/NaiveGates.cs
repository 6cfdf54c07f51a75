using System.Globalization;
using AutoReach.Core.Trust.Certificates;
using AutoReach.Core.Trust.Confidence;

namespace AutoReach.Lab.Verification;

/// <summary>What others let the AI act alone on, beside ours, on the same histories: decisions to learn from, then the next 1,000 items alone.</summary>
internal static class NaiveGates
{
    private const int ItemsAlone = 1000;
    private const int Batch = 20; // our calibrator is fitted anew after so many decisions
    private static readonly int[] Decisions = [50, 200, 400];
    private static readonly RiskTerms Terms = new(0.10, 0.95);

    /// <returns>From what raw score on, or for which scores, the AI may act alone.</returns>
    private delegate Func<double, bool> Learn(IReadOnlyList<ScoredDecision> decisions);

    private static readonly (string Name, Learn Learn)[] Gates =
    [
        ("raw score ≥ 0.9", _ => raw => raw >= 0.9),
        ("lowest threshold observed ≤ 10 %", decisions => LowestObserved(decisions, Terms.Tolerance)),
        ("isotonic output ≥ 0.9", Isotonic),
        ("ours", Certified),
    ];

    public static IEnumerable<Claim> Claims(int runs)
    {
        foreach (var count in Decisions)
            foreach (var population in Population.All)
                foreach (var claim in Compare(population, count, runs))
                    yield return claim;
        yield return KnownFailure(runs);
    }

    private static IEnumerable<Claim> Compare(Population population, int count, int runs)
    {
        var random = TrustVerification.Seeded($"{population.Name} {count}");
        var (over, alone, wrong) = (new int[Gates.Length], new long[Gates.Length], new long[Gates.Length]);
        for (var run = 0; run < runs; run++)
        {
            var (decisions, next) = (population.Draw(random, count), population.Draw(random, ItemsAlone));
            for (var gate = 0; gate < Gates.Length; gate++)
            {
                var allows = Gates[gate].Learn(decisions);
                var done = next.Where(item => allows(item.Raw)).ToList();
                var disagreed = done.Count(item => !item.Agreed);
                alone[gate] += done.Count;
                wrong[gate] += disagreed;
                over[gate] += disagreed > Terms.Tolerance * done.Count ? 1 : 0;
            }
        }
        for (var gate = 0; gate < Gates.Length; gate++)
            yield return Told(Gates[gate].Name, population, count, runs, over[gate], alone[gate], wrong[gate]);
    }

    private static Claim Told(string gate, Population population, int count, int runs, int over, long alone, long wrong)
    {
        var isOurs = gate == Gates[^1].Name;
        var kept = 1 - over / (double)runs;
        return new Claim($"{population.Name}, {count} decisions: {gate}", isOurs ? "≤ 10 % in ≥ 95 % of runs" : null,
            string.Create(CultureInfo.InvariantCulture,
                $"kept in {kept:P1} of runs; disagreement {(alone == 0 ? 0 : wrong / (double)alone):P1}, alone on {alone / (double)(runs * ItemsAlone):P0}"),
            !isOurs || kept >= 0.95);
    }

    private static Func<double, bool> LowestObserved(IReadOnlyList<ScoredDecision> decisions, double tolerance)
    {
        var (lowest, seen, disagreed) = (double.PositiveInfinity, 0, 0);
        foreach (var decision in decisions.OrderByDescending(decision => decision.Raw))
        {
            seen++;
            disagreed += decision.Agreed ? 0 : 1;
            if (disagreed <= tolerance * seen)
                lowest = decision.Raw;
        }
        return raw => raw >= lowest;
    }

    private static Func<double, bool> Isotonic(IReadOnlyList<ScoredDecision> decisions)
    {
        var fit = IsotonicRegression.Fit(
            [.. decisions.Select(decision => decision.Raw)], [.. decisions.Select(decision => decision.Agreed ? 1.0 : 0)], [.. decisions.Select(_ => 1.0)]);
        return raw => fit.At(raw) >= 1 - Terms.Tolerance;
    }

    /// <summary>As the product does it: each confidence by decisions before it, certificates on those, the first threshold in force.</summary>
    private static Func<double, bool> Certified(IReadOnlyList<ScoredDecision> decisions)
    {
        var grid = CertificateGrid.Start(Terms);
        var calibrator = Calibrator.Fit([], PlattCurve.Identity);
        for (var place = 0; place < decisions.Count; place++)
        {
            grid = grid.After(calibrator.Predict(decisions[place].Raw).Confidence, !decisions[place].Agreed);
            if ((place + 1) % Batch == 0)
                calibrator = Calibrator.Fit([.. decisions.Take(place + 1)], PlattCurve.Identity);
        }
        return grid.LowestCertified(Core.Trust.Levels.TrustRules.FirstThreshold) is { } tau ? raw => calibrator.Predict(raw).Confidence >= tau : _ => false;
    }

    /// <summary>The lowest threshold whose observed rate is tolerable is a minimum over many noisy rates, so it is usually too low.</summary>
    private static Claim KnownFailure(int runs)
    {
        const int count = 50;
        const double tolerance = 0.05;
        var population = new Population("disagreement (1 − score)²", random => random.NextDouble(), raw => 1 - (1 - raw) * (1 - raw));
        var safeFrom = 1 - Math.Sqrt(3 * tolerance); // the mean of (1 − s)² above λ is (1 − λ)²/3
        var random = TrustVerification.Seeded("known failure");
        var failed = Enumerable.Range(0, runs).Count(_ => LowestObserved(population.Draw(random, count), tolerance)(Math.BitDecrement(safeFrom)));
        return new Claim("the second gate at 50 decisions and 5 % tolerated: true risk above 5 %", "known: about 63 %",
            string.Create(CultureInfo.InvariantCulture, $"{failed / (double)runs:P1} of runs"), failed / (double)runs is > 0.5 and < 0.75);
    }
}
