using System.Text;
using AutoReach.Core.Sending;
using MimeKit;

namespace AutoReach.Adapters.Mime;

/// <summary>The one way from an envelope to an RFC 5322 message, shared by every mailer that writes one.</summary>
internal static class MimeMessages
{
    private const int MaxLineLength = 998; // RFC 5322, 2.1.1

    /// <exception cref="FormatException">A field cannot stand in a message; the sentence names it, not its text.</exception>
    public static MimeMessage Create(Envelope envelope, DateTimeOffset date)
    {
        EnvelopeFields.Require(envelope);
        var message = new MimeMessage
        {
            Subject = envelope.Subject,
            Date = date,
            MessageId = $"{envelope.IdempotencyKey}@{envelope.From.Domain}",
            Body = PlainText(envelope.Body),
        };
        message.From.Add(new MailboxAddress(envelope.FromName, envelope.From.Value));
        message.To.Add(new MailboxAddress(envelope.ToName ?? "", envelope.To.Value));
        foreach (var (name, value) in EnvelopeFields.UnsubscribeHeaders(envelope))
            message.Headers.Add(name, value);
        return message;
    }

    private static TextPart PlainText(string body) => new("plain")
    {
        ContentType = { Charset = "utf-8" },
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
        ContentTransferEncoding = CanTravelAsItIs(body) ? ContentEncoding.SevenBit : ContentEncoding.QuotedPrintable,
    };

    // Trailing blanks and "From " at the start of a line are altered by some mail systems on the way; quoting keeps them.
    private static bool CanTravelAsItIs(string body) => Ascii.IsValid(body)
        && body.Split('\n').All(line => line.Length <= MaxLineLength
            && (line is "-- " || !line.EndsWith(' ') && !line.EndsWith('\t'))
            && !line.StartsWith("From ", StringComparison.Ordinal));
}
