using AutoReach.Core.Trust;

namespace AutoReach.Core.Metrics;

/// <param name="Estimate">In [0,1].</param>
/// <param name="Low">Lower end of the 90 % Wilson interval on the effective number of checked items.</param>
public sealed record DisagreementEstimate(double Estimate, double Low, double High);

/// <summary>One week in numbers, each with the counts that it rests on. Rates are null where there was nothing to rate.</summary>
public sealed record WeekMetrics
{
    /// <summary>Counted from the workflow's first week, which is 1.</summary>
    public required int Week { get; init; }

    /// <summary>Its Monday in the workflow's time zone.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Leads proposed for an email that were answered or done alone.</summary>
    public required int Proposed { get; init; }

    /// <summary>Share of those whose lead was accepted. Sampled items stand for those that went alone.</summary>
    public required double? AcceptRate { get; init; }

    /// <summary>Share of the emails for accepted leads that were left as they were.</summary>
    public required double? NoEditRate { get; init; }

    /// <summary>Attention a review, in seconds, where it was measured.</summary>
    public required double? ReviewSecondsPerLead { get; init; }

    /// <summary>Attention a day, in minutes, on days (UTC) on which anything was reviewed.</summary>
    public required double? DailyReviewMinutes { get; init; }

    /// <summary>Items that a person looked at, samples and audits counted, of all that was decided.</summary>
    public required double? HumanShare { get; init; }

    /// <summary>Horvitz–Thompson estimate over all that the AI was free to do alone.</summary>
    public required DisagreementEstimate? AutoDisagreement { get; init; }

    /// <summary>People's answers before anything was done, and in audits.</summary>
    public required int Reviewed { get; init; }

    public required int Audited { get; init; }

    /// <summary>What the AI sent or skipped without a person.</summary>
    public required int Alone { get; init; }

    /// <summary>Items of this week's free work that a person checked, by the gate's sample or the audit.</summary>
    public required int Checked { get; init; }

    public required int CheckedDisagreements { get; init; }

    public static WeekMetrics Of(int week, DateOnly start, WeekTally tally)
    {
        var alone = tally.AloneSends + tally.AloneSkips;
        var settled = tally.Answers + alone;
        return new WeekMetrics
        {
            Week = week,
            Start = start,
            Proposed = tally.AnsweredSends + tally.AloneSends,
            AcceptRate = tally.Accepted.Value,
            NoEditRate = tally.Unchanged.Value,
            ReviewSecondsPerLead = tally.Measured == 0 ? null : tally.ActiveSeconds / tally.Measured,
            DailyReviewMinutes = tally.Measured == 0 ? null : tally.ActiveSeconds / 60 / tally.ReviewDays.Count,
            HumanShare = settled == 0 ? null : Math.Min(1, (tally.Answers + tally.AuditAnswers) / (double)settled),
            AutoDisagreement = EstimateOf(tally),
            Reviewed = tally.Answers,
            Audited = tally.AuditAnswers,
            Alone = alone,
            Checked = tally.Free.Count,
            CheckedDisagreements = tally.Free.Count(item => item.Disagreed),
        };
    }

    private static DisagreementEstimate? EstimateOf(WeekTally tally)
    {
        if (tally.AutoDisagreement() is not { } estimate)
            return null;
        var rate = Math.Min(1, estimate.Rate);
        var (low, high) = Binomial.WilsonInterval(rate, estimate.EffectiveNumber, Binomial.Quantile90);
        return new DisagreementEstimate(rate, low, high);
    }
}
