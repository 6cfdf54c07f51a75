using System.Globalization;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Learning.Style;

namespace AutoReach.Core.Learning.Items;

/// <summary>Learned things as sentences for people.</summary>
internal static class ItemSentences
{
    private const double AsTheTeam = 0.1; // log-odds

    public static string Describe(LearnedItem item) => Statement(item) + Standing(item);

    private static string Statement(LearnedItem item) => item.Key.Kind switch
    {
        ItemKind.Preference => Preference(item),
        ItemKind.Length => $"Emails have at most {item.Value} words.",
        ItemKind.Tone => $"Emails are {item.Value} in tone.",
        ItemKind.Opening => Kept(item, "Openings", KindWords.OfOpening(item.Value)),
        ItemKind.CallToAction => Kept(item, "Calls to action", KindWords.OfCall(item.Value)),
        ItemKind.Structure => Kept(item, item.Key.Name == "value" ? "The offer" : "The proof", KindWords.OfStructure(item.Value)),
        ItemKind.StruckPhrase => $"“{item.Value}” is left out.",
        ItemKind.Wording => $"{WordingKey.PartOf(item.Key)} may read: “{item.Value}”",
        ItemKind.SignOff => $"Emails close with “{item.Value}”.",
        ItemKind.Strictness => Strictness(item),
        _ => throw new InvalidOperationException($"No sentence for {item.Key.Kind}."),
    };

    private static string Preference(LearnedItem item)
    {
        var weight = ItemValues.NumberOf(item.Value);
        var what = AttributeWords.Describe(item.Key.Name);
        return string.Create(CultureInfo.InvariantCulture,
            $"{char.ToUpperInvariant(what[0])}{what[1..]} is wanted {(weight < 0 ? "less" : "more")} than stated, by {Math.Abs(weight):0.0} in "
                + $"log-odds{Told(item)}.");
    }

    private static string Strictness(LearnedItem item)
    {
        var (weight, who) = (ItemValues.NumberOf(item.Value), item.Key.Name.Split('=', 2)[^1]);
        return Math.Abs(weight) < AsTheTeam
            ? $"{who} judges as the team does."
            : $"{who} is {(weight < 0 ? "stricter" : "milder")} than the team ({Signed(weight)} in log-odds), which is kept apart from the team's taste.";
    }

    private static string Kept(LearnedItem item, string part, string kind) =>
        item.IsPinned ? $"{part}: always {kind}." : $"{part}: {kind} is kept most often{Told(item)}.";

    private static string Told(LearnedItem item) => item.Told is { } told ? $" ({told})" : "";

    private static string Standing(LearnedItem item) => item switch
    {
        { IsOff: true } => " Switched off by a person.",
        { IsPinned: true } => " Pinned by a person.",
        { IsActive: true } => "",
        { Evidence.IsEnough: true } => " Not in effect: too much speaks against it.",
        _ => $" Not in effect yet: seen {Times(item.Evidence.Count)}, counts from {Evidence.Enough} on.",
    };

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static string Signed(double weight) => weight.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}

/// <summary>Kinds of parts, see <see cref="KindReading"/>, in words.</summary>
internal static class KindWords
{
    public static string OfOpening(string kind) => kind switch
    {
        "question" => "a question",
        "observation" => "an observation",
        "compliment" => "a compliment",
        "direct" => "getting to the point at once",
        _ => kind,
    };

    public static string OfCall(string kind) => kind switch
    {
        "question" => "a question",
        "calendar" => "a calendar link",
        "soft" => "a relaxed offer",
        "direct" => "a direct request",
        "referral" => "asking for the right person",
        _ => kind,
    };

    public static string OfStructure(string kind) => kind switch
    {
        "plain" => "said plainly",
        "brief" => "said in short",
        "reason" => "said as the reason for writing",
        "role" => "said for the reader's role",
        "answer" => "said as the answer to the opening",
        "fit" => "why it fits the company",
        "angle" => "what it means for the reader's role",
        "offer" => "more of the offer",
        "link" => "a link to an overview",
        _ => kind,
    };
}
