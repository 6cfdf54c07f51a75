using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

/// <summary>A team whose decisions memory is taught with, one a minute.</summary>
internal sealed class Team
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly ReviewerId Ann = new("ann");
    private static readonly Dossier Nothing = new() { Company = "acme.example", Version = "1", ResearchedAt = Start };

    private readonly List<LearningEvent> _log = [];

    public Workflow Workflow { get; init; } = new() { Name = "Team" };
    public AgentMemory Memory { get; private set; } = new(new MemoryOptions());
    public IReadOnlyList<LearningEvent> Log => _log;
    private DateTimeOffset Now => Start.AddMinutes(_log.Count);

    public MemoryReport Report => Memory.Report(Workflow.Profile);

    public void Happens(LearningEvent happened)
    {
        _log.Add(happened);
        Memory.Apply(happened);
    }

    /// <summary>What a fresh memory makes of the same log, written and read.</summary>
    public AgentMemory Rebuilt()
    {
        var memory = new AgentMemory(new MemoryOptions());
        foreach (var happened in _log)
            memory.Apply(CoreJson.Read<LearningEvent>(CoreJson.Write(happened)));
        return memory;
    }

    public LearnedItem? Item(ItemKind kind, string? name = null) => Memory.FindItem((name is null ? ItemKey.Only(kind) : new ItemKey(kind, name)).Id());

    public ItemAnswer Settle(ItemKind kind, string? name, ItemChange change)
    {
        var answer = change.Decide(Item(kind, name)!, Ann, Now);
        if (answer is ItemAnswer.Accepted { Event: { } happened })
            Happens(happened);
        return answer;
    }

    public void Delete(ItemKind kind, string? name = null) => Happens(new LearningEvent.ItemDeleted(Now, Item(kind, name)!.Key, Ann));

    public void Retrain(History history) => Happens(new LearningEvent.Retrained(Now, history));

    /// <summary>Leads like this one are decided as proposed skips.</summary>
    public void Decide(Prospect prospect, bool isWanted, int times = 1, string by = "ann")
    {
        for (var left = times; left > 0; left--)
            Happens(new LearningEvent.Decided(Now, RecordOf(prospect, ProposedAction.Skip, isWanted ? Verdict.Reject : Verdict.Approve, by)));
    }

    /// <summary>A draft of three parts is approved with changes to its text.</summary>
    public void Edit(Func<string, string> change, int times = 1)
    {
        for (var left = times; left > 0; left--)
        {
            var draft = Composition.Compose(1, "Subject",
            [
                new(SlotKind.Greeting, "Hello Ida,", [], "greeting.neutral.name"),
                new(SlotKind.Opening, "I came across Acme by chance.", [], "opening.observation.company"),
                new(SlotKind.Value, "Tideplan shows at a glance which dives run late. It costs little and is quick to learn.", [], "value.plain"),
                new(SlotKind.SignOff, "Best,\nSam", [], "signOff.plain"),
            ], score: 0.8);
            var record = RecordOf(Lead(), ProposedAction.Send, Verdict.Edit);
            Happens(
                new LearningEvent.Decided(record.Decision.At,
                record with { Draft = draft, Decision = record.Decision with { Subject = "Subject", Body = change(draft.Body) } }));
        }
    }

    public static string AsQuestion(string body) => body.Replace("I came across Acme by chance.", "How is Acme planning today?", StringComparison.Ordinal);

    public static string Casual(string body) => body.Replace("Hello", "Hi", StringComparison.Ordinal);

    public static string Shorter(string body) => body.Replace(" It costs little and is quick to learn.", "", StringComparison.Ordinal);

    public static string WithoutGlance(string body) => body.Replace("at a glance ", "", StringComparison.Ordinal);

    public static string Cheerful(string body) => body.Replace("Best,", "Onwards,", StringComparison.Ordinal);

    public static Prospect Lead(
        string role = "Head of People", CompanySize? size = null, string? description = null, string? region = null, params string[] technologies) => new()
        {
            Email = EmailAddress.Of("p@acme.example"),
            FirstName = "Ida",
            Company = "Acme",
            Role = role,
            CompanySize = size,
            Region = region,
            Description = description,
            Technologies = technologies,
        };

    public QualificationResult Judge(Prospect prospect) => Judge(Memory, prospect);

    public QualificationResult Judge(AgentMemory memory, Prospect prospect) =>
        memory.Judge(Workflow, prospect, Nothing, StatedProfile.Judge(Workflow, prospect, Nothing));

    public DecisionRecord RecordOf(Prospect prospect, ProposedAction action, Verdict verdict, string by = "ann")
    {
        var own = StatedProfile.Judge(Workflow, prospect, Nothing);
        var lead = new Lead
        {
            Id = new LeadId($"ld_{_log.Count}"),
            WorkflowId = new WorkflowId("wf"),
            Prospect = prospect,
            Qualification =
            own with { Opinion = own.Fit }
        };
        return DecisionRecord.Of(lead, Nothing, Workflow, new Decision { Revision = 1, Action = action, Verdict = verdict, By = new ReviewerId(by), At = Now },
            isAudit: false, hour: 9);
    }
}
