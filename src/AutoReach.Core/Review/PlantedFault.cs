using AutoReach.Core.Drafting;

namespace AutoReach.Core.Review;

/// <summary>Puts one evident fault into a draft: another company's name, or a claim about the prospect that nothing supports.</summary>
public static class PlantedFault
{
    // Made up, so that no fault ever speaks of anybody.
    private static readonly string[] OtherCompanies = ["Fernwick Logistics", "Balder & Moss", "Quillhaven Foods", "Norrtide Marine"];

    private static readonly string[] Claims =
    [
        "I saw that your revenue fell by 40 % last quarter.",
        "As you told us on the phone last week, this is urgent for you.",
        "You have just closed your second office, as I read.",
        "Your head of finance recommended that I write to you.",
    ];

    /// <param name="company">As the email calls the prospect's company.</param>
    /// <param name="draw">In [0,1): which fault.</param>
    /// <returns>The draft with its fault and the words that are wrong; null where there is no place for one.</returns>
    public static (Draft Draft, string Planted)? In(Draft draft, string company, double draw)
    {
        var choice = (int)(draw * OtherCompanies.Length * 2);
        return choice < OtherCompanies.Length && company.Length > 0 && draft.Body.Contains(company, StringComparison.Ordinal)
            ? (Replaced(draft, company, OtherCompanies[choice]), OtherCompanies[choice])
            : WithClaim(draft, Claims[choice % Claims.Length]);
    }

    private static (Draft, string)? WithClaim(Draft draft, string claim) =>
        draft.Slots.FirstOrDefault(slot =>
            slot.Kind is not (SlotKind.Greeting or SlotKind.SignOff) && slot.Text.Length > 0
                && draft.Body.Contains(slot.Text, StringComparison.Ordinal)) is { } slot
            ? (Replaced(draft, slot.Text, $"{slot.Text} {claim}"), claim)
            : null;

    private static Draft Replaced(Draft draft, string words, string others)
    {
        var (subject, body) = (draft.Subject.Replace(words, others, StringComparison.Ordinal), draft.Body.Replace(words, others, StringComparison.Ordinal));
        return draft with
        {
            Subject = subject,
            Body = body,
            Hash = ContentHash.Compute(subject, body),
            Slots = [.. draft.Slots.Select(slot => slot with { Text = slot.Text.Replace(words, others, StringComparison.Ordinal) })],
        };
    }
}
