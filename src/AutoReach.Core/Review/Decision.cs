using System.Text.Json.Serialization;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Review;

public enum Verdict { Approve, Reject, Edit }

public enum RejectReason
{
    WrongIndustry, WrongSize, WrongRegion, WrongRole, WrongCompany, BadTiming, ExistingRelationship, Competitor, ToneOff, FactWrong, Other,
}

/// <summary>A fact that a person says is wrong, with what is right; a null value says only that it is wrong.</summary>
public sealed record Correction(FactId Fact, string? Value);

/// <summary>What a person said about one proposal, with the circumstances that learning weighs it by.</summary>
public sealed record Decision
{
    public required int Revision { get; init; }
    public required ProposedAction Action { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>The text that goes out: the draft's on approve, the person's on edit, null where nothing is sent.</summary>
    public string? Subject { get; init; }

    public string? Body { get; init; }

    /// <summary>Hash of exactly that text; the send step compares it.</summary>
    public string? ContentHash { get; init; }

    public IReadOnlyList<Correction> Corrections { get; init; } = [];
    public IReadOnlyList<RejectReason> Reasons { get; init; } = [];
    public string? Note { get; init; }

    /// <summary>Seconds the page had the reviewer's attention; null where no one measured.</summary>
    public double? ActiveSeconds { get; init; }

    public required ReviewerId By { get; init; }
    public required DateTimeOffset At { get; init; }
    public bool Blind { get; init; }

    /// <summary>Made together with others in one stroke: nobody looked at each.</summary>
    public bool Bulk { get; init; }

    /// <summary>The AI would have skipped, or skipped, a lead that the team wants.</summary>
    [JsonIgnore]
    public bool WantsSkipped => (Action, Verdict) is (ProposedAction.Skip, Verdict.Reject);
}
