namespace AutoReach.Core.Learning.Team;

/// <summary>How one reviewer answers, given what is true of the lead.</summary>
/// <param name="Sensitivity">P(says wanted | wanted), in (0,1).</param>
/// <param name="Specificity">P(says unwanted | unwanted), in (0,1).</param>
public sealed record ReviewerErrors(double Sensitivity, double Specificity)
{
    /// <summary>
    /// Youden's J, in (−1,1): the probability that an answer was informed and not a guess
    /// (Youden, 1950, "Index for rating diagnostic tests"; Powers, 2011, "Evaluation: from precision, recall …").
    /// </summary>
    public double Informedness => Sensitivity + Specificity - 1;
}

/// <summary>
/// Who errs how often, found from answers alone, without ever knowing the truth (Dawid &amp; Skene, 1979, "Maximum likelihood
/// estimation of observer error-rates using the EM algorithm"), for two classes. Each reviewer begins with a few right and
/// wrong answers of their own, so that few answers move them little and no rate becomes 0 or 1.
/// </summary>
/// <param name="Wanted">Share of wanted leads, in (0,1).</param>
public sealed record DawidSkene(double Wanted, IReadOnlyDictionary<ReviewerId, ReviewerErrors> Reviewers)
{
    /// <summary>Answers that every reviewer is believed to have given already, of each class.</summary>
    public const double PriorRight = 4, PriorWrong = 1;

    private const double PriorLeads = 1; // of each class
    private const int MaxRounds = 500;
    private const double Still = 1e-9;

    /// <param name="answers">In any order; the result does not depend on it beyond rounding.</param>
    /// <param name="mostRounds">At least 1.</param>
    public static DawidSkene Fit(IReadOnlyList<PairedAnswer> answers, int mostRounds = MaxRounds)
    {
        var wanted = answers.Select(answer => ((answer.FirstWanted ? 1.0 : 0) + (answer.SecondWanted ? 1 : 0)) / 2).ToArray();
        for (var round = 1; ; round++)
        {
            var fitted = Maximise(answers, wanted);
            var next = answers.Select(fitted.Expect).ToArray();
            var moved = wanted.Zip(next, (before, after) => Math.Abs(before - after)).DefaultIfEmpty(0).Max();
            if (moved < Still || round >= mostRounds)
                return fitted;
            wanted = next;
        }
    }

    /// <summary>E step: the probability that the lead is wanted.</summary>
    private double Expect(PairedAnswer answer)
    {
        var ifWanted = Wanted * Of(answer.First, answer.FirstWanted, true) * Of(answer.Second, answer.SecondWanted, true);
        var ifNot = (1 - Wanted) * Of(answer.First, answer.FirstWanted, false) * Of(answer.Second, answer.SecondWanted, false);
        return ifWanted / (ifWanted + ifNot);

        double Of(ReviewerId reviewer, bool said, bool truth) => (said, truth) switch
        {
            (true, true) => Reviewers[reviewer].Sensitivity,
            (false, true) => 1 - Reviewers[reviewer].Sensitivity,
            (false, false) => Reviewers[reviewer].Specificity,
            (true, false) => 1 - Reviewers[reviewer].Specificity,
        };
    }

    /// <summary>M step: every reviewer's rates, as if each lead were wanted with its probability.</summary>
    private static DawidSkene Maximise(IReadOnlyList<PairedAnswer> answers, double[] wanted)
    {
        var counts = new Dictionary<ReviewerId, (double WantedAll, double WantedRight, double UnwantedAll, double UnwantedRight)>();
        foreach (var (answer, probability) in answers.Zip(wanted))
        {
            Count(answer.First, answer.FirstWanted, probability);
            Count(answer.Second, answer.SecondWanted, probability);
        }
        return new DawidSkene(
            (wanted.Sum() + PriorLeads) / (wanted.Length + 2 * PriorLeads),
            counts.ToDictionary(one =>
                one.Key, one => new ReviewerErrors(Rate(one.Value.WantedRight, one.Value.WantedAll), Rate(one.Value.UnwantedRight, one.Value.UnwantedAll))));

        void Count(ReviewerId reviewer, bool said, double probability)
        {
            var (wantedAll, wantedRight, unwantedAll, unwantedRight) = counts.GetValueOrDefault(reviewer);
            counts[reviewer] = (
                wantedAll + probability, wantedRight + (said ? probability : 0), unwantedAll + 1 - probability, unwantedRight + (said ? 0 : 1 - probability));
        }
    }

    private static double Rate(double right, double all) => (right + PriorRight) / (all + PriorRight + PriorWrong);
}
