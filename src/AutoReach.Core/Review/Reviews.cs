using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Review;

/// <summary>The rules of a review, as a pure function of its state, a command and the time.</summary>
public static class Reviews
{
    public const int MaxSubjectLength = 300;
    public const int MaxBodyLength = 20_000;
    public const int MaxNoteLength = 4_000;
    public const int MaxCorrectionLength = 1_000;
    public const int MaxCorrections = 100;

    public static ReviewAnswer Apply(ReviewState state, ReviewCommand command, DateTimeOffset now) => command switch
    {
        ReviewCommand.Decide decide => WhenOpen(state, () => state.IsFor(decide.By) ? Decide(state, decide, now) : Known),
        ReviewCommand.RequestRedraft redraft => WhenOpen(state, () => state.IsFor(redraft.By) ? Redraft(state, redraft, now) : Known),
        ReviewCommand.Expire => WhenOpen(state, () => Resolve(state, new Resolution.Expired(now))),
        ReviewCommand.Raise raise => WhenOpen(state, () => new ReviewAnswer.Accepted(
            raise.To > state.Urgency ? state with { Urgency = raise.To } : state)),
        ReviewCommand.TakeClaim claim => WhenOpen(state, () => state.IsFor(claim.By) ? TakeClaim(state, claim.By, now) : Known),
        ReviewCommand.ReleaseClaim release => new ReviewAnswer.Accepted(
            state.Claim?.By == release.By ? state with { Claim = null } : state),
        ReviewCommand.Cancel cancel => Cancel(state, cancel, now),
        ReviewCommand.Undo undo => Undo(state, undo, now),
        ReviewCommand.Settle settle => state.Resolution is null || state.Attempt != settle.Attempt
            ? new ReviewAnswer.Refused("There is no resolution of this attempt to act on.")
            : new ReviewAnswer.Accepted(state with { Settled = true, Claim = null }),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    private static readonly ReviewAnswer.Refused Done = new("It has been acted on already.");

    private static readonly ReviewAnswer.Refused Known = new("You have decided on this proposal before; this time somebody else is asked.");

    private static ReviewAnswer WhenOpen(ReviewState state, Func<ReviewAnswer> then) =>
        state.Resolution is { } winner ? new ReviewAnswer.AlreadyResolved(winner) : then();

    private static ReviewAnswer Resolve(ReviewState state, Resolution resolution) =>
        new ReviewAnswer.Accepted(state with { Resolution = resolution, Claim = null });

    private static ReviewAnswer Decide(ReviewState state, ReviewCommand.Decide command, DateTimeOffset now)
    {
        if (FirstProblem(state, command.Input) is { } problem)
            return problem;
        var (subject, body) = TextToSend(state, command.Input);
        return Resolve(state, new Resolution.Decided(new Decision
        {
            Revision = state.Revision,
            Action = state.Action,
            Verdict = command.Input.Verdict,
            Subject = subject,
            Body = body,
            ContentHash = subject is null || body is null ? null : ContentHash.Compute(subject, body),
            Corrections = command.Input.Corrections,
            Reasons = [.. command.Input.Reasons.Distinct()],
            Note = command.Input.Note,
            ActiveSeconds = command.Input.ActiveSeconds,
            By = command.By,
            At = now,
            Blind = state.Blind,
            Bulk = command.Input.Bulk,
        }));
    }

    private static (string? Subject, string? Body) TextToSend(ReviewState state, DecisionInput input) => (state.Action, input.Verdict) switch
    {
        (ProposedAction.Send, Verdict.Approve) => (state.Proposed?.Subject, state.Proposed?.Body),
        (ProposedAction.Send, Verdict.Edit) => (Unified(input.Subject)?.Trim() ?? state.Proposed?.Subject, Unified(input.Body) ?? state.Proposed?.Body),
        (ProposedAction.Send, Verdict.Reject) or (ProposedAction.Skip, Verdict.Approve or Verdict.Reject) => (null, null),
        _ => throw new InvalidOperationException($"{input.Verdict} of a proposed {state.Action} should have been refused."),
    };

    private static ReviewAnswer.Invalid? FirstProblem(ReviewState state, DecisionInput input)
    {
        if (input.Note?.Length > MaxNoteLength)
            return new("note", $"A note has at most {MaxNoteLength} characters.");
        if (input.ActiveSeconds is { } seconds && !(seconds is >= 0 and <= 86_400))
            return new("activeSeconds", "Active seconds lie between 0 and 86,400.");
        if (input.Corrections.Count > MaxCorrections || !input.Corrections.All(IsSound))
            return new(
                "corrections", $"At most {MaxCorrections} corrections, each with the id of a fact and a value of at most {MaxCorrectionLength} characters.");
        if (input.Verdict == Verdict.Approve && state.Proposed is { } proposed)
            return UnlessSame("subject", input.Subject, proposed.Subject) ?? UnlessSame("body", input.Body, proposed.Body);
        if (input.Verdict != Verdict.Edit)
            return null;
        if (state.Action == ProposedAction.Skip)
            return new("verdict", "There is no email to edit on a proposed skip. Reject the skip to have one drafted.");
        if (input.Subject is null && input.Body is null)
            return new("body", "An edit brings the new subject, the new body or both.");
        return SubjectProblem(input.Subject) ?? BodyProblem(input.Body);
    }

    /// <summary>Whoever approves with another text means an edit; sending the draft would lose theirs.</summary>
    private static ReviewAnswer.Invalid? UnlessSame(string field, string? given, string proposed) => given is null || IsSameText(given, proposed)
        ? null
        : new(field, $"This is not the draft's {field}, and an approval sends the draft as it is. Send it as an edit, or leave it out.");

    /// <summary>Whether nobody changed it: line ends and trailing blanks are what browsers and clients change by themselves.</summary>
    public static bool IsSameText(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string text) => string.Join('\n', Unified(text)!.Split('\n').Select(line => line.TrimEnd())).Trim();

    /// <summary>Whether a correction names a fact and has a value of a length that is kept.</summary>
    public static bool IsSound(Correction? correction) =>
        correction is { Fact.Value: { Length: > 0 and <= 100 } } && (correction.Value?.Length ?? 0) <= MaxCorrectionLength;

    private static ReviewAnswer.Invalid? SubjectProblem(string? subject) => subject switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(subject) => new("subject", "The subject is empty."),
        { Length: > MaxSubjectLength } => new("subject", $"A subject has at most {MaxSubjectLength} characters."),
        _ when Unified(subject)!.Trim().Any(char.IsControl) => new("subject", "A subject is one line without control characters."),
        _ => null,
    };

    private static ReviewAnswer.Invalid? BodyProblem(string? body) => body switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(body) => new("body", "The body is empty."),
        { Length: > MaxBodyLength } => new("body", $"A body has at most {MaxBodyLength} characters."),
        _ when body.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
            => new("body", "A body is plain text without control characters."),
        _ => null,
    };

    /// <summary>Browsers send CRLF from a text area; one spelling keeps the hash of what a person saw.</summary>
    private static string? Unified(string? text) => text?.ReplaceLineEndings("\n");

    private static ReviewAnswer Redraft(ReviewState state, ReviewCommand.RequestRedraft command, DateTimeOffset now)
    {
        if (state.Audit is not null)
            return Done;
        if (state.Action == ProposedAction.Skip)
            return new ReviewAnswer.Invalid("revision", "A proposed skip has no draft. Reject the skip to have one drafted.");
        if (string.IsNullOrWhiteSpace(command.Instruction) || command.Instruction.Length > MaxNoteLength)
            return new ReviewAnswer.Invalid("instruction", $"Say what should change, in 1 to {MaxNoteLength} characters.");
        return Resolve(state, new Resolution.RedraftRequested(command.Instruction.Trim(), command.By, now));
    }

    private static ReviewAnswer TakeClaim(ReviewState state, ReviewerId by, DateTimeOffset now) =>
        state.Claim is { } claim && claim.HoldsAgainst(by, now)
            ? new ReviewAnswer.ClaimedByOther(claim)
            : new ReviewAnswer.Accepted(state with { Claim = new Claim(by, now + Claim.Length) });

    private static ReviewAnswer Cancel(ReviewState state, ReviewCommand.Cancel command, DateTimeOffset now)
    {
        if (state.Settled || state.Audit is not null)
            return Done;
        if (state.Resolution is Resolution.Canceled)
            return new ReviewAnswer.Accepted(state); // repeated after a lost answer: it was done, once
        return Resolve(state, new Resolution.Canceled(command.By, now));
    }

    private static ReviewAnswer Undo(ReviewState state, ReviewCommand.Undo command, DateTimeOffset now)
    {
        if (state.Resolution is not Resolution.Decided { Decision: var decision })
            return new ReviewAnswer.Refused("There is no decision to undo.");
        if (state.Copy?.IsCaught(state.Resolution) is not null)
            return new ReviewAnswer.Refused("You have been told what it was, so what you decided stands.");
        if (state.Settled || now - decision.At > command.Window)
            return new ReviewAnswer.Refused($"A decision can be undone for {command.Window.TotalSeconds:0} seconds, and not once it has been acted on.");
        return new ReviewAnswer.Accepted(state with
        {
            Resolution = null,
            Attempt = state.Attempt + 1,
            Undone = [.. state.Undone, new UndoneDecision(decision, command.By, now)],
        });
    }
}
