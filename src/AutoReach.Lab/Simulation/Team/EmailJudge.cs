namespace AutoReach.Lab.Simulation.Team;

/// <summary>Reads an email as a person of the team would: from its text alone, by rules that the drafter does not know.</summary>
public sealed class EmailJudge(WritingStyle style)
{
    /// <param name="body">Plain text: paragraphs parted by an empty line.</param>
    public Offences Judge(string body)
    {
        var email = EmailParagraphs.Parse(body);
        return new(
            EmailText.WordsIn(body) > style.MaxWords,
            [.. style.Avoid.Where(phrase => AvoidedPhrase.StandsIn(body, phrase))],
            OpeningReading.Read(email.Opening?.Text) != style.Opening,
            CallReading.Read(email.Call?.Text) != style.CallToAction,
            FormalityReading.Read(email, style.SignOff) != style.Formality);
    }
}
