using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Sending;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <param name="Id">Names the event, so that it counts once however often it is delivered; made of the others where it is missing.</param>
/// <param name="LeadId">Whose email it is about; or <paramref name="To"/>, the address it went to.</param>
/// <param name="EventType">Only in events of Azure Event Grid, whose schema this is then: <paramref name="Data"/> holds the report.</param>
internal sealed record MailEventBody(string? Id, MailReport? Type, LeadId? LeadId, string? To, string? EventType, JsonElement? Data);

internal sealed record MailEventsAnswer(int Recorded, int Unknown);

/// <summary>What became of emails after they left: bounces, complaints, replies. A mail system or a person's tool posts it.</summary>
internal static class MailEventsEndpoint
{
    private const int MaxEvents = 1000;
    private const int MaxIdLength = 200;

    public static void MapMailEvents(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/hooks/email-events", TakeAsync)
        .WithTags("Others").WithName("reportMail").WithSummary("Report what became of emails; bounces, complaints and wrong recipients take trust back")
        .WithMetadata(BodyLimit.Ordinary).Produces<MailEventsAnswer>().Refuses(400);

    private static async Task<IResult> TakeAsync(IReadOnlyList<MailEventBody> body, MailReports reports, CancellationToken cancellationToken)
    {
        if (EventGridMail.ValidationCodeOf(body) is { } code)
            return TypedResults.Ok(new SubscriptionValidation(code));
        body = EventGridMail.Translate(body);
        if (Errors(body) is { Count: > 0 } errors)
            return Problem.Invalid(errors);
        var recorded = 0;
        foreach (var item in body)
            if (await reports.TakeAsync(new ReportedMail(item.Id, item.Type!.Value, item.LeadId, AddressOf(item)), cancellationToken))
                recorded++;
        return TypedResults.Ok(new MailEventsAnswer(recorded, body.Count - recorded));
    }

    private static Dictionary<string, string[]> Errors(IReadOnlyList<MailEventBody> body)
    {
        var errors = new Dictionary<string, string[]>();
        if (body.Count > MaxEvents)
            errors["$"] = [$"At most {MaxEvents} events at once."];
        foreach (var (place, item) in body.Take(MaxEvents).Index())
        {
            if (item?.Type is null)
                errors[$"[{place}].type"] = [$"One of {EnumWords.List<MailReport>()}."];
            else if (item.LeadId is null && AddressOf(item) is null)
                errors[$"[{place}].leadId"] = ["The id of a lead, or in 'to' the email address that was written to."];
            if (item?.Id?.Length > MaxIdLength)
                errors[$"[{place}].id"] = [$"At most {MaxIdLength} characters."];
        }
        return errors;
    }

    private static EmailAddress? AddressOf(MailEventBody item) => EmailAddress.TryParse(item.To, out var address) ? address : null;
}
