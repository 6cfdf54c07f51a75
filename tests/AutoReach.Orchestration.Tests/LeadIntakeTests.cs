using AutoReach.Core.Leads;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

public class LeadIntakeTests
{
    [Fact]
    public async Task Every_row_is_answered_in_its_place()
    {
        await using var lab = await LeadLab.StartAsync();
        var results = await lab.ImportAsync(
            [LeadLab.Row("a@one.example"), ProspectInput.Broken("a quote is open"), LeadLab.Row("A@one.example"), LeadLab.Row("b@two.example", "nowhere")]);
        Assert.Equal([1, 2, 3, 4], results.Select(row => row.Row));
        Assert.Equal([RowStatus.Accepted, RowStatus.Rejected, RowStatus.Duplicate, RowStatus.Rejected], results.Select(row => row.Status));
        Assert.Equal("a quote is open", results[1].Reason);
        Assert.Equal(results[0].LeadId, results[2].LeadId);
    }

    [Fact]
    public async Task Repeated_request_is_answered_as_the_first_time_and_brings_nothing()
    {
        await using var lab = await LeadLab.StartAsync();
        ProspectInput[] rows = [LeadLab.Row("a@one.example"), LeadLab.Row("b@two.example"), LeadLab.Row("a@one.example")];
        var first = await lab.ImportAsync(rows);
        await lab.SettleAsync();
        Assert.Equal(first, await lab.ImportAsync(rows));
        Assert.Equal([RowStatus.Duplicate, RowStatus.Duplicate, RowStatus.Duplicate], (await lab.ImportAsync(rows, "another")).Select(row => row.Status));
        await lab.SettleAsync();
        Assert.Equal(2, lab.Drafter.Asked.Count);
    }

    [Fact]
    public async Task Address_that_comes_again_far_below_is_a_duplicate_also_when_the_request_is_repeated()
    {
        await using var lab = await LeadLab.StartAsync();
        await lab.PauseAsync();
        ProspectInput[] rows = [.. Enumerable.Range(0, 250).Select(number => LeadLab.Row($"jo{number}@acme.example")), LeadLab.Row("jo7@acme.example")];
        foreach (var _ in new[] { "first", "again" })
        {
            var results = await lab.ImportAsync(rows);
            Assert.Equal(250, results.Count(row => row.Status == RowStatus.Accepted));
            Assert.Equal((251, RowStatus.Duplicate, results[7].LeadId), (results[250].Row, results[250].Status, results[250].LeadId));
        }
    }

    [Fact]
    public async Task Same_contact_in_two_workflows_is_two_leads()
    {
        await using var lab = await LeadLab.StartAsync();
        var here = (await lab.ImportAsync("a@one.example"))[0];
        await lab.Get<Storage.WorkflowStore>().AddAsync(lab.Workflow with { Id = new("wf_other") }, CancellationToken.None);
        var there = await lab.Get<LeadIntake>()
            .TakeAsync(new("wf_other"), new[] { LeadLab.Row("a@one.example") }.ToAsyncEnumerable(), "r", "api", CancellationToken.None).ToListAsync();
        Assert.Equal(RowStatus.Accepted, there[0].Status);
        Assert.NotEqual(here, there[0].LeadId);
    }
}
