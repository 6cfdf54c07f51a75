using AutoReach.Core.Drafting;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Rules.Tests;

public class RulesDrafterRedraftTests
{
    private static readonly Draft First = Draft(
        Request(), "length.medium", "opening.question.role", "opening.question.summary", "value.brief", "proof.offer", "callToAction.question");

    [Theory]
    [InlineData("Make it shorter, please")]
    [InlineData("too long")]
    public void Shorter_is_shorter(string instruction) => Assert.True(Words(Redraft(instruction)) < Words(First) - 10);

    [Fact]
    public void Longer_is_longer() => Assert.True(Words(Redraft("a bit longer")) > Words(First));

    [Fact]
    public void Number_of_words_is_kept() => Assert.InRange(Words(Redraft("at most 55 words")), 30, 58);

    [Theory]
    [InlineData("more formal", "Dear Ada,")]
    [InlineData("make it more casual", "Hi Ada,")]
    [InlineData("less formal", "Hi Ada,")]
    public void Tone_moves_and_the_rest_stays(string instruction, string greeting)
    {
        var draft = Redraft(instruction);
        Assert.Equal(greeting, draft.Text(SlotKind.Greeting));
        Assert.Equal(First.Variant(SlotKind.Opening), draft.Variant(SlotKind.Opening));
        Assert.Equal(First.Subject, draft.Subject);
    }

    [Fact]
    public void Other_opening_keeps_everything_else()
    {
        var first = Draft(Request(), "length.medium", "opening.observation.summary", "value.brief", "callToAction.question");
        var draft = Draft(Request(previous: first, instruction: "another opening", seed: "lead/2"));
        Assert.NotEqual(first.Variant(SlotKind.Opening), draft.Variant(SlotKind.Opening));
        Assert.Equal(first.Text(SlotKind.Value), draft.Text(SlotKind.Value));
        Assert.Equal(first.Text(SlotKind.CallToAction), draft.Text(SlotKind.CallToAction));
        Assert.Equal(first.Subject, draft.Subject);
        Assert.Equal(2, draft.Revision);
    }

    [Theory]
    [InlineData("start with a compliment", "opening.compliment")]
    [InlineData("open with an observation", "opening.observation")]
    [InlineData("get to the point", "opening.direct")]
    public void Opening_of_a_kind_can_be_asked_for(string instruction, string kind) =>
        Assert.StartsWith(kind, Redraft(instruction).Variant(SlotKind.Opening), StringComparison.Ordinal);

    [Theory]
    [InlineData("ask for a call", "callToAction.direct")]
    [InlineData("less pushy", "callToAction.soft")]
    [InlineData("offer the calendar", "callToAction.calendar")]
    [InlineData("ask who the right person is (right person)", "callToAction.referral")]
    public void Call_to_action_of_a_kind_can_be_asked_for(string instruction, string kind)
    {
        var draft = Redraft(instruction);
        Assert.StartsWith(kind, draft.Variant(SlotKind.CallToAction), StringComparison.Ordinal);
        Assert.Equal(First.Text(SlotKind.Opening), draft.Text(SlotKind.Opening));
    }

    [Fact]
    public void No_questions_means_none() => Assert.DoesNotContain('?', Redraft("no questions please").Body);

    [Fact]
    public void What_is_known_can_be_mentioned()
    {
        var draft = Redraft("mention their hiring");
        Assert.Contains(draft.Slots, slot => slot.Variant.Contains("hiring", StringComparison.Ordinal));
        Assert.Empty(Check(Request(), draft));
    }

    [Fact]
    public void What_the_person_says_can_be_mentioned() =>
        Assert.Contains("It comes with our free trial.", Redraft("mention our free trial").Body, StringComparison.Ordinal);

    [Fact]
    public void What_nobody_knows_is_not_made_up() => Assert.DoesNotContain("award", Redraft("mention their award").Body, StringComparison.Ordinal);

    [Fact]
    public void What_is_unwanted_goes()
    {
        var before = Draft(Request(), "opening.observation.technology");
        Assert.Contains("Go", before.Text(SlotKind.Opening), StringComparison.Ordinal);
        Assert.DoesNotContain("Python", Draft(Request(previous: before, instruction: "don't mention Python", seed: "lead/2")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("make it pop")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("más corto")]
    public void Instruction_that_is_not_understood_still_gives_another_draft(string? instruction)
    {
        var draft = Redraft(instruction);
        Assert.NotEqual(First.Hash, draft.Hash);
        Assert.NotEqual(First.Variant(SlotKind.Opening), draft.Variant(SlotKind.Opening));
    }

    [Fact]
    public void Draft_of_another_drafter_can_be_redone()
    {
        var foreign = Composition.Compose(3, "Dives", [new(SlotKind.Greeting, "Hey Ada,", [], "llm"), new(SlotKind.Opening, "Boats!", [], "llm")], 0.5);
        var draft = Draft(Request(previous: foreign, instruction: "shorter"));
        Assert.Equal(4, draft.Revision);
        Assert.Empty(Check(Request(), draft));
    }

    private static Draft Redraft(string? instruction) => Draft(Request(previous: First, instruction: instruction, seed: "lead/2"));

    private static int Words(Draft draft) => Composition.WordsIn(draft.Body);
}
