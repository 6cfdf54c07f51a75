namespace AutoReach.Core.Sending;

/// <summary>What every mailer checks again although all was parsed before: a line break in a header is a second header.</summary>
public static class EnvelopeFields
{
    private const int MaxKeyLength = 128;

    /// <exception cref="FormatException">A field cannot stand in a message; the sentence names it, not its text.</exception>
    public static void Require(Envelope envelope)
    {
        RequireKey(envelope.IdempotencyKey);
        if (FindProblem(envelope) is { } problem)
            throw new FormatException(problem);
    }

    /// <summary>A key becomes a file name, the left side of a Message-ID or part of an address, so it may hold nothing that means something there.</summary>
    /// <exception cref="FormatException">It does.</exception>
    public static string RequireKey(string key)
    {
        if (key.Length is < 1 or > MaxKeyLength || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            throw new FormatException($"An idempotency key is 1 to {MaxKeyLength} ASCII letters, digits, '-' or '_'.");
        return key;
    }

    /// <summary>The header fields of one-click unsubscribing (RFC 8058), which is for HTTPS only.</summary>
    public static IEnumerable<(string Name, string Value)> UnsubscribeHeaders(Envelope envelope)
    {
        if (envelope.Unsubscribe is not { } link)
            yield break;
        yield return ("List-Unsubscribe", $"<{link.AbsoluteUri}>");
        if (link.Scheme == Uri.UriSchemeHttps)
            yield return ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static string? FindProblem(Envelope envelope)
    {
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
}
