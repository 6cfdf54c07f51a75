using AutoReach.Core;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;

namespace AutoReach.Orchestration;

/// <summary>Mail to the team itself, by the workflow's own transport.</summary>
public sealed class TeamMail(Outbound outbound)
{
    /// <param name="to">Who is written to; see <see cref="Everyone"/> and the workflow's review policy.</param>
    /// <param name="key">Names the mail: the same mail to the same person is sent once.</param>
    /// <returns>How many were written to: none when the workflow cannot send.</returns>
    public Task<int> SendAsync(
        Workflow workflow, IReadOnlyList<EmailAddress> to, string subject, string body, string key, CancellationToken cancellationToken) =>
        SendAsync(workflow, to, subject, _ => body, key, cancellationToken);

    /// <inheritdoc cref="SendAsync(Workflow, IReadOnlyList{EmailAddress}, string, string, string, CancellationToken)"/>
    /// <param name="bodyFor">What each is written.</param>
    public async Task<int> SendAsync(
        Workflow workflow, IReadOnlyList<EmailAddress> to, string subject, Func<EmailAddress, string> bodyFor, string key, CancellationToken cancellationToken)
    {
        if (SenderOf(workflow) is not { } from || outbound.MailerFor(workflow.Sending.Transport) is not { } mailer)
            return 0;
        foreach (var address in to)
        {
            var mail = new Envelope
            {
                To = address,
                From = from,
                FromName = "AutoReach",
                Subject = subject,
                Body = bodyFor(address),
                IdempotencyKey = Digest.Sha256($"{key}\n{address}")["sha256:".Length..][..32],
            };
            if ((await mailer.FindAsync(mail.IdempotencyKey, cancellationToken)).State != DeliveryState.Accepted) // a step may be repeated
                await mailer.SendAsync(mail, cancellationToken);
        }
        return to.Count;
    }

    /// <summary>Those who asked for digests; where nobody has, and mail is only put into a folder, the sender, so that there is something to read.</summary>
    public static IReadOnlyList<EmailAddress> Everyone(Workflow workflow) =>
        workflow.Review.DigestTo is { Count: > 0 } people ? [.. people.Select(EmailAddress.Of)]
        : workflow.Sending.Transport == Transport.Outbox && SenderOf(workflow) is { } sender ? [sender]
        : [];

    private static EmailAddress? SenderOf(Workflow workflow) => EnvelopeBuilder.SenderOf(workflow);
}
