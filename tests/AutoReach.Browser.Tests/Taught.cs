using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Learning;

namespace AutoReach.Browser.Tests;

/// <summary>Teaches a workflow's memory by decisions recorded the way settled reviews are.</summary>
internal static class Taught
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static Task<MemoryReport> MemoryAsync(this InboxHost host, Workflow workflow) => host.Get<MemoryControl>().ReadAsync(workflow, default);

    public static Task RecordAsync(this InboxHost host, Workflow workflow, LearningEvent happened) =>
        host.Get<MemoryDesk>().RecordAsync(workflow.Id, key: null, happened, default);

    /// <summary>A profile that decisions contradict in places, and emails that people make casual, shorter and their own.</summary>
    public static async Task<Workflow> TaughtAsync(this InboxHost host, string name = "Fleets in the north", int decisions = 180)
    {
        var workflow = await host.WorkflowAsync(name, stated => stated with
        {
            Profile = new IdealCustomerProfile
            {
                CompanySizes = [CompanySize.Medium],
                Regions = ["europe"],
                Keywords = ["freight"],
                ExcludeKeywords =
                ["agency"]
            },
        });
        for (var n = 0; n < decisions; n++)
            await host.RecordAsync(workflow, n % 3 == 0 ? Edited(n) : Judged(n));
        return workflow;
    }

    private static LearningEvent.Decided Judged(int n)
    {
        var (isSmall, isCasino) = (n % 2 == 0, n % 7 == 0);
        List<LeadAttribute> attributes = isSmall ? [new("companySize", "small")] : n % 4 == 1 ? [new("companySize", "medium")] : [];
        if (n % 5 < 3)
            attributes.Add(new("region", n % 5 == 0 ? "americas" : "europe"));
        if (n % 6 is 1 or 2)
            attributes.Add(new("technology", "postgres"));
        var isWanted = !isCasino && (isSmall || n % 6 == 1);
        return Decided(n, null, new DecisionRecord
        {
            Lead = new LeadId($"ld_{n}"),
            Company = "Alder Freight",
            Attributes = attributes,
            Keywords = n % 4 < 2 ? ["freight"] : [],
            Words = isCasino ? ["casino", "route"] : ["route"],
            Opinion = 0.6,
            Decision = Decision(n, ProposedAction.Skip, isWanted ? Verdict.Reject : Verdict.Approve),
        });
    }

    private static LearningEvent.Decided Edited(int n)
    {
        var draft = Composition.Compose(1, "Routes",
        [
            new(SlotKind.Greeting, "Hello Toni,", [], "greeting.neutral.name"),
            new(SlotKind.Opening, "I came across Alder Freight by chance.", [], "opening.observation.company"),
            new(SlotKind.Value, "Tideplan shows at a glance which routes run late. It costs little and is quick to learn.", [], "value.plain"),
            new(SlotKind.SignOff, "Best,\nSam", [], "signOff.plain"),
        ], score: 0.8);
        var body = draft.Body.Replace("Hello", "Hi", StringComparison.Ordinal)
            .Replace("I came across Alder Freight by chance.", "How does Alder Freight plan its routes today?", StringComparison.Ordinal);
        body = n % 2 == 0
            ? body.Replace("at a glance ", "", StringComparison.Ordinal)
            : body.Replace(" It costs little and is quick to learn.", "", StringComparison.Ordinal);
        return Decided(n, draft, new DecisionRecord
        {
            Lead = new LeadId($"ld_{n}"),
            Company = "Alder Freight",
            FirstName = "Toni",
            Draft = draft,
            WasAskedFor = true,
            Decision = Decision(n, ProposedAction.Send, Verdict.Edit) with
            {
                Subject = "Routes",
                Body = n < 12 ? body.Replace(
                "Best,", "Drive well,", StringComparison.Ordinal) : body
            },
        });
    }

    private static LearningEvent.Decided Decided(int n, Draft? draft, DecisionRecord record) => new(Start.AddHours(n), record with { Draft = draft });

    private static Decision Decision(int n, ProposedAction action, Verdict verdict) =>
        new() { Revision = 1, Action = action, Verdict = verdict, By = new ReviewerId(n % 10 < 6 ? "ada" : "sam"), At = Start.AddHours(n) };
}
