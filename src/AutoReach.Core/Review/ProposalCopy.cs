using AutoReach.Core.Leads;

namespace AutoReach.Core.Review;

/// <summary>Why a proposal is put before people once more, beside its lead.</summary>
public enum CopyPurpose
{
    /// <summary>To see how far two reviewers agree.</summary>
    SecondOpinion,

    /// <summary>With a fault that was planted, to see whether proposals are read.</summary>
    KnownBad,
}

/// <summary>
/// What makes a review that of a copy. A copy has a lead's proposal and nothing of its life: no step acts on what is
/// decided about it.
/// </summary>
/// <param name="Of">The lead that was proposed.</param>
/// <param name="NotFor">Who decided on the proposal itself, and knows it.</param>
/// <param name="Planted">The words that are wrong; null where nothing was planted.</param>
public sealed record ProposalCopy(LeadId Of, CopyPurpose Purpose, ReviewerId NotFor, string? Planted = null)
{
    /// <summary>Whether a planted fault was seen: the proposal was not let through, or not with those words.</summary>
    /// <returns>Null where nobody answered, or nothing was planted.</returns>
    public bool? IsCaught(Resolution? resolution) => (Planted, resolution) switch
    {
        ({ } planted, Resolution.Decided { Decision: var decision }) => decision.Verdict switch
        {
            Verdict.Reject => true,
            Verdict.Approve => false,
            Verdict.Edit => decision.Body?.Contains(planted, StringComparison.Ordinal) != true,
            _ => throw new InvalidOperationException($"Unexpected {decision.Verdict}."),
        },
        ({ }, Resolution.RedraftRequested) => true,
        _ => null,
    };

    /// <summary>Where the copy stands after its resolution, and what its reviewer is told.</summary>
    public (LeadStatus Status, string? Explanation) After(Resolution? resolution) => resolution switch
    {
        null => (LeadStatus.AwaitingDecision, null),
        Resolution.Expired => (LeadStatus.Expired, "Nobody was needed for it in the end. Nothing was sent or skipped by it."),
        Resolution.Canceled => (LeadStatus.Canceled, null),
        Resolution.Decided or Resolution.RedraftRequested => (LeadStatus.Skipped, IsCaught(resolution) switch
        {
            true => $"This was a test with a planted fault, and you caught it: “{Planted}”. Nothing was ever going to be sent.",
            false => $"This was a test with a planted fault, and it went through: “{Planted}”. Nothing was sent, and nothing is held against this lead.",
            null => "This was a second opinion: somebody else had decided on it before. Yours is kept beside theirs and changes nothing that was done.",
        }),
        _ => throw new InvalidOperationException($"No end for {resolution.GetType().Name}."),
    };
}
