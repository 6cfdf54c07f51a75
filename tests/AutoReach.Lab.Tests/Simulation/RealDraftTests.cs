using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;
using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Tests.Simulation;

/// <summary>Judge and editor on what the real drafter writes.</summary>
public class RealDraftTests
{
    private const double MinAgreement = 0.97;

    /// <summary>Greeting, sign-off and the editor's shortest opening and call, with a long company name.</summary>
    private const int MaxWordsAroundTheOffer = 34;

    private static readonly string[][] Avoided = [[], ["overview", "short", "reads", "make sense"], ["the", "quick question"]];

    [Fact]
    public void Judge_reads_opening_and_call_as_the_drafter_meant_them()
    {
        var (openings, calls) = (new List<bool>(), new List<bool>());
        foreach (var (_, _, draft) in RealDrafts.Write(leads: 120, each: 6))
        {
            if (Meant(draft, SlotKind.Opening) is { } opening)
                openings.Add(opening == Readings.Opening(draft.Body)?.ToString());
            if (Meant(draft, SlotKind.CallToAction) is { } call and not "Referral")
                calls.Add(call == Readings.Call(draft.Body)?.ToString());
        }
        Assert.InRange(openings.Average(right => right ? 1.0 : 0), MinAgreement, 1);
        Assert.InRange(calls.Average(right => right ? 1.0 : 0), MinAgreement, 1);
    }

    [Fact]
    public void Judge_reads_the_tone_that_the_drafter_was_given()
    {
        foreach (var (tone, _, draft) in RealDrafts.Write(leads: 120, each: 6))
        {
            var offerIsLoose = draft.Body.Contains("doesn't need", StringComparison.Ordinal) || draft.Body.Contains("You'll know", StringComparison.Ordinal);
            if (tone != Tone.Formal || !offerIsLoose)
                Assert.True(tone.ToString() == Readings.Formality(draft.Body)?.ToString(), draft.Body);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(75)]
    [InlineData(130)]
    public void Corrected_email_passes_whatever_style_is_wanted(int maxWords)
    {
        var pick = 0;
        foreach (var (_, prospect, draft) in RealDrafts.Write(leads: 25, each: 2))
            foreach (var style in Styles(maxWords))
            {
                var corrected = Corrected(style, prospect, draft.Body, pick++);
                var offences = new EmailJudge(style).Judge(corrected);
                Assert.True((offences with { TooLong = false }).None && (!offences.TooLong || OfferLeavesNoRoom(corrected)),
                    $"{style} {string.Join('|', style.Avoid)}\n{offences}\n{draft.Body}\n-----\n{corrected}");
            }
    }

    [Fact]
    public void Sentences_of_a_corrected_email_stay_in_their_order_and_its_offer_gains_none()
    {
        foreach (var (_, prospect, draft) in RealDrafts.Write(leads: 60, each: 2))
            foreach (var style in Styles(60).Where(style => style.Avoid.Count == 0 && Readings.Formality(draft.Body) == style.Formality))
            {
                var (before, after) = (draft.Body.Split("\n\n"), Corrected(style, prospect, draft.Body, 1).Split("\n\n"));
                Assert.Equal(before.Length, after.Length);
                Assert.Equal((before[0], before[^1]), (after[0], after[^1]));
                Assert.StartsWith(after[2], before[2], StringComparison.Ordinal);
            }
    }

    private static IEnumerable<WritingStyle> Styles(int maxWords) =>
        from formality in Enum.GetValues<Formality>()
        from opening in Enum.GetValues<OpeningStyle>()
        from call in Enum.GetValues<CallStyle>()
        from avoid in Avoided
        select new WritingStyle(maxWords, formality, opening, call, avoid, formality == Formality.Formal ? "Kind regards" : "Cheers");

    private static string Corrected(WritingStyle style, Prospect prospect, string body, int pick) =>
        new EmailEditor(style, RealDrafts.SenderName, pick % 2 == 0 ? RealDrafts.CalendarLink : null).Corrected(body, RealDrafts.Seen(prospect), pick);

    /// <summary>All around it is at its shortest, and of it a single sentence is left.</summary>
    private static bool OfferLeavesNoRoom(string body)
    {
        var offer = body.Split("\n\n")[2];
        return Composition.WordsIn(body) - Composition.WordsIn(offer) <= MaxWordsAroundTheOffer && !offer.Contains(". ", StringComparison.Ordinal);
    }

    private static string? Meant(Draft draft, SlotKind kind) =>
        draft.Slots.FirstOrDefault(slot => slot.Kind == kind)?.Variant.Split('.')[1] is { } word ? char.ToUpperInvariant(word[0]) + word[1..] : null;
}
