namespace AutoReach.Local.Tests.Kill;

/// <summary>How a host can break its word.</summary>
internal enum BreachKind
{
    LeadLost, LeadTwice, LeadStuck, LeadUnexplained, NotInQueue, DecisionLost, DecisionAltered, DecidedTwice, NotSent, SentTwice, SentUnasked, TextAltered,
    WrongAnswer,
}

/// <param name="About">A lead's id, a message's file or a request's key.</param>
internal sealed record Breach(BreachKind Kind, string About, string Detail);
