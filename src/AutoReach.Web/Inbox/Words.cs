using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Inbox;

/// <summary>What the domain's words are called on a page.</summary>
public static class Words
{
    /// <summary>A sentence's start out of a wire word: <c>Awaiting decision</c>.</summary>
    public static string Spelled<T>(T value) where T : struct, Enum => Spelled(value.ToString());

    public static string Spelled(string camel)
    {
        var words = string.Concat(camel.Select((letter, place) => place > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Describe(LeadStatus status) => status switch
    {
        LeadStatus.AwaitingDecision => "Waits for a decision",
        LeadStatus.Unknown => "Nobody knows whether it was sent",
        _ => Spelled(status),
    };

    public static string Describe(ProposedAction action) => action == ProposedAction.Send ? "Send an email" : "Skip this lead";

    public static string Describe(QueueOrder order) => order switch
    {
        QueueOrder.Risk => "Riskiest first",
        QueueOrder.Age => "Longest waiting first",
        QueueOrder.Value => "Most valuable first",
        _ => throw new InvalidOperationException($"No words for {order}."),
    };

    public static string Describe(FlagKind flag) => flag switch
    {
        FlagKind.Relationship => "Existing relationship",
        FlagKind.Mismatch => "Wrong company?",
        FlagKind.Stale => "Stale or thin site",
        FlagKind.Ungrounded => "Claim without a source",
        FlagKind.MessagingRule => "Breaks a messaging rule",
        FlagKind.Injection => "Page tries to give orders",
        _ => Spelled(flag),
    };

    public static string Describe(GateVerdict gate) => gate.Reason switch
    {
        GateReason.Level => "At this level a person decides everything.",
        GateReason.Uncertain => "The AI is not sure enough to act alone.",
        GateReason.Flag => "A flag asks for a person.",
        GateReason.HighValue => "This lead is valuable enough for a person.",
        GateReason.Sample => "Drawn at random, so that the AI's judgement stays checked.",
        GateReason.Paused => "The workflow is paused.",
        GateReason.Eligible => "The AI could act alone on this.",
        _ => throw new InvalidOperationException($"No words for {gate.Reason}."),
    };

    public static string Describe(RejectReason reason) => reason switch
    {
        RejectReason.BadTiming => "Bad timing",
        RejectReason.ExistingRelationship => "We know them already",
        RejectReason.ToneOff => "Tone is off",
        RejectReason.FactWrong => "A fact is wrong",
        RejectReason.Other => "Something else",
        _ => Spelled(reason),
    };

    /// <param name="fit">In [0,1].</param>
    public static string Describe(QualificationVerdict verdict, double fit) =>
        $"{(verdict == QualificationVerdict.Qualified ? "Fits" : "Does not fit")} the profile, {Percent(fit)}";

    /// <param name="share">In [0,1].</param>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    /// <summary><c>1 page</c>, <c>2 pages</c>.</summary>
    public static string Counted(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");

    /// <summary>For attributes that are read by programs.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Waiting(int count) => count >= PageFrame.MaxCounted ? "1,000+" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A person's name, else the address.</summary>
    public static string Contact(Prospect prospect) =>
        string.Join(' ', new[] { prospect.FirstName, prospect.LastName }.Where(name => !string.IsNullOrWhiteSpace(name))) is { Length: > 0 } name
            ? name
            : prospect.Email.Value;

    /// <summary>How a reviewer is spoken of to another, or to themself.</summary>
    public static string Who(ReviewerId by, ReviewerId reader) => by == reader ? "You" : by.Value;
}

/// <summary>What was decided, in the past tense.</summary>
public static class ResolutionWords
{
    public static string Short(Resolution resolution) => resolution switch
    {
        Resolution.Decided { Decision: var decision } => Verb(decision),
        Resolution.RedraftRequested => "redraft asked for, it comes back to the queue",
        Resolution.Expired => "expired",
        Resolution.Canceled => "canceled",
        _ => throw new InvalidOperationException($"No words for {resolution.GetType().Name}."),
    };

    /// <summary>Who did what and when, as a sentence.</summary>
    public static string Sentence(Resolution resolution, ReviewerId reader, LocalTimes times) => resolution switch
    {
        Resolution.Decided { Decision: var decision } => $"{Words.Who(decision.By, reader)} {Verb(decision)} at {times.Clock(decision.At)}.",
        Resolution.RedraftRequested redraft => $"{Words.Who(redraft.By, reader)} asked for a new draft at {times.Clock(redraft.At)}: {redraft.Instruction}",
        Resolution.Expired expired => $"It expired at {times.Clock(expired.At)} because nobody had decided.",
        Resolution.Canceled canceled => $"{Words.Who(new ReviewerId(canceled.By), reader)} canceled the lead at {times.Clock(canceled.At)}.",
        _ => throw new InvalidOperationException($"No words for {resolution.GetType().Name}."),
    };

    private static string Verb(Decision decision) => (decision.Action, decision.Verdict) switch
    {
        (ProposedAction.Send, Verdict.Approve) => "approved",
        (ProposedAction.Send, Verdict.Edit) => "approved with edits",
        (ProposedAction.Send, Verdict.Reject) => "rejected",
        (ProposedAction.Skip, Verdict.Approve) => "rightly skipped",
        (ProposedAction.Skip, Verdict.Reject) => "wanted after all",
        _ => throw new InvalidOperationException($"{decision.Verdict} of a proposed {decision.Action}."),
    };
}
