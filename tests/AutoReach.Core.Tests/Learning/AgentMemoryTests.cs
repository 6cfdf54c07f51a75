using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

public sealed class AgentMemoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Workflow Team = new() { Name = "Team", Profile = new IdealCustomerProfile { Roles = ["Chief Technology Officer"] } };
    private static readonly Dossier Nothing = new() { Company = "acme.example", Version = "1", ResearchedAt = Start };

    [Fact]
    public void With_nothing_learned_the_qualifier_has_the_word()
    {
        var own = StatedProfile.Judge(Team, Head, Nothing);
        Assert.Equal(own with { Opinion = own.Fit }, new AgentMemory(new MemoryOptions()).Judge(Team, Head, Nothing, own));
    }

    [Fact]
    public void A_role_that_was_never_stated_is_wanted_once_people_have_wanted_it_often_enough()
    {
        var memory = new AgentMemory(new MemoryOptions());
        Assert.Equal(QualificationVerdict.Unqualified, Judge(memory, Head).Verdict);
        for (var n = 0; n < 40; n++)
            memory.Apply(OfSkip(n, n % 2 == 0 ? Head : Other, isWanted: n % 2 == 0));
        var learned = Judge(memory, Head);
        Assert.Equal(QualificationVerdict.Qualified, learned.Verdict);
        Assert.Contains(learned.Reasons, reason => reason.Text.Contains("Head of People", StringComparison.Ordinal) && reason.Contribution > 0);
        Assert.Equal(QualificationVerdict.Unqualified, Judge(memory, Other).Verdict);
    }

    [Theory]
    [InlineData(4, QualificationVerdict.Unqualified)]
    [InlineData(30, QualificationVerdict.Qualified)]
    public void A_stated_exclusion_stands_until_enough_decisions_speak_against_it(int rescued, QualificationVerdict verdict)
    {
        var team = Team with { Profile = Team.Profile with { ExcludeKeywords = ["crypto"] } };
        var prospect = Head with { Description = "A crypto exchange." };
        var memory = new AgentMemory(new MemoryOptions());
        for (var n = 0; n < 30; n++)
            memory.Apply(OfSkip(n, n < rescued ? prospect : Head, isWanted: true, team: team));
        Assert.Equal(verdict, memory.Judge(team, prospect, Nothing, StatedProfile.Judge(team, prospect, Nothing)).Verdict);
    }

    [Fact]
    public void One_strict_reviewer_does_not_become_the_teams_taste()
    {
        var memory = new AgentMemory(new MemoryOptions());
        for (var n = 0; n < 120; n++)
            memory.Apply(OfSkip(n, Head, isWanted: n % 3 != 0, by: n % 3 == 0 ? "strict" : "usual"));
        Assert.Equal(QualificationVerdict.Qualified, Judge(memory, Head).Verdict);
    }

    [Fact]
    public void Rejections_for_their_tone_say_nothing_about_leads()
    {
        var record = RecordOf(1, Head, ProposedAction.Send, Verdict.Reject) with
        {
            Decision = RecordOf(1, Head, ProposedAction.Send, Verdict.Reject).Decision with { Reasons = [RejectReason.ToneOff] },
        };
        Assert.Null(record.IsWanted);
    }

    [Fact]
    public void Nothing_about_style_is_learned_from_fewer_than_five_edits()
    {
        var memory = new AgentMemory(new MemoryOptions());
        for (var n = 0; n < 4; n++)
            memory.Apply(OfEdit(n));
        Assert.Empty(memory.Style.Wordings);
        Assert.Null(memory.Style.Tone);
        memory.Apply(OfEdit(4));
        Assert.Equal("How is {company} planning today?", Assert.Single(memory.Style.Wordings).Template);
        Assert.Equal(Tone.Casual, memory.Style.Tone);
    }

    [Fact]
    public void The_kind_that_people_write_is_chosen_from_then_on()
    {
        var memory = new AgentMemory(new MemoryOptions());
        for (var n = 0; n < 20; n++)
            memory.Apply(OfEdit(n));
        string[] variants = ["opening.observation.company", "opening.question.offer", "opening.compliment.news"];
        var chosen = Enumerable.Range(0, 200).Count(n => memory.Style.Choose("opening", variants, $"lead|{n}") == 1);
        Assert.InRange(chosen, 160, 200);
    }

    [Fact]
    public void Forgetting_brings_back_the_beginning()
    {
        var memory = new AgentMemory(new MemoryOptions());
        for (var n = 0; n < 30; n++)
        {
            memory.Apply(OfSkip(n, Head, isWanted: true));
            memory.Apply(OfEdit(n));
        }
        memory.Apply(new LearningEvent.Retrained(Start.AddDays(9), History.Forget));
        Assert.Equal(Judge(new AgentMemory(new MemoryOptions()), Head), Judge(memory, Head), (one, other) =>
            one.Fit == other.Fit && one.Verdict == other.Verdict);
        Assert.Equal(0, memory.Style.Emails);
    }

    [Fact]
    public void The_same_events_give_the_same_memory_whatever_was_asked_in_between()
    {
        var (asked, silent) = (new AgentMemory(new MemoryOptions()), new AgentMemory(new MemoryOptions()));
        for (var n = 0; n < 60; n++)
        {
            var happened = CoreJson.Read<LearningEvent>(CoreJson.Write<LearningEvent>(n % 2 == 0 ? OfEdit(n) : OfSkip(n, Head, n % 3 == 0)));
            asked.Apply(happened);
            _ = (Judge(asked, Head), asked.Style.MaxWords);
            silent.Apply(happened);
        }
        Assert.Equal(Judge(asked, Head).Fit, Judge(silent, Head).Fit);
        Assert.Equal(CoreJson.Write(asked.Style.Tallies), CoreJson.Write(silent.Style.Tallies));
    }

    private static Prospect Head => new() { Email = EmailAddress.Of("p@acme.example"), FirstName = "Ida", Company = "Acme", Role = "Head of People" };

    private static Prospect Other => Head with { Role = "Head of Sales" };

    private static QualificationResult Judge(AgentMemory memory, Prospect prospect) =>
        memory.Judge(Team, prospect, Nothing, StatedProfile.Judge(Team, prospect, Nothing));

    private static LearningEvent OfSkip(int n, Prospect prospect, bool isWanted, string by = "ann", Workflow? team = null) =>
        new LearningEvent.Decided(Start.AddMinutes(n), RecordOf(n, prospect, ProposedAction.Skip, isWanted ? Verdict.Reject : Verdict.Approve, by, team));

    /// <summary>The opening becomes a question, and the greeting casual.</summary>
    private static LearningEvent OfEdit(int n)
    {
        var draft = Composition.Compose(1, "Subject",
        [
            new(SlotKind.Greeting, "Hello Ida,", [], "greeting.neutral.name"),
            new(SlotKind.Opening, "I came across Acme by chance.", [], "opening.observation.company"),
            new(SlotKind.Value, "Tideplan shows which dives run late.", [], "value.plain"),
        ], score: 0.8);
        var record = RecordOf(n, Head, ProposedAction.Send, Verdict.Edit);
        return new LearningEvent.Decided(record.Decision.At, record with
        {
            Draft = draft,
            Decision = record.Decision with
            {
                Subject = "Subject",
                Body = draft.Body.Replace("Hello", "Hi", StringComparison.Ordinal)
                    .Replace("I came across Acme by chance.", "How is Acme planning today?", StringComparison.Ordinal),
            },
        });
    }

    private static DecisionRecord RecordOf(int n, Prospect prospect, ProposedAction action, Verdict verdict, string by = "ann", Workflow? team = null)
    {
        team ??= Team;
        var own = StatedProfile.Judge(team, prospect, Nothing);
        var lead = new Lead
        {
            Id = new LeadId($"ld_{n}"),
            WorkflowId = new WorkflowId("wf"),
            Prospect = prospect,
            Qualification = own with { Opinion = own.Fit },
        };
        return DecisionRecord.Of(lead, Nothing, team, new Decision
        {
            Revision = 1,
            Action = action,
            Verdict = verdict,
            By = new ReviewerId(by),
            At = Start.AddMinutes(n),
        }, isAudit: false, hour: 9);
    }
}
