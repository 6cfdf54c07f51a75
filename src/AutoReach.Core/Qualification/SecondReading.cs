using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Qualification;

/// <summary>What a language model makes of a lead.</summary>
/// <param name="Fit">In [0,1].</param>
/// <param name="Reasons">In its words; contributions as it weighs them.</param>
public sealed record ModelOpinion(double Fit, IReadOnlyList<FitReason> Reasons);

/// <summary>
/// Joins a model's opinion with the stated profile. The model has read pages that anybody may have written, so it moves
/// the verdict by at most <see cref="MaxMoved"/> in log-odds and never past an exclusion that the team states.
/// </summary>
public static class SecondReading
{
    public const double MaxMoved = 1.5;
    private const double InDoubt = 0.7;
    private const int MaxReasons = 4;

    public static QualificationResult Join(Workflow workflow, QualificationResult stated, ModelOpinion opinion)
    {
        if (stated.Reasons.Any(reason => reason.Contribution <= StatedWeights.Excluded))
            return stated;
        var odds = Logistic.OddsOf(stated.Fit);
        var moved = Math.Clamp(Logistic.OddsOf(opinion.Fit) - odds, -MaxMoved, MaxMoved);
        var fit = Logistic.Sigmoid(odds + moved);
        var verdict = fit >= workflow.QualityBar.MinimumFit ? QualificationVerdict.Qualified : QualificationVerdict.Unqualified;
        var agreed = (opinion.Fit >= workflow.QualityBar.MinimumFit) == (stated.Verdict == QualificationVerdict.Qualified);
        return new QualificationResult(fit, verdict,
            [.. stated.Reasons.Concat(Shares(opinion.Reasons, moved)).OrderByDescending(reason => Math.Abs(reason.Contribution))],
            stated.Score * (agreed ? 1 : InDoubt));
    }

    /// <summary>Those that speak for the move, each with its part of it.</summary>
    private static IEnumerable<FitReason> Shares(IReadOnlyList<FitReason> reasons, double moved)
    {
        var speaking = reasons.Where(reason => reason.Contribution * moved > 0).OrderByDescending(reason => Math.Abs(reason.Contribution)).Take(MaxReasons)
            .ToArray();
        var sum = speaking.Sum(reason => Math.Abs(reason.Contribution));
        return speaking.Select(reason => reason with { Contribution = moved * Math.Abs(reason.Contribution) / sum });
    }
}
