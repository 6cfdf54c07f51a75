using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using Azure;
using Azure.Communication.Email;
using Azure.Identity;
using Envelope = AutoReach.Core.Sending.Envelope;

namespace AutoReach.Functions;

/// <summary>
/// Hands messages to Azure Communication Services. The idempotency key names the operation, so the service can be asked
/// what became of an earlier attempt. An operation that it does not know is no proof that nothing left: it forgets.
/// </summary>
/// <remarks>The sender's name is a property of the address in the service; it cannot be sent along.</remarks>
internal sealed class AcsMailer(EmailClient client) : IMailer
{
    public Transport Transport => Transport.Acs;

    /// <summary>Its own retries are off: after a broken answer only a person may try again.</summary>
    public static EmailClientOptions Options => new() { Retry = { MaxRetries = 0 } };

    /// <exception cref="FormatException">The envelope cannot become a message.</exception>
    /// <exception cref="OperationCanceledException">Canceled before it began; nothing was sent.</exception>
    public async Task<Delivery> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        EnvelopeFields.Require(envelope);
        var operation = OperationOf(envelope.IdempotencyKey);
        cancellationToken.ThrowIfCancellationRequested();
        if (await FindAsync(envelope.IdempotencyKey, cancellationToken) is { State: not DeliveryState.Unknown } earlier)
            return earlier;
        try
        {
            await client.SendAsync(WaitUntil.Started, MessageOf(envelope), operation, CancellationToken.None); // seen through: a stop must not make it unknown
            return new Delivery(DeliveryState.Accepted, operation.ToString());
        }
        catch (AuthenticationFailedException)
        {
            return new Delivery(DeliveryState.NotSent, "This host's identity got no token for the mail service.");
        }
        catch (RequestFailedException failure)
        {
            return Explain(failure);
        }
        catch (OperationCanceledException)
        {
            return new Delivery(DeliveryState.Unknown, "The mail service did not answer in time.");
        }
    }

    /// <returns>Never <see cref="DeliveryState.NotSent"/>.</returns>
    public async Task<Delivery> FindAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        var operation = new EmailSendOperation(OperationOf(idempotencyKey).ToString(), client);
        try
        {
            await operation.UpdateStatusAsync(cancellationToken);
            return new Delivery(DeliveryState.Accepted, operation.Id);
        }
        catch (RequestFailedException failure) when (failure.Status == 200) // it answered, and what it tells is that the operation failed
        {
            return new Delivery(DeliveryState.Refused, $"The mail service did not send it ({failure.ErrorCode ?? "no reason given"}).");
        }
        catch (RequestFailedException failure)
        {
            return new Delivery(DeliveryState.Unknown, failure.Status == 404
                ? "The mail service does not know this message, or no longer."
                : $"The mail service could not be asked ({failure.Status}).");
        }
        catch (AuthenticationFailedException)
        {
            return new Delivery(DeliveryState.Unknown, "This host's identity got no token to ask the mail service.");
        }
    }

    /// <summary>
    /// Refused is what is wrong with the message itself. What a person has to put right in Azure, and what comes too
    /// often, never left. A server's error or no answer at all leaves it open.
    /// </summary>
    private static Delivery Explain(RequestFailedException failure) => failure switch
    {
        { Status: 400 or 413 or 415 or 422 } => new Delivery(DeliveryState.Refused, $"{failure.Status} {failure.ErrorCode}".TrimEnd()),
        { Status: 401 or 403 or 404 or 429 } => new Delivery(DeliveryState.NotSent, $"{failure.Status} {failure.ErrorCode}".TrimEnd()),
        { Status: 0, InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError } } =>
            new Delivery(DeliveryState.NotSent, "The mail service cannot be reached."),
        _ => new Delivery(DeliveryState.Unknown, $"The mail service did not say whether it took the message over ({failure.Status})."),
    };

    private static EmailMessage MessageOf(Envelope envelope)
    {
        var to = new EmailAddress(envelope.To.Value, envelope.ToName ?? "");
        var message = new EmailMessage(envelope.From.Value, new EmailRecipients([to]), new EmailContent(envelope.Subject) { PlainText = envelope.Body })
        {
            UserEngagementTrackingDisabled = true,
        };
        foreach (var (name, value) in EnvelopeFields.UnsubscribeHeaders(envelope))
            message.Headers.Add(name, value);
        return message;
    }

    /// <exception cref="FormatException">Not a key of ours, which have 32 hexadecimal characters.</exception>
    private static Guid OperationOf(string key) => Guid.TryParseExact(key, "N", out var operation)
        ? operation
        : throw new FormatException("An idempotency key for this mail service has 32 hexadecimal characters.");
}
