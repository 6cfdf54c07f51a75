using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web.Inbox;

/// <summary>What a form of an item's page sent. Fields that the form does not have are null.</summary>
public sealed record PostedItem(LeadId Lead, int? Revision, QueueOrder Order)
{
    public Verdict? Verdict { get; init; }
    public string? Subject { get; init; }
    public string? Body { get; init; }
    public IReadOnlyList<RejectReason> Reasons { get; init; } = [];
    public string? Note { get; init; }
    public string? Instruction { get; init; }
    public double? ActiveSeconds { get; init; }
    public bool AcceptDuplicateRisk { get; init; }

    public (string Subject, string Body)? Text => Subject is null && Body is null ? null : (Subject ?? "", Body ?? "");

    /// <returns>What was typed; null where the form brought back what was proposed, or no text.</returns>
    public (string Subject, string Body)? EditOf(ProposedText? proposed) =>
        Text is var (subject, body) && proposed is not null && Reviews.IsSameText(subject, proposed.Subject) && Reviews.IsSameText(body, proposed.Body)
            ? null : Text;

    /// <returns>Null when no verdict was given.</returns>
    public DecisionInput? ToInput() => Verdict is not { } verdict ? null : new DecisionInput
    {
        Verdict = verdict,
        Subject = Subject,
        Body = Body,
        Reasons = Reasons,
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
        ActiveSeconds = ActiveSeconds,
    };

    public static async Task<PostedItem> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
        return new PostedItem(
            LeadId.Of(request.RouteValues["lead"] as string ?? ""),
            int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
            OrderOf(form["order"]))
        {
            Verdict = Named<Verdict>(form["verdict"]),
            Subject = Optional(form, "subject"),
            Body = Optional(form, "body"),
            Reasons = [.. form["reasons"].Select(Named<RejectReason>).OfType<RejectReason>().Distinct()],
            Note = Optional(form, "note"),
            Instruction = Optional(form, "instruction"),
            ActiveSeconds = double.TryParse(form["activeSeconds"], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 0 and <= 86_400
                ? seconds : null, // measured by a script that may be absent: never a reason to refuse a decision
            AcceptDuplicateRisk = form["acceptDuplicateRisk"] == "yes",
        };
    }

    public static QueueOrder OrderOf(string? text) => Named<QueueOrder>(text) ?? QueueOrder.Risk;

    /// <summary>Under which a browser keeps a begun edit, and in which a decision is named in an address.</summary>
    public static string KeyOf(LeadId lead, int revision) => string.Create(CultureInfo.InvariantCulture, $"{lead}.{revision}");

    public static bool TryReadKey(string? key, out LeadId lead, out int revision)
    {
        (lead, revision) = (default, 0);
        if (key?.Split('.') is not [var id, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out revision))
            return false;
        lead = LeadId.Of(id);
        return true;
    }

    internal static T? Named<T>(string? word) where T : struct, Enum =>
        !string.IsNullOrEmpty(word) && char.IsAsciiLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : null;

    private static string? Optional(IFormCollection form, string field) => form.TryGetValue(field, out var values) ? values.ToString() : null;
}
