namespace AutoReach.Lab.Simulation.Team;

/// <summary>Rewrites exactly what offends and leaves every other sentence letter for letter, line breaks included.</summary>
/// <param name="senderName">Stands under a sign-off where an email has none.</param>
/// <param name="calendarLink">Where a time can be booked; null where there is no such place.</param>
public sealed class EmailEditor(WritingStyle style, string senderName, Uri? calendarLink)
{
    private readonly EmailJudge _judge = new(style);
    private readonly ToneShift _tone = new(style, senderName);

    /// <param name="body">Plain text: paragraphs parted by an empty line.</param>
    /// <param name="pick">Chooses among the editor's own wordings; any number.</param>
    /// <returns>
    /// A body that passes the judge, the same one where nothing offends. Too long only where the rest is at its shortest
    /// and the offer's first sentence leaves no room.
    /// </returns>
    public string Corrected(string body, SeenLead lead, int pick)
    {
        if (_judge.Judge(body).None)
            return body;
        var openings = FitOpenings(lead);
        var calls = Fit(EditorWordings.Calls(style.CallToAction, calendarLink));
        var email = EmailParagraphs.Parse(body);
        var hadOffer = email.Offer.Count > 0;
        email = WithoutAvoided(email);
        if (FormalityReading.Read(email, style.SignOff) != style.Formality)
            email = _tone.Shifted(email, lead);
        if (OpeningReading.Read(email.Opening?.Text) != style.Opening)
            email = Reopened(email, Picked(openings, pick), hadOffer);
        if (CallReading.Read(email.Call?.Text) is var call && call != style.CallToAction)
            email = call is null ? CallAdded(email, Picked(calls, pick)) : email with { Call = email.Call! with { Text = Picked(calls, pick) } };
        return new Shortening(style.MaxWords).Shortened(email, openings, calls).ToString();
    }

    /// <summary>An email of one or two paragraphs may begin with what it offers, which then stays.</summary>
    private static EmailParagraphs Reopened(EmailParagraphs email, string opening, bool hadOffer) => email switch
    {
        { Opening: { } old } when hadOffer => email with { Opening = old with { Text = opening } },
        { Opening: { } old } => email with { Opening = old with { Text = opening }, Offer = [old with { Gap = Paragraph.EmptyLine }, .. email.Offer] },
        _ => email with { Opening = new(opening) },
    };

    /// <summary>A last paragraph that asks for nothing belongs to the offer.</summary>
    private static EmailParagraphs CallAdded(EmailParagraphs email, string call) =>
        email with { Offer = email.Call is { } last ? [.. email.Offer, last] : email.Offer, Call = new(call) };

    private EmailParagraphs WithoutAvoided(EmailParagraphs email)
    {
        foreach (var phrase in style.Avoid)
        {
            email = email with
            {
                Opening = Without(email.Opening, phrase),
                Offer = [.. email.Offer.Select(paragraph => Without(paragraph, phrase)).OfType<Paragraph>()],
                Call = Without(email.Call, phrase),
            };
            if (email.Greeting is { } greeting && AvoidedPhrase.StandsIn(greeting.Text, phrase))
                email = email with { Greeting = greeting with { Text = _tone.NamelessGreeting } };
            if (email.SignOff is { } signOff && AvoidedPhrase.StandsIn(signOff.Text, phrase))
                email = email with { SignOff = _tone.SignOff(signOff) };
        }
        return email;
    }

    private static Paragraph? Without(Paragraph? paragraph, string phrase) =>
        paragraph is not null && AvoidedPhrase.TakenFrom(paragraph.Text, phrase) is { Length: > 0 } rest ? paragraph with { Text = rest } : null;

    private IReadOnlyList<string> FitOpenings(SeenLead lead)
    {
        var sets = EditorWordings.Openings(style.Opening, lead.Company);
        var fit = sets.Select(set => Fit(set).Where(wording => OpeningReading.Read(wording) == style.Opening && !Avoided(wording)).ToList());
        return fit.FirstOrDefault(set => set.Count > 0) ?? Fit(sets[^1]);
    }

    /// <summary>Those without an avoided phrase, unless none is without.</summary>
    private IReadOnlyList<string> Fit(IReadOnlyList<string> wordings)
    {
        var spoken = wordings.Select(_tone.Spoken).ToList();
        var free = spoken.Where(wording => !Avoided(wording)).ToList();
        return free.Count > 0 ? free : spoken;
    }

    private bool Avoided(string wording) => style.Avoid.Any(phrase => AvoidedPhrase.StandsIn(wording, phrase));

    private static string Picked(IReadOnlyList<string> wordings, int pick) => wordings[(pick % wordings.Count + wordings.Count) % wordings.Count];
}
