using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Style;

namespace AutoReach.Core.Tests.Learning;

public sealed class EmailEditTests
{
    private static readonly Draft Proposed = Composition.Compose(1, "Subject",
    [
        new(SlotKind.Greeting, "Hello Ida,", [], "greeting.neutral.name"),
        new(SlotKind.Opening, "I saw that Kelpworks is hiring. That is why I am writing to you.", [], "opening.observation.hiring"),
        new(SlotKind.Value, "Tideplan shows which dives run late.", [], "value.plain"),
        new(SlotKind.Proof, "It takes a morning to set up. Most crews see a difference within a week.", [], "proof.offer"),
        new(SlotKind.CallToAction, "Is this worth a closer look at Kelpworks?", [], "callToAction.question.topic"),
        new(SlotKind.SignOff, "Best,\nMira", [], "signOff.stated"),
    ], score: 1);

    [Fact]
    public void An_untouched_email_keeps_every_part()
    {
        var edit = EmailEdit.Of(Proposed, Proposed.Body);
        Assert.All(edit.Slots, slot => Assert.Equal(SlotChange.Kept, slot.Change));
        Assert.False(edit.IsShortened);
    }

    [Fact]
    public void A_sentence_taken_out_shortens_its_part_only()
    {
        var edit = EmailEdit.Of(Proposed, Proposed.Body.Replace(" Most crews see a difference within a week.", "", StringComparison.Ordinal));
        Assert.Equal(SlotChange.Shortened, Of(edit, SlotKind.Proof).Change);
        Assert.All(edit.Slots.Where(slot => slot.Kind != SlotKind.Proof), slot => Assert.Equal(SlotChange.Kept, slot.Change));
        Assert.True(edit.IsShortened);
    }

    [Fact]
    public void Another_opening_is_a_rewritten_one_with_its_new_words()
    {
        var edit = EmailEdit.Of(Proposed, Proposed.Body.Replace(Proposed.Slots[1].Text, "How do you plan dives today?", StringComparison.Ordinal));
        Assert.Equal((SlotChange.Rewritten, "How do you plan dives today?"), (Of(edit, SlotKind.Opening).Change, Of(edit, SlotKind.Opening).After));
        Assert.Equal(SlotChange.Kept, Of(edit, SlotKind.Value).Change);
    }

    [Fact]
    public void Another_call_and_another_greeting_are_told_apart_from_the_rest()
    {
        var edit = EmailEdit.Of(Proposed, Proposed.Body
            .Replace("Hello Ida,", "Hi Ida,", StringComparison.Ordinal)
            .Replace("Is this worth a closer look at Kelpworks?", "Pick a time here: https://cal.example/mira", StringComparison.Ordinal));
        Assert.Equal("Pick a time here: https://cal.example/mira", Of(edit, SlotKind.CallToAction).After);
        Assert.Equal(SlotChange.Rewritten, Of(edit, SlotKind.CallToAction).Change);
        Assert.Equal("Hi Ida,", Of(edit, SlotKind.Greeting).After);
        Assert.Equal(SlotChange.Kept, Of(edit, SlotKind.Opening).Change);
    }

    [Fact]
    public void Neighbouring_parts_that_are_both_rewritten_are_told_apart_by_their_paragraphs()
    {
        var edit = EmailEdit.Of(Proposed, Proposed.Body
            .Replace("Hello Ida,", "Hi there!", StringComparison.Ordinal)
            .Replace(Proposed.Slots[1].Text, "How do you plan dives today? It must be hard.", StringComparison.Ordinal));
        Assert.Equal("Hi there!", Of(edit, SlotKind.Greeting).After);
        Assert.Equal("How do you plan dives today? It must be hard.", Of(edit, SlotKind.Opening).After);
        Assert.Equal(SlotChange.Kept, Of(edit, SlotKind.Value).Change);
    }

    [Fact]
    public void A_part_that_is_gone_is_removed()
    {
        var edit = EmailEdit.Of(Proposed, Proposed.Body.Replace(Proposed.Slots[1].Text + "\n\n", "", StringComparison.Ordinal));
        Assert.Equal(SlotChange.Removed, Of(edit, SlotKind.Opening).Change);
    }

    [Fact]
    public void Words_cut_from_a_sentence_are_named()
    {
        var edit = EmailEdit.Of(
            Proposed, Proposed.Body.Replace("Most crews see a difference within a week.", "Most crews see a difference.", StringComparison.Ordinal));
        Assert.Equal(["within a week"], StruckPhrases.Find(Of(edit, SlotKind.Proof)));
    }

    [Theory]
    [InlineData("I admire what Kelpworks does, Ida.", "I admire what {company} does, {firstName}.")]
    [InlineData("kelpworks is new to me.", "{company} is new to me.")]
    [InlineData("Book a time: https://cal.example/mira?d=1.", "Book a time: {link}.")]
    [InlineData("Kelpworksome people.", "Kelpworksome people.")]
    public void Names_and_links_become_placeholders(string text, string template) =>
        Assert.Equal(template, Wording.TemplateOf(text, "Kelpworks Ltd", "Ida"));

    [Fact]
    public void A_wording_is_filled_only_where_its_names_are_known()
    {
        var wording = new Wording(SlotKind.Opening, "compliment", "I admire what {company} does.");
        Assert.Equal("I admire what Acme does.", wording.Fill("Acme", null, null));
        Assert.Null(wording.Fill(null, "Ida", null));
        Assert.StartsWith("opening.compliment.learned-", wording.Variant, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("How do you plan dives today?", "question")]
    [InlineData("I am impressed by what your team does.", "compliment")]
    [InlineData("I am writing because dives run late.", "direct")]
    [InlineData("I saw that you are hiring.", "observation")]
    public void Openings_are_read_by_their_kind(string text, string kind) => Assert.Equal(kind, KindReading.Read(SlotKind.Opening, text));

    [Theory]
    [InlineData("Would next week suit you?", "question")]
    [InlineData("Pick a time here: https://cal.example/mira", "calendar")]
    [InlineData("There is no hurry; just reply if this is of interest.", "soft")]
    [InlineData("Please let me know a time for a short call.", "direct")]
    public void Calls_are_read_by_their_kind(string text, string kind) => Assert.Equal(kind, KindReading.Read(SlotKind.CallToAction, text));

    private static SlotEdit Of(EmailEdit edit, SlotKind kind) => edit.Slots.Single(slot => slot.Kind == kind);
}
