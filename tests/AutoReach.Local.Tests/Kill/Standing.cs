using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>A lead as the host shows it.</summary>
/// <param name="Events">Names, oldest first.</param>
internal sealed record LeadShown(string Id, string Status, int Revision, AcknowledgedDecision? Decision, string? Explanation, IReadOnlyList<string> Events)
{
    public bool IsWaiting => Status == "awaitingDecision";

    public static LeadShown Read(JsonElement lead) => new(
        lead.GetProperty("id").GetString()!, lead.GetProperty("status").GetString()!, lead.GetProperty("revision").GetInt32(),
        lead.GetProperty("decision") is { ValueKind: JsonValueKind.Object } decision ? AcknowledgedDecision.Read(decision) : null,
        lead.GetProperty("explanation").GetString(),
        [.. lead.GetProperty("timeline").EnumerateArray().Select(happened => happened.GetProperty("event").GetString()!)]);
}

/// <summary>A decision as the host said that it was stored.</summary>
internal sealed record AcknowledgedDecision(
    int Revision, string Action, string Verdict, string By, string? Subject, string? Body, string? ContentHash, string? Note)
{
    public bool IsToBeSent => Action == "send" && Verdict is "approve" or "edit";

    public static AcknowledgedDecision Read(JsonElement decision) => new(
        decision.GetProperty("revision").GetInt32(), Text(decision, "action")!, Text(decision, "verdict")!, Text(decision, "by")!,
        Text(decision, "subject"), Text(decision, "body"), Text(decision, "contentHash"), Text(decision, "note"));

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}

/// <summary>How a lead stands by the last answer that the host gave.</summary>
internal abstract record Standing
{
    private Standing()
    {
    }

    /// <summary>Whether a host at rest may show the lead like this, had nobody asked anything since.</summary>
    public abstract bool Explains(LeadShown shown);

    /// <summary>Taken in; nobody has seen a proposal so far.</summary>
    public sealed record Untouched : Standing
    {
        public override bool Explains(LeadShown shown) => shown.Decision is null && (shown.IsWaiting || shown.Explanation is not null);
    }

    /// <summary>Before people: seen in the queue, undone, or drafted anew.</summary>
    public sealed record Waiting(int Revision) : Standing
    {
        public override bool Explains(LeadShown shown) => shown.IsWaiting && shown.Decision is null && shown.Revision == Revision;
    }

    public sealed record Decided(AcknowledgedDecision Decision) : Standing
    {
        public override bool Explains(LeadShown shown) => shown.Decision == Decision;
    }

    public sealed record Canceled : Standing
    {
        public override bool Explains(LeadShown shown) => shown.Status == "canceled" && shown.Decision is null;
    }
}

/// <summary>What is known of a lead, and what was asked since and cut off for good: each of these may have been done.</summary>
internal sealed record LeadRecord(string Email, Standing Known, IReadOnlyList<Act> Maybe)
{
    public LeadRecord(string email) : this(email, new Standing.Untouched(), [])
    {
    }

    /// <summary>Whoever is told how it stands knows what became of all that was asked before.</summary>
    public LeadRecord Now(Standing known) => this with { Known = known, Maybe = [] };

    public LeadRecord WithMaybe(Act act) => this with { Maybe = [.. Maybe, act] };

    /// <summary>Whether it may be seen in the queue.</summary>
    public bool MayWait(int revision) => Known is Standing.Untouched || Known == new Standing.Waiting(revision)
        || Maybe.Any(act => act is Act.Undo undo && undo.Revision == revision || act is Act.Redraft redraft && redraft.Revision + 1 == revision);

    public bool Explains(LeadShown shown) => Known.Explains(shown) || Maybe.Any(act => act.Explains(shown));
}
