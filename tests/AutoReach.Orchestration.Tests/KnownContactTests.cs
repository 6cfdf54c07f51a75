using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Trust;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>Whoever is in touch already is never written to by the AI alone.</summary>
public sealed class KnownContactTests
{
    [Fact]
    public async Task A_company_on_the_teams_list_waits_for_a_person()
    {
        await using var lab = await Trusted.AtLevel2Async(
            workflow => workflow with { Relationships = new RelationshipPolicy { Companies = ["customer.example"] } });
        Assert.All(await lab.RunAsync(10, "customer.example"), lead => Assert.Equal(GateReason.Flag, lead.Gate!.Reason));
        Assert.Contains(await lab.RunAsync(10), lead => lead.Gate!.Route == GateRoute.Alone);
    }

    [Fact]
    public async Task Of_several_contacts_at_a_company_one_goes_alone_and_the_others_wait_for_a_while()
    {
        await using var lab = await Trusted.AtLevel2Async(
            workflow => workflow with { Relationships = new RelationshipPolicy { OtherContactWithin = TimeSpan.FromDays(30) } });
        var leads = await lab.RunAsync(20);
        Assert.Single(leads, lead => lead.Status == LeadStatus.Sent);
        Assert.All(leads.Where(lead => lead.Status != LeadStatus.Sent && lead.Gate!.Reason != GateReason.Sample), lead =>
        {
            Assert.Equal((LeadStatus.AwaitingDecision, GateReason.Flag), (lead.Status, lead.Gate!.Reason));
            Assert.Contains(lead.Research!.Flags, flag => flag.Kind == FlagKind.Relationship);
        });
        await lab.AdvanceAsync(TimeSpan.FromDays(31));
        Assert.Single(await lab.RunAsync(20), lead => lead.Status == LeadStatus.Sent);
    }

    [Fact]
    public async Task Somebody_whom_another_workflow_wrote_to_waits_for_a_person()
    {
        await using var lab = await Trusted.AtLevel2Async();
        var sent = (await lab.RunAsync(20)).First(lead => lead.Status == LeadStatus.Sent);
        var other = await lab.Get<WorkflowStore>().AddAsync(lab.Workflow with { Id = new WorkflowId("wf_other"), Name = "Other" }, CancellationToken.None);
        await lab.Get<Intake.LeadIntake>()
            .TakeAsync(other.Id, new[] { LeadLab.Row(sent.Prospect.Email.Value) }.ToAsyncEnumerable(), "other", Actor.System, CancellationToken.None)
            .ToListAsync();
        await lab.SettleAsync();
        var again = await lab.LeadAsync(LeadId.For(other.Id, sent.Prospect.Email));
        Assert.Equal(GateReason.Flag, again.Gate!.Reason);
        Assert.Contains(again.Research!.Flags, flag => flag.Evidence.StartsWith("Lab wrote to this address", StringComparison.Ordinal));
    }
}
