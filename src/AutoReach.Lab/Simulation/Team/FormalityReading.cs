using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>How formal an email is: its greeting says it, and what does not go with the greeting leaves it neither way.</summary>
internal static partial class FormalityReading
{
    /// <param name="ownSignOff">The team's own words above the sender's name, which are right whatever they are.</param>
    /// <returns>
    /// Null where there is no greeting, or a formal one over contractions, exclamation marks or a casual sign-off, or a
    /// casual one over a stiff sign-off.
    /// </returns>
    public static Formality? Read(EmailParagraphs email, string ownSignOff)
    {
        var greeting = email.Greeting?.Text.TrimStart() ?? "";
        var signOff = email.SignOff?.Text.TrimStart() ?? "";
        var isOwn = signOff.StartsWith(ownSignOff, StringComparison.OrdinalIgnoreCase);
        if (Casual().IsMatch(greeting))
            return StiffClosing().IsMatch(signOff) && !isOwn ? null : Formality.Casual;
        if (!Formal().IsMatch(greeting))
            return greeting.Length > 0 ? Formality.Neutral : null;
        List<Paragraph?> spoken = [email.Greeting, email.Opening, .. email.Offer, email.Call];
        return spoken.OfType<Paragraph>().Any(paragraph => IsLoose(paragraph.Text)) || CasualClosing().IsMatch(signOff) && !isOwn ? null : Formality.Formal;
    }

    private static bool IsLoose(string paragraph) => Contractions.StandIn(paragraph) || Exclamations.StandIn(paragraph);

    [GeneratedRegex(@"^(?:hi|hey)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Casual();

    [GeneratedRegex(@"^dear\b", RegexOptions.IgnoreCase)]
    private static partial Regex Formal();

    [GeneratedRegex(@"^(?:cheers|thanks|ciao|talk soon|take care|bye|see you|xo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CasualClosing();

    [GeneratedRegex(@"^(?:yours (?:sincerely|faithfully|truly)|sincerely|respectfully)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StiffClosing();
}
