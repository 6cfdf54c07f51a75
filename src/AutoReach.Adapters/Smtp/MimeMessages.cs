using System.Text;
using AutoReach.Core;
using AutoReach.Core.Sending;
using MimeKit;

namespace AutoReach.Adapters.Smtp;

/// <summary>The one way from an envelope to an RFC 5322 message, shared by every mailer that writes one.</summary>
internal static class MimeMessages
{
    private const int LongestLine = 998; // RFC 5322, 2.1.1
    private const int LongestKey = 128;

    /// <summary>Checks every field again although all were parsed before: a line break in a header is a second header.</summary>
    /// <exception cref="FormatException">A field cannot stand in a message; the sentence names it, not its text.</exception>
    public static MimeMessage Create(Envelope envelope, DateTimeOffset date)
    {
        Require(FindProblem(envelope));
        var message = new MimeMessage
        {
            Subject = envelope.Subject,
            Date = date,
            MessageId = $"{envelope.IdempotencyKey}@{envelope.From.Domain}",
            Body = PlainText(envelope.Body),
        };
        message.From.Add(new MailboxAddress(envelope.FromName, envelope.From.Value));
        message.To.Add(new MailboxAddress(envelope.ToName ?? "", envelope.To.Value));
        if (envelope.Unsubscribe is { } link)
            AddUnsubscribe(message.Headers, link);
        return message;
    }

    /// <summary>A key becomes a file name and the left side of a Message-ID, so it may hold nothing that means something there.</summary>
    /// <exception cref="FormatException">It does.</exception>
    public static string RequireKey(string key)
    {
        if (key.Length is < 1 or > LongestKey || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            throw new FormatException($"An idempotency key is 1 to {LongestKey} ASCII letters, digits, '-' or '_'.");
        return key;
    }

    private static string? FindProblem(Envelope envelope)
    {
        RequireKey(envelope.IdempotencyKey);
        if (!IsAddress(envelope.To))
            return "The recipient is not an email address.";
        if (!IsAddress(envelope.From))
            return "The sender is not an email address.";
        if (envelope.Unsubscribe is { } link && !(link.IsAbsoluteUri && link.Scheme is "https" or "http"))
            return "The unsubscribe address is not a web address.";
        return MailText.HeaderProblem("recipient's name", envelope.ToName)
            ?? MailText.HeaderProblem("sender's name", envelope.FromName)
            ?? MailText.HeaderProblem("subject", envelope.Subject)
            ?? MailText.HeaderProblem("unsubscribe address", envelope.Unsubscribe?.OriginalString)
            ?? MailText.BodyProblem(envelope.Body);
    }

    // The parser forgives blanks and line ends around an address; a header does not.
    private static bool IsAddress(EmailAddress address) => EmailAddress.TryParse(address.Value, out var parsed) && parsed == address;

    private static void Require(string? problem)
    {
        if (problem is not null)
            throw new FormatException(problem);
    }

    private static TextPart PlainText(string body) => new("plain")
    {
        ContentType = { Charset = "utf-8" },
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
        ContentTransferEncoding = CanTravelAsItIs(body) ? ContentEncoding.SevenBit : ContentEncoding.QuotedPrintable,
    };

    // Trailing blanks and "From " at the start of a line are altered by some mail systems on the way; quoting keeps them.
    private static bool CanTravelAsItIs(string body) => Ascii.IsValid(body)
        && body.Split('\n').All(line => line.Length <= LongestLine
            && (line is "-- " || !line.EndsWith(' ') && !line.EndsWith('\t'))
            && !line.StartsWith("From ", StringComparison.Ordinal));

    private static void AddUnsubscribe(HeaderList headers, Uri link)
    {
        headers.Add(HeaderId.ListUnsubscribe, $"<{link.AbsoluteUri}>");
        if (link.Scheme == "https") // RFC 8058 allows one click over HTTPS only
            headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
    }
}
