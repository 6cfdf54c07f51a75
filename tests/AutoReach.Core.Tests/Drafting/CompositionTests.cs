using AutoReach.Core.Drafting;
using AutoReach.Core.Tests.Qualification;

namespace AutoReach.Core.Tests.Drafting;

public class CompositionTests
{
    [Fact]
    public void Slots_are_paragraphs_and_proof_continues_the_value()
    {
        Slot[] slots =
        [
            new(SlotKind.Greeting, "Hi Ada,", [], "g"), new(SlotKind.Opening, "", [], "o"), new(SlotKind.Value, "We plan dives.", [], "v"),
            new(SlotKind.Proof, "It takes a day.", [], "p"), new(SlotKind.SignOff, "Best,\nIda", [], "s"),
        ];
        Assert.Equal("Hi Ada,\n\nWe plan dives. It takes a day.\n\nBest,\nIda", Composition.Body(slots));
        var draft = Composition.Compose(2, "Dives", slots, 0.7);
        Assert.Equal(ContentHash.Compute("Dives", draft.Body), draft.Hash);
        Assert.Equal(11, Composition.WordsIn(draft.Body));
    }

    [Fact]
    public void Choice_depends_on_the_seed_and_not_on_alternatives_that_lost()
    {
        string[] variants = ["a", "b", "c", "d"];
        var chosen = Enumerable.Range(0, 400).Select(seed => variants[SeededChoice.Choose("opening", variants, $"{seed}")]).ToArray();
        Assert.All(variants, variant => Assert.InRange(chosen.Count(c => c == variant), 60, 140));
        for (var seed = 0; seed < 100; seed++)
        {
            string[] fewer = [.. variants.Where(variant => variant == chosen[seed] || variant is "a" or "b")];
            Assert.Equal(chosen[seed], fewer[SeededChoice.Choose("opening", fewer, $"{seed}")]);
        }
    }

    [Fact]
    public void Score_rises_with_facts_and_falls_with_a_failed_check()
    {
        var prospect = Given.Prospect("CTO");
        Slot Opening(params FactId[] facts) => new(SlotKind.Opening, "Text", facts, "o");
        Assert.True(DraftScore.Compute(prospect, [Opening(new FactId("f"))], []) > DraftScore.Compute(prospect, [Opening()], []));
        Assert.Equal(0.2, DraftScore.Compute(prospect, [Opening(new FactId("f"))], [new(Core.Research.FlagKind.Ungrounded, true, "x")]));
    }
}
