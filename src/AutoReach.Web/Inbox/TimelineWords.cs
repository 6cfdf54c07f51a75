using System.Text.Json;
using AutoReach.Core.Leads;

namespace AutoReach.Web.Inbox;

/// <summary>A lead's history in sentences.</summary>
public static class TimelineWords
{
    private static readonly string[] Sayings = ["reasons", "note", "instruction", "why"];

    public static string What(TimelineEvent happened) => happened.Event switch
    {
        "leadImported" => "Lead came in",
        "leadSuppressed" => "Address is on the suppression list",
        "researchStarted" => "Research began",
        "researched" => $"Researched, facts found: {Detail(happened, "facts")}",
        "qualified" => $"Judged {Detail(happened, "verdict")}",
        "drafted" => $"Draft {Detail(happened, "revision")} written",
        "skipProposed" => "Proposed to skip",
        "routed" => Detail(happened, "route") switch
        {
            "person" => "A person is to decide",
            "alone" => "The AI may act alone",
            _ => "Held back",
        },
        "auditDrawn" => "Drawn for the weekly audit",
        "audited" => $"Audited: {Detail(happened, "verdict")}",
        "leadTakenUp" => "Wanted after all: taken up again",
        "mailReported" => $"Mail system reports: {Words.Spelled(Detail(happened, "report"))}",
        "reviewOpened" => "Put before people",
        "approved" => Detail(happened, "action") == "skip" ? "Rightly skipped" : "Approved",
        "edited" => "Approved with edits",
        "rejected" => Detail(happened, "action") == "skip" ? "Wanted after all" : "Rejected",
        "redraftRequested" => "New draft asked for",
        "decisionUndone" => "Decision taken back",
        "reviewReminded" => "Reminder: nobody has decided yet",
        "reviewEscalated" => "Escalated: nobody has decided for long",
        "reviewExpired" => "Expired without a decision",
        "leadCanceled" => "Canceled",
        "leadRetried" => "Started again",
        "sendStarted" => "Sending began",
        "sendPutOff" => "Mail system did not take it yet",
        "sent" => "Sent",
        "sendRefused" => "Mail system refused it",
        "sendUnknown" => "Nobody knows whether it left",
        "sendStopped" => "Not sent",
        "leadConcluded" => $"Ended: {Detail(happened, "status")}",
        "leadFailed" => "Failed",
        var other => Words.Spelled(other),
    };

    /// <summary>What people or systems said about it; null when nothing was said.</summary>
    public static string? Saying(TimelineEvent happened) =>
        string.Join(" · ", Sayings.Select(name => Detail(happened, name)).Where(text => text.Length > 0)) is { Length: > 0 } said
            ? said
            : null;

    public static string By(TimelineEvent happened) => happened.By switch
    {
        Actor.Ai => "AI",
        Actor.System => "system",
        var other => other,
    };

    private static string Detail(TimelineEvent happened, string name) => happened.Detail.GetValueOrDefault(name) switch
    {
        null => "",
        JsonElement { ValueKind: JsonValueKind.Array } many => string.Join(", ", many.EnumerateArray().Select(one => Words.Spelled(one.ToString()))),
        JsonElement { ValueKind: JsonValueKind.Null } => "",
        var value => value.ToString() ?? "",
    };
}
