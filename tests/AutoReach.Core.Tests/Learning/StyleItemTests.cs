using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

public sealed class StyleItemTests
{
    private readonly Team _team = new();

    private Core.Learning.Style.StyleProfile Style => _team.Memory.Style;

    [Fact]
    public void Each_thing_learned_is_a_sentence_with_its_evidence_and_its_date()
    {
        _team.Edit(body => Team.Cheerful(Team.Casual(Team.AsQuestion(Team.WithoutGlance(body)))), times: 6);
        foreach (var (kind, sentence) in new[]
        {
            (ItemKind.Tone, "Emails are casual in tone."),
            (ItemKind.SignOff, "Emails close with “Onwards”."),
            (ItemKind.Opening, "Openings: a question is kept most often (kept 6 of 6 times)."),
            (ItemKind.Wording, "The opening may read: “How is {company} planning today?”"),
        })
        {
            var item = Assert.Single(_team.Report.Items, item => item.Key.Kind == kind);
            Assert.Equal((sentence, 6, true, false), (item.Sentence, item.Evidence.Count, item.IsActive, item.IsPinned));
            Assert.Equal(Team.Start.AddMinutes(5), item.Evidence.At);
        }
        Assert.All(_team.Report.Items, item => Assert.Matches("^[a-zA-Z0-9-]+$", item.Id));
        Assert.Equal(_team.Report.Items.Count, _team.Report.Items.DistinctBy(item => item.Id).Count());
    }

    [Fact]
    public void A_length_is_learned_from_what_people_shorten()
    {
        _team.Edit(Team.Shorter, times: 5);
        var item = _team.Item(ItemKind.Length)!;
        Assert.Equal(("Emails have at most 30 words.", 5), (item.Sentence, item.Evidence.Count));
        Assert.Equal(30, Style.MaxWords);
        _team.Delete(ItemKind.Length);
        _team.Edit(Team.Shorter, times: 4);
        Assert.Null(Style.MaxWords);
    }

    [Fact]
    public void What_was_seen_three_times_is_told_and_takes_no_effect()
    {
        _team.Edit(Team.WithoutGlance, times: 3);
        var item = Assert.Single(_team.Report.Items, item => item.Key.Kind == ItemKind.StruckPhrase);
        Assert.Equal("“at a glance” is left out. Not in effect yet: seen 3 times, counts from 5 on.", item.Sentence);
        Assert.Empty(Style.Avoid);
        Assert.IsType<ItemAnswer.Refused>(_team.Settle(ItemKind.StruckPhrase, "at a glance", new ItemChange(Active: true)));
    }

    [Fact]
    public void A_pinned_item_is_in_effect_at_once_and_stays_whatever_is_forgotten()
    {
        _team.Edit(body => Team.Casual(Team.WithoutGlance(body)), times: 2);
        _team.Settle(ItemKind.StruckPhrase, "at a glance", new ItemChange(Pinned: true));
        _team.Settle(ItemKind.Tone, null, new ItemChange(Pinned: true));
        Assert.Equal((Tone.Casual, "at a glance"), (Style.Tone, Assert.Single(Style.Avoid)));
        _team.Retrain(History.Forget);
        _team.Edit(body => body, times: 12);
        Assert.Equal((Tone.Casual, "at a glance"), (Style.Tone, Assert.Single(Style.Avoid)));
        Assert.Equal((Tone.Casual, "at a glance"), (_team.Rebuilt().Style.Tone, Assert.Single(_team.Rebuilt().Style.Avoid)));
        _team.Settle(ItemKind.Tone, null, new ItemChange(Pinned: false));
        Assert.Equal(Tone.Neutral, Style.Tone);
    }

    [Fact]
    public void A_switched_off_item_takes_no_effect_until_it_is_switched_on()
    {
        _team.Edit(Team.WithoutGlance, times: 6);
        Assert.Single(Style.Avoid);
        _team.Settle(ItemKind.StruckPhrase, "at a glance", new ItemChange(Active: false));
        _team.Edit(Team.WithoutGlance, times: 30);
        Assert.Empty(Style.Avoid);
        Assert.Empty(_team.Rebuilt().Style.Avoid);
        Assert.EndsWith("Switched off by a person.", _team.Item(ItemKind.StruckPhrase, "at a glance")!.Sentence, StringComparison.Ordinal);
        _team.Settle(ItemKind.StruckPhrase, "at a glance", new ItemChange(Active: true));
        Assert.Single(Style.Avoid);
    }

    [Fact]
    public void A_deleted_item_is_learned_again_from_five_new_pieces_only()
    {
        _team.Edit(body => Team.Cheerful(Team.Casual(Team.WithoutGlance(Team.AsQuestion(body)))), times: 40);
        _team.Delete(ItemKind.Tone);
        _team.Delete(ItemKind.SignOff);
        _team.Delete(ItemKind.StruckPhrase, "at a glance");
        _team.Delete(ItemKind.Opening, "opening");
        _team.Delete(ItemKind.Wording, "Opening|question|How is {company} planning today?");
        AssertNothing(Style);
        _team.Edit(body => Team.Cheerful(Team.Casual(Team.WithoutGlance(Team.AsQuestion(body)))), times: 4);
        AssertNothing(Style);
        AssertNothing(_team.Rebuilt().Style);
        _team.Edit(body => Team.Cheerful(Team.Casual(Team.WithoutGlance(Team.AsQuestion(body)))));
        Assert.Equal((Tone.Casual, "Onwards", 1, 1), (Style.Tone, Style.SignOff, Style.Avoid.Count, Style.Wordings.Count));
        Assert.Contains("opening.question", Style.Tallies.Keys);

        static void AssertNothing(Core.Learning.Style.StyleProfile style)
        {
            Assert.Equal((null, null, 0, 0), (style.Tone, style.SignOff, style.Avoid.Count, style.Wordings.Count));
            Assert.DoesNotContain(style.Tallies.Keys, key => key.StartsWith("opening.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_value_of_ones_own_is_pinned_with_it()
    {
        _team.Edit(body => Team.Casual(Team.AsQuestion(Team.WithoutGlance(body))), times: 6);
        _team.Edit(Team.Shorter, times: 6);
        _team.Settle(ItemKind.Tone, null, new ItemChange(Value: "Formal"));
        _team.Settle(ItemKind.Length, null, new ItemChange(Value: "64"));
        _team.Settle(ItemKind.StruckPhrase, "at a glance", new ItemChange(Value: "at first glance"));
        _team.Settle(ItemKind.Wording, "Opening|question|How is {company} planning today?", new ItemChange(Value: "I like how {company} plans."));
        foreach (var style in new[] { Style, _team.Rebuilt().Style })
        {
            Assert.Equal((Tone.Formal, 64, "at first glance"), (style.Tone, style.MaxWords, Assert.Single(style.Avoid)));
            Assert.Equal(("compliment", "I like how {company} plans."), (Assert.Single(style.Wordings).Kind, style.Wordings[0].Template));
        }
        Assert.Equal((true, "64"), (_team.Item(ItemKind.Length)!.IsPinned, _team.Item(ItemKind.Length)!.Value));
    }

    [Fact]
    public void A_pinned_kind_is_always_chosen_where_there_is_one()
    {
        string[] variants = ["opening.observation.company", "opening.question.offer", "opening.question.role", "opening.compliment.news"];
        _team.Edit(Team.AsQuestion, times: 2);
        Assert.Contains(Enumerable.Range(0, 50), n => Style.Choose("opening", variants, $"lead|{n}") == 3);
        _team.Settle(ItemKind.Opening, "opening", new ItemChange(Pinned: true));
        Assert.All(Enumerable.Range(0, 50), n => Assert.InRange(Style.Choose("opening", variants, $"lead|{n}"), 1, 2));
        Assert.Equal(0, Style.Choose("opening", ["opening.direct.company"], "lead|1"));
        _team.Settle(ItemKind.Opening, "opening", new ItemChange(Value: "compliment"));
        Assert.All(Enumerable.Range(0, 50), n => Assert.Equal(3, Style.Choose("opening", variants, $"lead|{n}")));
        _team.Settle(ItemKind.Opening, "opening", new ItemChange(Active: false));
        Assert.Contains(Enumerable.Range(0, 50), n => Style.Choose("opening", variants, $"lead|{n}") == 0);
    }

    [Theory]
    [InlineData(ItemKind.Length, "12", "30 to 120")]
    [InlineData(ItemKind.Length, "many", "30 to 120")]
    [InlineData(ItemKind.Tone, "rude", "casual, neutral, formal")]
    [InlineData(ItemKind.Opening, "song", "observation, question")]
    [InlineData(ItemKind.SignOff, "", "1 to 100")]
    [InlineData(ItemKind.StruckPhrase, "a\nb", "one line")]
    [InlineData(ItemKind.Wording, "Dear {name}", "{company}")]
    [InlineData(ItemKind.Preference, "6", "-5 to 5")]
    [InlineData(ItemKind.Preference, "NaN", "-5 to 5")]
    public void A_wrong_value_is_refused_with_what_would_be_right(ItemKind kind, string value, string expected)
    {
        var item = new LearnedItem(ItemKey.Only(kind), "x", new Evidence(9, Team.Start), true, null, null);
        var invalid = Assert.IsType<ItemAnswer.Invalid>(new ItemChange(Value: value).Decide(item, Team.Ann, Team.Start));
        Assert.Equal("value", invalid.Field);
        Assert.Contains(expected, invalid.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_ones_own_cannot_be_left_unpinned()
    {
        _team.Edit(Team.Casual, times: 6);
        Assert.Equal("pinned", Assert.IsType<ItemAnswer.Invalid>(_team.Settle(ItemKind.Tone, null, new ItemChange(Pinned: false, Value: "formal"))).Field);
    }

    [Fact]
    public void What_changes_nothing_is_no_event()
    {
        _team.Edit(Team.Casual, times: 6);
        foreach (var change in new[] { new ItemChange(), new ItemChange(Pinned: false), new ItemChange(Active: true) })
            Assert.Equal(new ItemAnswer.Accepted(null), _team.Settle(ItemKind.Tone, null, change));
        _team.Settle(ItemKind.Tone, null, new ItemChange(Pinned: true));
        Assert.Equal(new ItemAnswer.Accepted(null), _team.Settle(ItemKind.Tone, null, new ItemChange(Pinned: true, Active: true, Value: "casual")));
    }

    [Fact]
    public void A_persons_word_is_written_and_read_as_it_was()
    {
        foreach (var (happened, json) in new (LearningEvent, string)[]
        {
            (new LearningEvent.ItemSettled(Team.Start, ItemKey.Only(ItemKind.Tone), Team.Ann, Pinned: true, Value: "casual"),
                """{"kind":"itemSettled","item":{"kind":"tone","name":"tone"},"by":"ann","pinned":true,"active":null,"value":"casual","at":"2026-03-02T09:00:00Z"}"""),
            (new LearningEvent.ItemDeleted(Team.Start, new ItemKey(ItemKind.Preference, "companySize=small"), Team.Ann),
                """{"kind":"itemDeleted","item":{"kind":"preference","name":"companySize=small"},"by":"ann","at":"2026-03-02T09:00:00Z"}"""),
        })
        {
            Assert.Equal(json, CoreJson.Write(happened));
            Assert.Equal(happened, CoreJson.Read<LearningEvent>(json));
        }
    }
}
