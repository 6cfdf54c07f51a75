using System.Text.Json.Serialization;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Sending;

/// <summary>What a person, or the AI under its certificate, agreed to send.</summary>
/// <param name="Hash">See <see cref="Drafting.ContentHash"/>; stored with the decision.</param>
public sealed record ApprovedText(string Subject, string Body, string Hash);

/// <summary>An envelope, or the sentence that says what a person has to put right first.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record EnvelopeResult
{
    private EnvelopeResult()
    {
    }

    public sealed record Ready(Envelope Envelope) : EnvelopeResult;

    public sealed record Refused(string Reason) : EnvelopeResult;
}

/// <summary>Puts an approved text into an envelope. The text stays as it is; only the footer is put under it.</summary>
public static class EnvelopeBuilder
{
    /// <summary>What is only put into a folder can be looked at before the team has said who writes. No mail reaches this domain (RFC 2606).</summary>
    private const string NobodyYet = "nobody-yet@sender.invalid";

    /// <param name="unsubscribe">One-click address for this prospect; null when the host cannot be reached from outside.</param>
    public static EnvelopeResult Build(
        Workflow workflow, Prospect prospect, ApprovedText approved, LeadId lead, int revision, Uri? unsubscribe)
    {
        var sender = workflow.Messaging.Sender;
        if (SenderOf(workflow) is not { } from)
            return new EnvelopeResult.Refused("The workflow's messaging.sender.email is not an email address, so nobody could answer.");
        if (unsubscribe is not null && !(unsubscribe.IsAbsoluteUri && unsubscribe.Scheme is "https" or "http"))
            return new EnvelopeResult.Refused("The unsubscribe address is not a web address.");
        var toName = $"{prospect.FirstName} {prospect.LastName}".Trim();
        var envelope = new Envelope
        {
            To = prospect.Email,
            ToName = toName.Length == 0 ? null : toName,
            From = from,
            FromName = sender.Name.Trim(),
            Subject = approved.Subject,
            Body = approved.Body + Footer.For(sender, unsubscribe),
            Unsubscribe = unsubscribe,
            IdempotencyKey = Envelope.KeyFor(lead, revision, approved.Hash),
        };
        return FindProblem(approved, envelope) is { } problem ? new EnvelopeResult.Refused(problem) : new EnvelopeResult.Ready(envelope);
    }

    /// <returns>Null when the workflow states no address to write from.</returns>
    public static EmailAddress? SenderOf(Workflow workflow)
    {
        var stated = workflow.Messaging.Sender.Email;
        return EmailAddress.TryParse(stated.Length == 0 && workflow.Sending.Transport == Transport.Outbox ? NobodyYet : stated, out var address)
            ? address
            : null;
    }

    private static string? FindProblem(ApprovedText approved, Envelope envelope)
    {
        if (string.IsNullOrWhiteSpace(approved.Subject))
            return "The subject is empty.";
        if (string.IsNullOrWhiteSpace(approved.Body))
            return "The body is empty.";
        return MailText.HeaderProblem("prospect's name", envelope.ToName)
            ?? MailText.HeaderProblem("sender's name", envelope.FromName)
            ?? MailText.HeaderProblem("subject", envelope.Subject)
            ?? MailText.BodyProblem(envelope.Body);
    }
}
