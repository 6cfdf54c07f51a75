using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

/// <summary>What a drafter is told of a team's style: rules, and emails that people let pass.</summary>
public sealed class ApprovedEmailsTests
{
    private static readonly Dossier Nothing = new() { Company = "acme.example", Version = "1", ResearchedAt = Team.Start };

    private readonly Team _team = new();

    [Fact]
    public void The_emails_of_the_likest_leads_come_first_as_people_left_them_and_without_names()
    {
        Approve("Head of People", "Hi Ida, people at Acme.");
        Approve("Chief Technology Officer", "Hi Ida, engineers at Acme: https://tideplan.example/tour");
        Approve("Account Manager", "Hi Ida, deals at Acme.");
        var examples = _team.Memory.ExamplesFor(Team.Lead("Chief Technology Officer"), Nothing);
        Assert.Equal(2, examples.Count);
        Assert.Equal("At {company}\n\nHi {firstName}, engineers at {company}: {link}", examples[0]);
        Assert.Equal(examples, _team.Rebuilt().ExamplesFor(Team.Lead("Chief Technology Officer"), Nothing));
    }

    [Fact]
    public void Forgetting_forgets_them_too()
    {
        Approve("Head of People", "Hi Ida, people at Acme.");
        _team.Retrain(History.Decay);
        Assert.Single(_team.Memory.ExamplesFor(Team.Lead(), Nothing));
        _team.Retrain(History.Forget);
        Assert.Empty(_team.Memory.ExamplesFor(Team.Lead(), Nothing));
    }

    [Fact]
    public void A_profile_is_told_as_rules_and_says_nothing_while_it_knows_nothing()
    {
        Assert.Empty(StyleRules.Describe(StyleProfile.Nothing, "Acme", "Ida", link: null));
        var style = new StyleProfile
        {
            MaxWords = 70,
            Tone = Tone.Formal,
            Avoid = ["touch base", "synergy"],
            Wordings = [new(SlotKind.Opening, "question", "How is {company} planning?"), new(SlotKind.CallToAction, "calendar", "Take a time: {link}")],
        };
        Assert.Equal(
            ["The whole email has at most 70 words.", "The tone is formal.", "Never write “touch base”, “synergy”.",
                "opening may read “How is Acme planning?”."],
            StyleRules.Describe(style, "Acme", "Ida", link: null));
    }

    private void Approve(string role, string body)
    {
        var draft = Composition.Compose(1, "At Acme", [new(SlotKind.Value, body, [], "value.plain")], score: 0.8);
        var record = _team.RecordOf(Team.Lead(role), ProposedAction.Send, Verdict.Approve);
        _team.Happens(
            new LearningEvent.Decided(record.Decision.At,
            record with { Draft = draft, Decision = record.Decision with { Subject = draft.Subject, Body = body } }));
    }
}
