using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>
/// Where a settled review goes: the decision with all that can be learned from it to the log of memory, and whether it
/// agreed to the trust log.
/// </summary>
public sealed class ReviewRecords(MemoryDesk memory, WorkflowStore workflows, DossierStore dossiers, TrustDesk trust)
{
    /// <param name="lead">With the proposal that was reviewed.</param>
    /// <param name="propensity">π in (0,1] that a person sees the item; null: the gate's.</param>
    public async Task RecordAsync(Lead lead, ReviewState review, double? propensity, CancellationToken cancellationToken)
    {
        if (review.Resolution is Resolution.Decided { Decision: var decision })
            await memory.RecordAsync(lead.WorkflowId, MemoryDesk.KeyOf(lead.Id, review.Revision),
                new LearningEvent.Decided(decision.At, await RecordOfAsync(lead, review, decision, cancellationToken)), cancellationToken);
        if (lead.Gate is { } gate && AnswerOf(review) is var (answer, agreed, by, seconds, bulk))
        {
            var item = new GatedItem(lead.Id, review.Revision, review.Action, gate);
            await trust.RecordAsync(lead.WorkflowId, $"review|{lead.Id}|{review.Revision}",
                (_, now) => new TrustEvent.Reviewed(now.At, now.Week, item, answer, agreed, by, seconds, review.Audit, propensity ?? gate.Propensity, bulk),
                cancellationToken);
        }
    }

    private async Task<DecisionRecord> RecordOfAsync(Lead lead, ReviewState review, Decision decision, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsLastStatedAsync(lead.WorkflowId, cancellationToken);
        var dossier = await dossiers.OfAsync(lead, cancellationToken);
        var record = DecisionRecord.Of(lead, dossier, workflow, decision, review.Audit is not null, LocalDay.HourOf(decision.At, workflow.TimeZone));
        return record with
        {
            ImpliedReasons = await memory.AskAsync(
            lead.WorkflowId, learned => learned.ImpliedReasons(workflow.Profile, record), cancellationToken)
        };
    }

    /// <returns>Null where nobody answered: an expired or canceled review says nothing.</returns>
    private static (Answer, bool Agreed, ReviewerId By, double? ActiveSeconds, bool Bulk)? AnswerOf(ReviewState review) => review.Resolution switch
    {
        Resolution.Decided { Decision: var decision } =>
            (AnswerOf(decision.Verdict), Agreement.Judge(decision, review.Proposed), decision.By, decision.ActiveSeconds, decision.Bulk),
        Resolution.RedraftRequested redraft => (Answer.RedraftAsked, false, redraft.By, null, false),
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
