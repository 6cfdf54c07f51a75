using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Rules.Drafting;

/// <summary>What the reader is asked to do, of five kinds: answer a question, pick a time, nothing in a hurry, a call, or name a colleague.</summary>
internal static class CallsToAction
{
    public static IEnumerable<Line> For(EmailContext s) =>
        Questions(s).Concat(Calendar(s)).Concat(Soft(s)).Concat(Direct(s)).Concat(Referral(s))
            .Where(line => s.Offer is not null || !ShowsIt.Contains(line.Variant))
            .Concat(s.LearnedFor(SlotKind.CallToAction));

    /// <summary>Speak of what has been offered, so something must have been.</summary>
    private static readonly string[] ShowsIt = ["callToAction.question.topic", "callToAction.question.example", "callToAction.soft.offer"];

    private static IEnumerable<Line> Questions(EmailContext s)
    {
        yield return new("callToAction.question.topic", s.Say($"Is this something you would like to look at this year?"));
        yield return new("callToAction.question.topic", s.Say($"Is this worth a closer look at {s.Company}?"));
        yield return new("callToAction.question.call", s.Tone == Tone.Formal
            ? s.Say($"Would you be open to a conversation of 15 minutes next week?")
            : s.Say($"Would a 15-minute call next week make sense?"));
        yield return new("callToAction.question.example", s.Say($"Would it help if I sent you a short example?"));
        yield return new("callToAction.question.example", s.Say($"Shall I send you a page that shows how it works?"));
    }

    private static IEnumerable<Line> Calendar(EmailContext s)
    {
        if (s.Messaging.CalendarLink is not { } link)
            yield break;
        const string id = "callToAction.calendar.link";
        yield return new(id, s.Say($"If you would like to see it, please pick a time that suits you: {link.OriginalString}"));
        yield return new(id, s.Say($"If you would like to talk it through, you can book a short call here: {link.OriginalString}"));
    }

    private static IEnumerable<Line> Soft(EmailContext s)
    {
        yield return new("callToAction.soft.reply", s.Say($"If this is of interest, just reply and I will send a short summary. If not, that is fine too."));
        yield return new("callToAction.soft.reply", s.Say($"There is no hurry: if this becomes a topic at {s.Company}, a short reply is enough."));
        yield return new(
            "callToAction.soft.offer", s.Say($"I am happy to send an example if you would like to see one, and will leave it at this email otherwise."));
    }

    private static IEnumerable<Line> Direct(EmailContext s)
    {
        const string id = "callToAction.direct.call";
        if (s.Tone == Tone.Formal)
        {
            yield return new(id, s.Say($"I would be grateful for 15 minutes of your time next week. Please reply with a day that suits you."));
            yield return new(id, s.Say($"Please let me know a time next week that suits you for a short call."));
            yield break;
        }
        yield return new(
            id, s.Say($"I would be glad to talk to you for 15 minutes next week. Reply with a time that suits you and I will send an invitation."));
        yield return new(id, s.Say($"Reply with a day that works for you, and I will set up a short call."));
    }

    private static IEnumerable<Line> Referral(EmailContext s)
    {
        yield return new("callToAction.referral.colleague", s.Say($"If someone else at {s.Company} looks after this, could you point me to them?"));
        yield return new("callToAction.referral.colleague", s.Say($"Are you the right person for this at {s.Company}, or should I ask someone else?"));
    }
}
