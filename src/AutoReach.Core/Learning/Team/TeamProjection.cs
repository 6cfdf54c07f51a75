using AutoReach.Core.Trust;

namespace AutoReach.Core.Learning.Team;

/// <summary>How one reviewer stands to the others.</summary>
/// <param name="Reliability">What an answer counts when the team's taste is learned, in (0,1].</param>
/// <param name="IsMeasured">Whether that was measured; else it is 1 because nothing is known.</param>
/// <param name="Agreement">Answers equal to the other reviewer's, of those on the same proposal; null without any.</param>
/// <param name="KnownBad">Planted faults that were caught, of those shown; null without any.</param>
public sealed record ReviewerStanding(ReviewerId Reviewer, double Reliability, bool IsMeasured, CountedShare? Agreement, CountedShare? KnownBad);

/// <summary>
/// How far a team's reviewers can be relied on, as a fold over second opinions and planted faults. Two reviewers alone cannot
/// tell which of them errs (their table has three free counts, and there are five unknowns), so nobody counts less before
/// three have answered often enough.
/// </summary>
public sealed class TeamProjection
{
    /// <summary>Answers on the same proposal as somebody else that a reviewer is measured from.</summary>
    public const int Enough = 20;

    /// <summary>Reviewers with so many answers before anybody is measured.</summary>
    public const int MinReviewers = 3;

    private const int Remembered = 600;
    private const double Min = 0.1; // nobody's word is worth nothing

    private readonly List<PairedAnswer> _answers = [];
    private readonly Dictionary<ReviewerId, (int Caught, int Shown)> _knownBad = [];
    private Dictionary<ReviewerId, double>? _reliabilities;

    public void Take(DecisionRecord record)
    {
        if (record is not { SecondTo: { Wanted: { } first, By: var by }, IsWanted: { } second })
            return;
        if (_answers.Count == Remembered)
            _answers.RemoveAt(0);
        _answers.Add(new PairedAnswer(by, first, record.Decision.By, second));
        _reliabilities = null;
    }

    public void Take(ReviewerId reviewer, bool caught) =>
        _knownBad[reviewer] = _knownBad.GetValueOrDefault(reviewer) is var (hits, of) ? (hits + (caught ? 1 : 0), of + 1) : default;

    /// <summary>
    /// What a reviewer's decisions count, in (0,1]: how informed they are beside the most informed of the team
    /// (<see cref="ReviewerErrors.Informedness"/>). 1 where too little is known.
    /// </summary>
    public double ReliabilityOf(ReviewerId reviewer) => (_reliabilities ??= Measured()).GetValueOrDefault(reviewer, 1);

    public ReviewerAgreement Agreement() => ReviewerAgreement.Of(_answers);

    public ReviewerStanding StandingOf(ReviewerId reviewer)
    {
        var own = _answers.Where(answer => answer.IsBy(reviewer)).ToList();
        var (caught, shown) = _knownBad.GetValueOrDefault(reviewer);
        return new ReviewerStanding(reviewer, ReliabilityOf(reviewer), _reliabilities!.ContainsKey(reviewer),
            CountedShare.OrNone(own.Count(answer => answer.IsEqual), own.Count), CountedShare.OrNone(caught, shown));
    }

    private Dictionary<ReviewerId, double> Measured()
    {
        var measured = _answers.SelectMany(answer => new[] { answer.First, answer.Second }).CountBy(reviewer => reviewer)
            .Where(answers => answers.Value >= Enough).Select(answers => answers.Key).ToList();
        if (measured.Count < MinReviewers)
            return [];
        var fitted = DawidSkene.Fit(_answers).Reviewers;
        var best = measured.Max(reviewer => fitted[reviewer].Informedness);
        return measured.ToDictionary(reviewer => reviewer, reviewer => best <= Min ? 1 : Math.Max(Min, fitted[reviewer].Informedness / best));
    }
}
