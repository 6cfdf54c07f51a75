using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;

namespace AutoReach.Orchestration.Review;

/// <param name="Contribution">How much it spoke for the lead, or against it below 0; null on a blind item.</param>
public sealed record ReasonView(string Text, double? Contribution);

/// <param name="Fit">In [0,1]; null on a blind item.</param>
public sealed record QualificationView(double? Fit, QualificationVerdict Verdict, IReadOnlyList<ReasonView> Reasons);

/// <summary>
/// What may be shown of the AI's opinion of its own proposal, the same on every page, in the API and in mails. An undecided
/// blind item shows none of it: an answer counts as evidence only where the reviewer did not know what the AI thinks.
/// </summary>
public sealed record BlindView
{
    public bool IsBlind { get; private init; }

    /// <summary>Null on a blind item.</summary>
    public GateVerdict? Gate { get; private init; }

    public QualificationView? Qualification { get; private init; }

    /// <summary>The history, on a blind item without what was routed why.</summary>
    public IReadOnlyList<TimelineEvent> Timeline { get; private init; } = [];

    private BlindView()
    {
    }

    /// <param name="review">That of the present revision, be it of the proposal, of an audit or of a copy; null before it is open.</param>
    public static BlindView Of(Lead lead, ReviewState? review, IReadOnlyList<TimelineEvent> timeline)
    {
        var isBlind = review is { Blind: true, Resolution: null };
        return new BlindView
        {
            IsBlind = isBlind,
            Gate = isBlind ? null : lead.Gate,
            Qualification = lead.Qualification is not { } judged ? null : isBlind ? InWords(judged) : InNumbers(judged),
            Timeline = isBlind ? [.. timeline.Select(WithoutOpinion).OfType<TimelineEvent>()] : timeline,
        };
    }

    /// <summary>Where no history is shown.</summary>
    public static BlindView Of(Lead lead, ReviewState? review) => Of(lead, review, []);

    private static QualificationView InNumbers(QualificationResult judged) =>
        new(judged.Fit, judged.Verdict, [.. judged.Reasons.Select(reason => new ReasonView(reason.Text, reason.Contribution))]);

    /// <summary>In the order of the alphabet, since the order of their weight would tell it.</summary>
    private static QualificationView InWords(QualificationResult judged) => new(
        null, judged.Verdict, [.. judged.Reasons.Select(reason => new ReasonView(reason.Text, null)).OrderBy(reason => reason.Text, StringComparer.Ordinal)]);

    /// <returns>Null where nothing may be shown of it. What this release cannot read may be an opinion.</returns>
    private static TimelineEvent? WithoutOpinion(TimelineEvent happened) => happened.What switch
    {
        LeadEvent.Routed or LeadEvent.Unrecognised => null,
        LeadEvent.Qualified judged => happened with { What = judged with { Fit = null } },
        LeadEvent.ReviewOpened opened => happened with { What = opened with { Reason = null } },
        _ => happened,
    };
}
