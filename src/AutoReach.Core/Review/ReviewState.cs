using System.Text.Json.Serialization;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Review;

/// <summary>How one proposal's review ended. Exactly one resolution wins a revision.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(RedraftRequested), "redraftRequested")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(Canceled), "canceled")]
public abstract record Resolution
{
    private Resolution()
    {
    }

    public sealed record Decided(Decision Decision) : Resolution;

    public sealed record RedraftRequested(string Instruction, ReviewerId By, DateTimeOffset At) : Resolution;

    public sealed record Expired(DateTimeOffset At) : Resolution;

    public sealed record Canceled(string By, DateTimeOffset At) : Resolution;
}

/// <summary>A reviewer's temporary hold, so that two people do not read the same item at once. It does not decide who may decide.</summary>
public sealed record Claim(ReviewerId By, DateTimeOffset Until)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    public bool HoldsAgainst(ReviewerId other, DateTimeOffset now) => By != other && now < Until;
}

/// <summary>How long a proposal has been waiting, in the steps of the workflow's <see cref="Workflows.ReviewPolicy"/>.</summary>
public enum Urgency { Fresh, Reminded, Escalated }

/// <summary>
/// The review of one proposal: the row that compare-and-set decides on. It opens with the proposal,
/// gets one resolution, which may be undone for a while, and is settled when the orchestration acts on it.
/// </summary>
public sealed record ReviewState
{
    public required LeadId Lead { get; init; }
    public required int Revision { get; init; }
    public required ProposedAction Action { get; init; }

    /// <summary>Subject, body and hash of the draft; null for a proposed skip.</summary>
    public ProposedText? Proposed { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public Urgency Urgency { get; init; }

    /// <summary>The reviewer must not see what the AI thinks of its proposal: a random sample or an audit.</summary>
    public bool Blind { get; init; }

    /// <summary>The weekly audit that drew it, after the AI acted alone; null for a proposal that waits to be acted on.</summary>
    public string? Audit { get; init; }

    /// <summary>Set where only a copy of the proposal is reviewed; null for the proposal itself.</summary>
    public ProposalCopy? Copy { get; init; }

    public Claim? Claim { get; init; }

    /// <summary>Counts undone decisions from 1; part of the signal's name, so that no stale wake-up is mistaken for a new one.</summary>
    public int Attempt { get; init; } = 1;

    public Resolution? Resolution { get; init; }

    /// <summary>The orchestration has acted on the resolution; nothing can be undone.</summary>
    public bool Settled { get; init; }

    public IReadOnlyList<UndoneDecision> Undone { get; init; } = [];

    /// <summary>Whether somebody may answer; whoever has decided on the proposal itself is not asked again.</summary>
    public bool IsFor(ReviewerId reviewer) => Copy?.NotFor != reviewer;
}

public sealed record ProposedText(string Subject, string Body, string Hash);

public sealed record UndoneDecision(Decision Decision, ReviewerId By, DateTimeOffset At);
