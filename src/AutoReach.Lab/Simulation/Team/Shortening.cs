namespace AutoReach.Lab.Simulation.Team;

/// <summary>Takes whole sentences out of an email until it has no more words than wanted: proof first, the offer's first sentence never.</summary>
internal sealed class Shortening(int maxWords)
{
    /// <param name="openings">Own openings that may stand in for one of more words.</param>
    /// <param name="calls">The same for the call to action.</param>
    /// <returns>Still too long only where nothing is left that could go.</returns>
    public EmailParagraphs Shortened(EmailParagraphs email, IReadOnlyList<string> openings, IReadOnlyList<string> calls)
    {
        while (IsTooLong(email) && WithoutLastSentence(email.Offer) is { } offer)
            email = email with { Offer = offer };
        foreach (var next in (Func<EmailParagraphs, EmailParagraphs>[])
            [
                email => email with { Opening = FirstSentence(email.Opening, OpeningReading.Read) },
                email => email with { Call = FirstSentence(email.Call, CallReading.Read) },
                email => email with { Opening = Shorter(email.Opening, openings) },
                email => email with { Call = Shorter(email.Call, calls) },
            ])
            if (IsTooLong(email))
                email = next(email);
        return email;
    }

    private bool IsTooLong(EmailParagraphs email) => EmailText.WordsIn(email.ToString()) > maxWords;

    /// <returns>Null where only the first sentence is left.</returns>
    private static IReadOnlyList<Paragraph>? WithoutLastSentence(IReadOnlyList<Paragraph> offer)
    {
        if (offer.Count == 0)
            return null;
        var sentences = EmailText.Sentences(offer[^1].Text);
        return sentences.Count > 1 ? [.. offer.SkipLast(1), offer[^1] with { Text = string.Concat(sentences.SkipLast(1)).TrimEnd() }]
            : offer.Count > 1 ? [.. offer.SkipLast(1)]
            : null;
    }

    /// <summary>Where it alone is still read as the whole was.</summary>
    private static Paragraph? FirstSentence<T>(Paragraph? paragraph, Func<string?, T?> reading) where T : struct, Enum
    {
        if (paragraph is null)
            return null;
        var first = EmailText.Sentences(paragraph.Text)[0].TrimEnd();
        return Nullable.Equals(reading(first), reading(paragraph.Text)) ? paragraph with { Text = first } : paragraph;
    }

    private static Paragraph? Shorter(Paragraph? paragraph, IReadOnlyList<string> wordings) =>
        paragraph is not null && wordings.MinBy(EmailText.WordsIn) is { } shortest && EmailText.WordsIn(shortest) < EmailText.WordsIn(paragraph.Text)
            ? paragraph with { Text = shortest } : paragraph;
}
