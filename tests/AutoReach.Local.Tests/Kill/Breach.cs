namespace AutoReach.Local.Tests.Kill;

/// <summary>How a host can break its word.</summary>
internal enum BreachKind
{
    LeadLost, LeadTwice, LeadStuck, LeadUnexplained, Hidden, QueuedWrongly, StatusListWrong,
    DecisionLost, DecisionAltered, DecidedTwice, ReopeningLost, CancelLost,
    NotSent, SentTwice, SentUnasked, SentWhileStopped, TextAltered, WrongAnswer,
}

/// <param name="About">A lead's id, a message's file or a request's key.</param>
internal sealed record Breach(BreachKind Kind, string About, string Detail);
