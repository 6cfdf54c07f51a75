using AutoReach.Core.Drafting;
using AutoReach.Core.Research;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Rules.Tests;

/// <summary>The team's offer in each of its grammatical forms, and how the parts of an email lead to each other.</summary>
public class RulesDrafterOfferTests
{
    [Theory]
    [InlineData("Tideplan reads tide tables and shows which dives run late.", "Tideplan reads tide tables and shows which dives run late.")]
    [InlineData("Tideplan is a planner for crews.", "Tideplan is a planner for crews.")]
    [InlineData("Tideplan helps crews plan dives.", "Tideplan helps crews plan dives.")]
    [InlineData("tideplan finds quiet water for crews", "tideplan finds quiet water for crews.")]
    [InlineData("Helping crews plan dives", "We help crews plan dives.")]
    [InlineData("Plan your dives in a minute", "We help you plan your dives in a minute.")]
    [InlineData("Test automation for dive gear", "We offer test automation for dive gear.")]
    [InlineData("Tideplan, the planner for crews", "We offer Tideplan, the planner for crews.")]
    [InlineData("a planner that shows crews where to dive", "We offer a planner that shows crews where to dive.")]
    public void Offer_is_a_sentence_of_its_own(string offer, string expected) => Assert.Equal(expected,
        Draft(Request(With(messaging => messaging with { Offer = offer }), dossier: Dossier()), "value.plain", "opening.direct").Text(SlotKind.Value));

    [Theory]
    [InlineData("Tideplan shows which dives run late.", "do you know which dives run late?", "Tideplan shows just that.")]
    [InlineData(
        "Tideplan reads tide tables and shows which dives run late.", "do you know which dives run late?", "Tideplan reads tide tables and shows just that.")]
    [InlineData("We help dive crews plan their week.", "to plan their week?", "We help dive crews do just that.")]
    public void Question_that_the_offer_answers_is_asked_and_answered(string offer, string asked, string answer)
    {
        var draft = Draft(Request(With(messaging => messaging with { Offer = offer })), "length.long", "opening.question.summary");
        Assert.Contains(asked, draft.Text(SlotKind.Opening), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(answer, draft.Text(SlotKind.Value));
    }

    [Fact]
    public void Wanted_phrase_is_met_by_the_offers_own_sentence()
    {
        var request = Request(
            With(messaging => messaging with { Offer = "Tideplan reads tide tables. It is quick. Crews save fuel.", AlwaysInclude = ["save fuel"] }));
        Assert.All(Many(request), draft =>
        {
            Assert.Contains("Crews save fuel.", draft.Body, StringComparison.Ordinal);
            Assert.Equal(2, draft.Body.Split("save fuel").Length);
        });
    }

    [Theory]
    [InlineData("free trial", "It comes with a free trial.")]
    [InlineData("GDPR compliant", "It is GDPR compliant.")]
    [InlineData("cancel any time", "You can cancel any time.")]
    [InlineData("fuel bill", "If we talked, I would start with the fuel bill.")]
    public void Wanted_phrase_gets_a_sentence_that_suits_it(string phrase, string expected) => Assert.Contains(expected,
        Draft(Request(With(messaging => messaging with { AlwaysInclude = [phrase] }))).Body, StringComparison.Ordinal);

    [Fact]
    public void Site_that_says_nothing_of_today_is_not_spoken_of()
    {
        var flag = new ContextFlag(FlagKind.Stale, false, "the newest date is years ago");
        Assert.All(Many(Request(flags: flag)), draft => Assert.All(draft.Slots, slot => Assert.Empty(slot.Facts)));
    }

    [Theory]
    [InlineData("Our annual report is out")]
    [InlineData("A new look")]
    [InlineData("Ola Nordmann joins Kelpworks")]
    public void News_without_substance_is_left_unsaid(string headline) => Assert.All(
        Many(Request(dossier: Dossier((FactKind.News, headline)))), draft => Assert.DoesNotContain(headline, draft.Body, StringComparison.Ordinal));

    [Fact]
    public void Open_post_is_one_in_the_readers_own_part_of_the_company() => Assert.All(
        Many(Request(dossier: Dossier((FactKind.Hiring, "Technical Writer"), (FactKind.Hiring, "Finance Manager")))),
        draft => Assert.DoesNotContain("looking for a ", draft.Body, StringComparison.Ordinal));
}
