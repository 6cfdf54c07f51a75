namespace AutoReach.Core.Leads;

/// <summary>The names of events on the wire and in storage. None is ever changed: stored histories are read by them.</summary>
public static class LeadEventNames
{
    private static readonly Dictionary<string, Type> Cases = new()
    {
        ["leadImported"] = typeof(LeadEvent.LeadImported),
        ["leadSuppressed"] = typeof(LeadEvent.LeadSuppressed),
        ["researchStarted"] = typeof(LeadEvent.ResearchStarted),
        ["researched"] = typeof(LeadEvent.Researched),
        ["qualified"] = typeof(LeadEvent.Qualified),
        ["drafted"] = typeof(LeadEvent.Drafted),
        ["skipProposed"] = typeof(LeadEvent.SkipProposed),
        ["routed"] = typeof(LeadEvent.Routed),
        ["reviewOpened"] = typeof(LeadEvent.ReviewOpened),
        ["reviewReminded"] = typeof(LeadEvent.ReviewReminded),
        ["reviewEscalated"] = typeof(LeadEvent.ReviewEscalated),
        ["reviewExpired"] = typeof(LeadEvent.ReviewExpired),
        ["claimed"] = typeof(LeadEvent.Claimed),
        ["released"] = typeof(LeadEvent.Released),
        ["approved"] = typeof(LeadEvent.Approved),
        ["edited"] = typeof(LeadEvent.Edited),
        ["rejected"] = typeof(LeadEvent.Rejected),
        ["redraftRequested"] = typeof(LeadEvent.RedraftRequested),
        ["decisionUndone"] = typeof(LeadEvent.DecisionUndone),
        ["auditDrawn"] = typeof(LeadEvent.AuditDrawn),
        ["audited"] = typeof(LeadEvent.Audited),
        ["leadCanceled"] = typeof(LeadEvent.LeadCanceled),
        ["leadRetried"] = typeof(LeadEvent.LeadRetried),
        ["leadTakenUp"] = typeof(LeadEvent.LeadTakenUp),
        ["leadConcluded"] = typeof(LeadEvent.LeadConcluded),
        ["leadFailed"] = typeof(LeadEvent.LeadFailed),
        ["sendStarted"] = typeof(LeadEvent.SendStarted),
        ["sendPutOff"] = typeof(LeadEvent.SendPutOff),
        ["sendWaits"] = typeof(LeadEvent.SendWaits),
        ["sendStopped"] = typeof(LeadEvent.SendStopped),
        ["sent"] = typeof(LeadEvent.Sent),
        ["sendRefused"] = typeof(LeadEvent.SendRefused),
        ["sendUnknown"] = typeof(LeadEvent.SendUnknown),
        ["mailReported"] = typeof(LeadEvent.MailReported),
    };

    private static readonly Dictionary<Type, string> Names = Cases.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(LeadEvent what) => what is LeadEvent.Unrecognised { Name: var name } ? name : Names[what.GetType()];

    /// <returns>Null for a name that this release does not know.</returns>
    internal static Type? FindCase(string name) => Cases.GetValueOrDefault(name);
}
