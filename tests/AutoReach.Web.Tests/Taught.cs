using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Qualification;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

/// <summary>Teaches a workflow's memory by decisions recorded the way settled reviews are.</summary>
internal static class Taught
{
    public static Task RecordAsync(this TestHost host, string workflow, LearningEvent happened) =>
        host.Services.GetRequiredService<MemoryDesk>().RecordAsync(new WorkflowId(workflow), key: null, happened, default);

    /// <summary>Small companies are wanted, agencies never; every third email is made casual.</summary>
    public static async Task TeachAsync(this TestHost host, string workflow, int decisions)
    {
        for (var n = 0; n < decisions; n++)
        {
            var (isSmall, isAgency) = (n % 2 == 0, n % 5 == 0);
            LeadAttribute[] attributes = isSmall ? [new("companySize", "small")] : n % 4 == 1 ? [new("region", "europe")] : [];
            await host.RecordAsync(workflow, Record(host, n, attributes, isAgency ? ["agency"] : [], isSmall && !isAgency, isEdited: n % 3 == 0));
        }
    }

    private static LearningEvent.Decided Record(TestHost host, int n, LeadAttribute[] attributes, string[] words, bool isWanted, bool isEdited)
    {
        var at = host.Clock.GetUtcNow();
        var draft = Composition.Compose(1, "Builds",
            [new(SlotKind.Greeting, "Hello Ida,", [], "greeting.neutral.name"), new(SlotKind.Opening, "Builds take long.", [], "opening.observation.company")],
            score: 0.8);
        var action = isEdited ? ProposedAction.Send : ProposedAction.Skip;
        return new LearningEvent.Decided(at, new DecisionRecord
        {
            Lead = new LeadId($"ld_{n}"),
            Company = "Acme",
            Attributes = attributes,
            Words = words,
            Opinion = 0.5,
            Draft = isEdited ? draft : null,
            WasAskedFor = isEdited,
            Decision = new Decision
            {
                Revision = 1,
                Action = action,
                Verdict = isEdited ? Verdict.Edit : isWanted ? Verdict.Reject : Verdict.Approve,
                By = new ReviewerId("r1"),
                At = at,
                Subject = isEdited ? "Builds" : null,
                Body = isEdited ? draft.Body.Replace("Hello", "Hi", StringComparison.Ordinal) : null,
            },
        });
    }
}
