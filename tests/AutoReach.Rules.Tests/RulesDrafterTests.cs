using AutoReach.Core.Drafting;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Rules.Tests;

public class RulesDrafterTests
{
    [Fact]
    public void Draft_reads_as_a_whole()
    {
        var draft = Draft(
            Request(), "length.medium", "opening.observation.summary", "value.plain", "proof.offer", "callToAction.question.topic", "subject.area");
        Assert.Equal("Engineering at Kelpworks", draft.Subject);
        Assert.Matches(
            "^Hello Ada,\n\n[^\n]*Kelpworks[^\n]* builds harvesting boats for seaweed farms[^\n]+\\.\n\nWe help dive crews plan their week\\. It "
                + "takes a morning to set up\\.[^\n]*\n\nIs this [^\n]*\\?\n\nBest,\nIda Moe$", draft.Body);
        Assert.Equal(1, draft.Revision);
        Assert.Equal(ContentHash.Compute(draft.Subject, draft.Body), draft.Hash);
        Assert.InRange(draft.Score, 0.8, 1);
    }

    [Fact]
    public void Every_alternative_passes_the_checks_and_the_kinds_are_all_there()
    {
        var drafts = Many(Request(), 300).ToArray();
        Assert.All(drafts, draft => Assert.Empty(Check(Request(), draft)));
        var openings = drafts.Select(draft => draft.Variant(SlotKind.Opening)).Distinct().ToArray();
        Assert.True(openings.Length >= 6, string.Join(' ', openings));
        Assert.Equal(["compliment", "direct", "observation", "question"], Kinds(openings));
        Assert.Equal(["calendar", "direct", "question", "referral", "soft"], Kinds(drafts.Select(draft => draft.Variant(SlotKind.CallToAction))));
        Assert.True(drafts.Select(draft => draft.Body).Distinct().Count() > 200);
        Assert.All(drafts, draft => Assert.InRange(draft.Subject.Length, 5, 60));
        var words = drafts.Select(draft => Composition.WordsIn(draft.Body)).ToArray();
        Assert.True(words.Min() < 60 && words.Max() > 80 && words.Max() <= DraftChecks.MaxWords);
    }

    [Theory]
    [InlineData(Tone.Casual, "Hi Ada,")]
    [InlineData(Tone.Neutral, "Hello Ada,")]
    [InlineData(Tone.Formal, "Dear Ada,")]
    public void Tone_shows_in_greeting_and_contractions(Tone tone, string greeting)
    {
        var drafts = Many(Request(With(messaging => messaging with { Tone = tone }))).ToArray();
        Assert.All(drafts, draft => Assert.Equal(greeting, draft.Text(SlotKind.Greeting)));
        Assert.Equal(tone == Tone.Casual, drafts.Any(draft => draft.Body.Contains("I'm ", StringComparison.Ordinal)));
        Assert.Equal(tone != Tone.Casual, drafts.Any(draft => draft.Body.Contains("I am ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, Tone.Casual, "Hi there,")]
    [InlineData("{{first}}", Tone.Casual, "Hi there,")]
    [InlineData("ADA", Tone.Casual, "Hi Ada,")]
    [InlineData("dr. ada", Tone.Neutral, "Hello Ada,")]
    [InlineData("Jean-Luc", Tone.Neutral, "Hello Jean-Luc,")]
    [InlineData("r2d2", Tone.Neutral, "Hello,")]
    [InlineData(null, Tone.Formal, "Dear Kelpworks team,")]
    public void Greeting_uses_only_what_is_a_name(string? firstName, Tone tone, string expected) => Assert.Equal(expected,
        Draft(Request(With(messaging => messaging with { Tone = tone }), Prospect with { FirstName = firstName })).Text(SlotKind.Greeting));

    [Fact]
    public void Thin_dossier_gives_a_modest_email_that_claims_nothing()
    {
        var request = Request(prospect: Prospect with { Region = null, CompanySize = null, Role = null, Company = null }, dossier: Dossier());
        Assert.All(Many(request), draft =>
        {
            Assert.Empty(Check(request, draft));
            Assert.All(draft.Slots, slot => Assert.Empty(slot.Facts));
        });
        Assert.True(Draft(request).Score < Draft(Request()).Score);
    }

    [Fact]
    public void Every_claim_names_its_fact()
    {
        var draft = Draft(Request(), "opening.observation.news");
        Assert.Contains("\"Kelpworks opens a yard in Bergen\"", draft.Text(SlotKind.Opening), StringComparison.Ordinal);
        Assert.Equal([Fact(FactKind.News, "Kelpworks opens a yard in Bergen").Id], draft.Slots[1].Facts);
    }

    [Theory]
    [InlineData(FlagKind.Layoffs)]
    [InlineData(FlagKind.Crisis)]
    [InlineData(FlagKind.Merger)]
    public void Bad_times_are_not_spoken_of(FlagKind kind) => Assert.All(
        Many(Request(flags: new ContextFlag(kind, true, "on the news page"))),
        draft => Assert.DoesNotContain(
            draft.Slots, slot => slot.Variant.Contains("news", StringComparison.Ordinal) || slot.Variant.Contains("hiring", StringComparison.Ordinal)));

    [Fact]
    public void Old_or_undated_news_is_no_news()
    {
        var old = Fact(FactKind.News, "Kelpworks opens a yard") with { PublishedAt = Today.AddYears(-1) };
        var undated = Fact(FactKind.News, "Kelpworks moves") with { PublishedAt = null };
        Assert.All(Many(Request(dossier: Dossier() with { Facts = [old, undated] })),
            draft => Assert.DoesNotContain(draft.Slots, slot => slot.Variant.Contains("news", StringComparison.Ordinal)));
    }

    [Fact]
    public void Technologies_are_for_technical_people()
    {
        Assert.Contains(Many(Request()), draft => draft.Body.Contains("Go", StringComparison.Ordinal));
        Assert.All(Many(Request(prospect: Prospect with { Role = "Head of People" })), draft =>
            Assert.DoesNotContain(draft.Slots, slot => slot.Variant.Contains("technology", StringComparison.Ordinal)));
    }

    [Fact]
    public void Role_gives_its_own_angle()
    {
        string Angle(string role) => Draft(Request(prospect: Prospect with { Role = role }), "length.long", "proof.angle").Text(SlotKind.Proof);
        Assert.Contains("your engineers", Angle("CTO"), StringComparison.Ordinal);
        Assert.Contains("people across the company", Angle("Head of People"), StringComparison.Ordinal);
    }

    [Fact]
    public void Email_does_not_say_twice_why_it_was_written() => Assert.All(Many(Request(With(messaging => messaging with { Tone = Tone.Casual })), 120),
        draft => Assert.True(draft.Body.Split("writing").Length <= 2, draft.Body));

    [Fact]
    public void Country_may_be_told_as_its_region()
    {
        var request = Request(prospect: Prospect with { Region = "USA", Role = null }, dossier: Dossier());
        var draft = Draft(request, "opening.observation.region");
        Assert.Contains("across the Americas", draft.Body, StringComparison.Ordinal);
        Assert.Empty(Check(request, draft));
    }

    [Fact]
    public void Phrases_are_included_word_for_word_and_others_avoided()
    {
        var request = Request(With(messaging => messaging with
        {
            AlwaysInclude = ["no contract", "Every plan can be undone."],
            NeverInclude = ["while reading up", "happy to send", "getting in touch", "at the moment"],
        }));
        Assert.All(Many(request, 150), draft => Assert.Empty(Check(request, draft)));
        Assert.Contains("Every plan can be undone. It comes with no contract.", Draft(request).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Calendar_is_offered_only_where_there_is_one() => Assert.All(
        Many(Request(With(messaging => messaging with { CalendarLink = null })), 120),
        draft => Assert.DoesNotContain("calendar", draft.Variant(SlotKind.CallToAction), StringComparison.Ordinal));

    [Theory]
    [InlineData("Best", "Ida Moe", "Best,\nIda Moe")]
    [InlineData("Cheers,", "Ida", "Cheers,\nIda")]
    [InlineData("", "Ida", "Best,\nIda")]
    [InlineData("Best", "", "Best")]
    [InlineData("Best,\r\nThe Tideplan crew", "Ida", "Best,\nThe Tideplan crew")]
    public void Sign_off_is_the_teams(string signOff, string name, string expected) => Assert.Equal(expected,
        Draft(Request(With(messaging => messaging with { SignOff = signOff, Sender = new() { Name = name } }))).Text(SlotKind.SignOff));

    [Fact]
    public void Same_seed_gives_the_same_draft_and_another_seed_another()
    {
        Assert.Equal(Draft(Request()).Hash, Draft(Request()).Hash);
        Assert.True(Many(Request(), 20).Select(draft => draft.Hash).Distinct().Count() > 15);
    }

    private static string[] Kinds(IEnumerable<string> variants) =>
        [.. variants.Select(variant => variant.Split('.')[1]).Distinct().Order(StringComparer.Ordinal)];
}
