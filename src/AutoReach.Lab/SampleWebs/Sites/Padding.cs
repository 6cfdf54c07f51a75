namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>What fills real sites and says nothing: a reader has to find the facts between such paragraphs.</summary>
internal static class Padding
{
    private static readonly string[] Texts =
    [
        "Good work needs time to think. That is why our calendars have free mornings and our meetings have an agenda, or do not take place.",
        "We listen before we propose. Many of our best ideas came from a question that somebody asked on a Friday afternoon.",
        "Quality is a habit. We write things down, check each other's work and would rather say no than promise what we cannot keep.",
        "People stay with us because they are trusted. Everybody decides what they can decide themselves and asks for advice when they cannot.",
        "Every relationship starts with a conversation. Tell us what you are up to, and we will tell you honestly whether we can be of use.",
        "We are proud of what we have achieved so far, and we know how much is left to do. One step after another, that is how it goes.",
        "Change is the only constant, they say. We prefer the kind that makes things simpler, and we explain it before it happens.",
        "Behind every number there is a person. We try to remember that when we answer the phone and when we plan the year.",
        "Being reachable matters to us. A human reads every message, and you hear back on the next working day at the latest.",
        "We keep our promises small and our standards high. That has served us well in good years and in difficult ones.",
    ];

    /// <param name="page">Which page asks, so that pages of a site differ.</param>
    public static Html Paragraphs(Site site, string page, int count) =>
        Html.Each(site.Seed.Some("padding/" + page, count, Texts), text => Html.Of($"<p>{text}</p>\n"));
}
