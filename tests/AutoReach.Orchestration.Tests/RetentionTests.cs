using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

public class RetentionTests
{
    [Fact]
    public async Task History_of_a_finished_lead_goes_and_the_lead_with_its_decision_stays()
    {
        await using var lab = await LeadLab.StartAsync();
        var leads = await lab.ImportAsync("jo@acme.example", "sam@other.example");
        await lab.SettleAsync();
        await lab.DecideAsync(leads[0], Verdict.Reject);
        await lab.AdvanceAsync(TimeSpan.FromDays(91));
        var finished = await lab.Leads.GetAsync(leads[0], CancellationToken.None);

        await lab.Get<Retention>().RunAsync(Retention.Usual, CancellationToken.None);
        Assert.Null(await lab.Get<IOrchestrationClient>().FindAsync(finished.InstanceId, CancellationToken.None));
        Assert.Equal(LeadStatus.Rejected, (await lab.Leads.GetAsync(leads[0], CancellationToken.None)).Status);
        Assert.NotNull((await lab.Leads.GetReviewAsync(leads[0], 1, CancellationToken.None)).Resolution);
    }

    [Fact]
    public async Task A_lead_whose_history_went_is_not_begun_again_by_its_import_or_by_the_reconciler()
    {
        await using var lab = await LeadLab.StartAsync();
        var id = await lab.ProposedAsync();
        await lab.ApproveAsync(id);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        await lab.AdvanceAsync(TimeSpan.FromDays(91));
        await lab.Get<Retention>().RunAsync(Retention.Usual, CancellationToken.None);
        var (lead, events) = (await lab.LeadAsync(id), await lab.EventsAsync(id));
        Assert.Null(await lab.Get<IOrchestrationClient>().FindAsync(lead.InstanceId, CancellationToken.None));

        await lab.ImportAsync("jo@acme.example");
        await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.Get<IOrchestrationClient>().StartAsync(LeadOrchestration.Flow, lead.InstanceId, id, CancellationToken.None);
        await lab.SettleAsync();
        Assert.Equal(LeadStatus.Sent, await lab.StatusAsync(id));
        Assert.Equal(events, await lab.EventsAsync(id));
        Assert.Single(lab.Mailer.Sent);
        Assert.Single(lab.Researcher.Asked);
    }

    [Fact]
    public async Task Tries_at_the_code_of_a_mail_are_forgotten_when_its_last_link_has_expired()
    {
        await using var lab = await LeadLab.StartAsync();
        var tries = lab.Get<CodeTries>();
        var link = new DecisionLink(
            new ProposalRef(LeadId.Of("ld_1"), 1, 1, ""), EmailAddress.Of("kim@ours.example"), lab.Clock.GetUtcNow() + DecisionLink.Lifetime, "mail");
        for (var attempt = 0; attempt < CodeTries.Max; attempt++)
            Assert.True(await tries.TryTakeAsync(link, CancellationToken.None));

        await lab.Get<Retention>().RunAsync(Retention.Usual, CancellationToken.None);
        Assert.True(await tries.IsSpentAsync(link, CancellationToken.None));
        await lab.AdvanceAsync(DecisionLink.Lifetime + TimeSpan.FromSeconds(1));
        await lab.Get<Retention>().RunAsync(Retention.Usual, CancellationToken.None);
        Assert.False(await tries.IsSpentAsync(link, CancellationToken.None));
    }
}
