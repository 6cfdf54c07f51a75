using AutoReach.Core.Trust;

namespace AutoReach.Core.Learning.Team;

/// <summary>How far reviewers agree on the same proposals.</summary>
/// <param name="Equal">Equal answers of all pairs; null without any.</param>
/// <param name="Kappa">In [−1,1]: 1 is always equal, 0 what chance alone would give; null where chance alone would always be equal.</param>
public sealed record ReviewerAgreement(CountedShare? Equal, double? Kappa)
{
    /// <summary>
    /// Cohen's kappa (1960, "A coefficient of agreement for nominal scales"). Of more than two reviewers it is the mean of the
    /// pairs' kappas (Light, 1971, "Measures of response agreement for qualitative data"), each weighted by its answers, since
    /// pairs are drawn at random and some are small.
    /// </summary>
    public static ReviewerAgreement Of(IReadOnlyCollection<PairedAnswer> answers)
    {
        var pairs = answers.Select(Ordered).GroupBy(answer => (answer.First, answer.Second))
            .Select(pair => (Kappa: KappaOf([.. pair]), Answers: pair.Count()))
            .Where(pair => pair.Kappa is not null).ToList();
        return new ReviewerAgreement(
            CountedShare.OrNone(answers.Count(answer => answer.IsEqual), answers.Count),
            pairs.Count == 0 ? null : pairs.Sum(pair => pair.Kappa!.Value * pair.Answers) / pairs.Sum(pair => pair.Answers));
    }

    /// <summary>Who was asked first says nothing.</summary>
    private static PairedAnswer Ordered(PairedAnswer answer) => string.CompareOrdinal(answer.First.Value, answer.Second.Value) <= 0
        ? answer : new PairedAnswer(answer.Second, answer.SecondWanted, answer.First, answer.FirstWanted);

    /// <param name="answers">All of one pair.</param>
    private static double? KappaOf(PairedAnswer[] answers)
    {
        var observed = answers.Average(answer => answer.IsEqual ? 1.0 : 0);
        var (first, second) = (answers.Average(answer => answer.FirstWanted ? 1.0 : 0), answers.Average(answer => answer.SecondWanted ? 1.0 : 0));
        var byChance = first * second + (1 - first) * (1 - second);
        return byChance == 1 ? null : (observed - byChance) / (1 - byChance);
    }
}
