using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>Where a settled review goes: the whole decision to the log that learning reads, and whether it agreed to the trust log.</summary>
public sealed class ReviewRecords(DecisionLog decisions, TrustDesk trust)
{
    /// <param name="lead">With the proposal that was reviewed.</param>
    /// <param name="propensity">π in (0,1] that a person sees the item; null: the gate's.</param>
    public async Task RecordAsync(Lead lead, ReviewState review, double? propensity, CancellationToken cancellationToken)
    {
        if (review.Resolution is Resolution.Decided { Decision: var decision })
            await decisions.AppendAsync(new LoggedDecision(lead, decision), cancellationToken);
        if (lead.Gate is { } gate && AnswerOf(review) is var (answer, agreed, by, seconds))
        {
            var item = new GatedItem(lead.Id, review.Revision, review.Action, gate);
            await trust.RecordAsync(lead.WorkflowId, $"review|{lead.Id}|{review.Revision}",
                (_, now) => new TrustEvent.Reviewed(now.At, now.Week, item, answer, agreed, by, seconds, review.Audit, propensity ?? gate.Propensity), cancellationToken);
        }
    }

    /// <returns>Null where nobody answered: an expired or canceled review says nothing.</returns>
    private static (Answer, bool Agreed, ReviewerId By, double? ActiveSeconds)? AnswerOf(ReviewState review) => review.Resolution switch
    {
        Resolution.Decided { Decision: var decision } => (AnswerOf(decision.Verdict), Agreement.Of(decision, review.Proposed), decision.By, decision.ActiveSeconds),
        Resolution.RedraftRequested redraft => (Answer.RedraftAsked, false, redraft.By, null),
        Resolution.Expired or Resolution.Canceled => null,
        _ => throw new InvalidOperationException($"A review ends in no {review.Resolution?.GetType().Name ?? "silence"}."),
    };

    private static Answer AnswerOf(Verdict verdict) => verdict switch
    {
        Verdict.Approve => Answer.Approved,
        Verdict.Edit => Answer.Edited,
        Verdict.Reject => Answer.Rejected,
        _ => throw new InvalidOperationException($"No answer for {verdict}."),
    };
}
