using System.Text.Json;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Web.Api;

/// <summary>Event Grid's handshake: who can repeat the code takes part in the subscription.</summary>
internal sealed record SubscriptionValidation(string ValidationResponse);

/// <summary>Delivery reports of Azure Communication Services, as Event Grid delivers them.</summary>
internal static class EventGridMail
{
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string DeliveryReport = "Microsoft.Communication.EmailDeliveryReportReceived";

    /// <returns>Null when no subscription is being set up.</returns>
    public static string? ValidationCodeOf(IReadOnlyList<MailEventBody> events) =>
        events is [{ EventType: Validation, Data: { } data }] ? Text(data, "validationCode") : null;

    /// <summary>Puts delivery reports into our own words and leaves out what is about something else.</summary>
    public static IReadOnlyList<MailEventBody> Translate(IReadOnlyList<MailEventBody> events)
    {
        var own = new List<MailEventBody>();
        foreach (var item in events)
            if (item is not { EventType: { } type }) // ours, and checked as such
                own.Add(item!);
            else if (type == DeliveryReport && Translate(item) is { } report)
                own.Add(report);
        return own;
    }

    private static MailEventBody? Translate(MailEventBody report) => report.Data is { } data && ReportOf(Text(data, "status")) is { } kind
        ? new MailEventBody(report.Id, kind, null, Text(data, "recipient"), null, null)
        : null;

    /// <summary>
    /// A suppressed address bounced for good before, with this sender or another. What was filtered or failed may be so
    /// for the moment only. An expanded one is a list, whose members are reported each.
    /// </summary>
    private static MailReport? ReportOf(string? status) => status switch
    {
        "Delivered" => MailReport.Delivered,
        "Bounced" or "Suppressed" => MailReport.HardBounce,
        "Failed" or "Quarantined" or "FilteredSpam" => MailReport.SoftBounce,
        _ => null,
    };

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
