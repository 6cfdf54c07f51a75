namespace AutoReach.Core.Review;

/// <summary>What someone wants of an open review.</summary>
public abstract record ReviewCommand
{
    private ReviewCommand()
    {
    }

    public sealed record Decide(DecisionInput Input, ReviewerId By) : ReviewCommand;

    public sealed record TakeClaim(ReviewerId By) : ReviewCommand;

    public sealed record ReleaseClaim(ReviewerId By) : ReviewCommand;

    public sealed record RequestRedraft(string Instruction, ReviewerId By) : ReviewCommand;

    /// <param name="Window">How long after a decision it can be undone.</param>
    public sealed record Undo(ReviewerId By, TimeSpan Window) : ReviewCommand;

    /// <summary>Nobody decided in time.</summary>
    public sealed record Expire : ReviewCommand;

    /// <summary>It has waited so long; it only ever rises.</summary>
    public sealed record Raise(Urgency To) : ReviewCommand;

    public sealed record Cancel(string By) : ReviewCommand;

    /// <summary>The orchestration acts on the resolution now.</summary>
    /// <param name="Attempt">The one whose undo window is over; a decision made again after an undo has a window of its own.</param>
    public sealed record Settle(int Attempt) : ReviewCommand;
}

/// <summary>A decision as a client states it.</summary>
public sealed record DecisionInput
{
    public required Verdict Verdict { get; init; }

    /// <summary>The edited text. An approval may repeat the draft's, so that nobody approves another than they hold in hands.</summary>
    public string? Subject { get; init; }

    public string? Body { get; init; }
    public IReadOnlyList<Correction> Corrections { get; init; } = [];
    public IReadOnlyList<RejectReason> Reasons { get; init; } = [];
    public string? Note { get; init; }
    public double? ActiveSeconds { get; init; }
    public bool Bulk { get; init; }
}

/// <summary>What became of a command.</summary>
public abstract record ReviewAnswer
{
    private ReviewAnswer()
    {
    }

    /// <summary>The state to store; equal to the old one when nothing changes.</summary>
    public sealed record Accepted(ReviewState State) : ReviewAnswer;

    /// <summary>Somebody else's resolution stands.</summary>
    public sealed record AlreadyResolved(Resolution Winner) : ReviewAnswer;

    public sealed record ClaimedByOther(Claim Holder) : ReviewAnswer;

    /// <summary>It came too late or makes no sense; the sentence says why and what to do.</summary>
    public sealed record Refused(string Reason) : ReviewAnswer;

    /// <summary>The input itself is wrong.</summary>
    /// <param name="Field">Name of the field as on the wire.</param>
    public sealed record Invalid(string Field, string Reason) : ReviewAnswer;
}
