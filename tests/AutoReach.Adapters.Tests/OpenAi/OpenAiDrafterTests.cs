using AutoReach.Contracts;
using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Adapters.Tests.OpenAi;

public sealed class OpenAiDrafterTests
{
    private readonly PlainModel _model = new() { Value = "We help dive crews plan their week." };

    [Fact]
    public async Task Every_part_is_a_slot_that_learning_knows_the_kind_of()
    {
        _model.Rewrite = email =>
            email with
            {
                CallToAction = new(
                "Please choose a time that suits you: https://cal.example/ida"),
                Proof = new("Kelpworks builds harvesting boats for seaweed farms.", "F1")
            };
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        var draft = await lab.Drafter.DraftAsync(Request(), CancellationToken.None);
        Assert.Equal(
            ["greeting.plain.model", "opening.observation.model", "value.plain.model", "proof.plain.model", "callToAction.calendar.model", "signOff.stated"],
            draft.Slots.Select(slot => slot.Variant));
        Assert.Empty(Check(Request(), draft));
        Assert.Equal(Composition.Body(draft.Slots), draft.Body);
    }

    [Fact]
    public async Task What_the_team_states_and_has_taught_stands_in_the_instructions()
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        var style = new StyleProfile
        {
            Emails = 40,
            MaxWords = 60,
            Tone = Tone.Casual,
            SignOff = "Cheers",
            Avoid = ["touch base"],
            Wordings = [new Wording(SlotKind.Opening, "question", "How does {company} plan its dives?")],
            Preferred = new Dictionary<string, string> { ["opening"] = "question", ["callToAction"] = "referral" },
        };
        var request = Request(With(messaging => messaging with { NeverInclude = ["synergy"], AlwaysInclude = ["dive crews"] })) with
        {
            Style = style,
            Examples = ["Planning at {company}\n\nHey {firstName}, quick one."],
        };
        var draft = await lab.Drafter.DraftAsync(request, CancellationToken.None);
        Assert.Equal("Cheers,\nIda Moe", draft.Text(SlotKind.SignOff));
        var ask = lab.Server.Asked.First();
        foreach (
            var rule in (string[])["at most 57 words", "at most 60 words", "tone is casual", "The opening is a question", "asking for the right person",
            "“touch base”", "“How does Kelpworks plan its dives?”", "“synergy”", "“dive crews”", "No links but https://tideplan.example/tour."])
            Assert.Contains(rule, ask.System, StringComparison.Ordinal);
        Assert.Contains("quick one", ask.Material, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@kelpworks.example", ask.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_are_drawn_anew_for_every_lead_and_a_person_has_the_last_word()
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        for (var lead = 0; lead < 30; lead++)
            await lab.Drafter.DraftAsync(Request(seed: $"lead/{lead}"), CancellationToken.None);
        foreach (var kind in (string[])["is a question;", "is an observation about the company;", "is a sincere compliment", "is to the point"])
            Assert.Contains(lab.Server.Asked, ask => ask.System.Contains(kind, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_checks_find_is_told_once_and_stays_for_a_person_if_it_is_there_again()
    {
        var turn = 0;
        _model.Rewrite = email => email with { Proof = new(Interlocked.Increment(ref turn) == 1 ? "Globex raised 40 million with us." : "") };
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        Assert.Empty(Check(Request(), await lab.Drafter.DraftAsync(Request(), CancellationToken.None)));
        Assert.Contains("nothing supports \"Globex\"", lab.Server.Asked.Last().Messages[^1], StringComparison.Ordinal);

        _model.Rewrite = email => email with { Proof = new("Globex raised 40 million with us.") };
        var stubborn = await lab.Drafter.DraftAsync(Request(), CancellationToken.None);
        Assert.Contains(Check(Request(), stubborn), flag => flag is { Kind: FlagKind.Ungrounded, Blocking: true });
        Assert.InRange(stubborn.Score, 0, 0.2);
        Assert.Equal(4, lab.Server.Asked.Count);
    }

    [Fact]
    public async Task A_redraft_shows_the_draft_and_the_wish()
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        var first = await lab.Drafter.DraftAsync(Request(), CancellationToken.None);
        var again = await lab.Drafter.DraftAsync(Request(previous: first, instruction: "mention the boats"), CancellationToken.None);
        Assert.Equal(2, again.Revision);
        Assert.Contains("wants it redone: mention the boats", lab.Server.Asked.Last().Material, StringComparison.Ordinal);
        Assert.Contains(first.Subject, lab.Server.Asked.Last().Material, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_or_other_answers_are_another_version()
    {
        await using var one = await ModelLab.StartAsync();
        await using var same = await ModelLab.StartAsync(change: options => options with { ApiKey = "another" });
        await using var model = await ModelLab.StartAsync(change: options => options with { Model = "gpt-next" });
        await using var warmer = await ModelLab.StartAsync(change: options => options with { Temperature = 0.7f });
        Assert.StartsWith("openai:gpt-lab:", one.Drafter.Version, StringComparison.Ordinal);
        Assert.Equal(one.Drafter.Version, same.Drafter.Version);
        Assert.Equal(5, new[] { one.Drafter.Version, model.Drafter.Version, warmer.Drafter.Version, one.Qualifier.Version, one.Researcher.Version }.Distinct()
            .Count());
    }
}
