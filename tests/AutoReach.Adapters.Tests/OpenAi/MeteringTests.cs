using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Metrics;
using AutoReach.Orchestration;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Adapters.Tests.OpenAi;

public sealed class MeteringTests
{
    private readonly PlainModel _model = new() { Value = "We help dive crews plan their week." };

    [Fact]
    public async Task Every_answer_is_taken_down_with_its_tokens_and_its_cost()
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        await lab.Qualifier.QualifyAsync(Workflow, Prospect, Full, CancellationToken.None);
        await DraftAsync(lab, "ada");
        await DraftAsync(lab, "bea", "wf2");
        var usage = await lab.UsageOfAsync("wf");
        Assert.Equal(new UsageTotals(2, 2000, 400, 0.009m), usage.Workflow); // 2,000 · 2.50 $ + 400 · 10 $ a million
        Assert.Equal(new UsageTotals(3, 3000, 600, 0.0135m), usage.Tenant);
        Assert.Equal(("2026-11", 2), (usage.Month, usage.Credits.Used));
    }

    [Fact]
    public async Task A_month_is_summed_up_however_its_rows_came_and_ends_at_midnight()
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer);
        for (var lead = 0; lead < 12; lead++)
        {
            await DraftAsync(lab, $"lead{lead}");
            Assert.Equal(lead + 1, (await lab.UsageOfAsync("wf")).Tenant.Calls);
            lab.Clock.Advance(TimeSpan.FromMinutes(4));
        }
        await Task.WhenAll(Enumerable.Range(20, 20).Select(lead => DraftAsync(lab, $"lead{lead}")));
        Assert.Equal(32, (await lab.UsageOfAsync("wf")).Tenant.Calls);
        lab.Clock.Advance(TimeSpan.FromDays(9));
        var december = await lab.UsageOfAsync("wf");
        Assert.Equal(("2026-12", 0, 32), (december.Month, december.Tenant.Calls, december.Credits.Used));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_budget_that_is_used_up_stops_with_a_sentence_until_the_month_is_over(bool inTokens)
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer, options => options with
        {
            Limits = inTokens ? new() { MonthlyTokens = 2000 } : new() { MonthlyCost = 0.008m, Currency = "EUR" },
        });
        await DraftAsync(lab, "ada");
        await DraftAsync(lab, "bea");
        var failure = await Assert.ThrowsAsync<FinalFailureException>(() => DraftAsync(lab, "cem"));
        Assert.StartsWith(inTokens
            ? "The month's budget of 2000 tokens is used up."
            : "The month's budget of 0.01 EUR is used up.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, lab.Server.Asked.Count);
        lab.Clock.Advance(TimeSpan.FromDays(9));
        await DraftAsync(lab, "cem");
    }

    [Fact]
    public async Task A_lead_has_one_credit_however_often_it_is_worked_on_and_no_two_take_the_last()
    {
        await using var lab = await ModelLab.StartAsync(_model.Answer, options => options with { Limits = new() { Credits = 5 } });
        var leads = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(async lead => (lead, Failure: await Record.ExceptionAsync(() => DraftAsync(lab, $"lead{lead}")))));
        var served = leads.Where(lead => lead.Failure is null).ToArray();
        Assert.Equal(5, served.Length);
        Assert.All(leads.Except(served), lead =>
            Assert.StartsWith("No credits are left of 5:", Assert.IsType<FinalFailureException>(lead.Failure).Message, StringComparison.Ordinal));
        await DraftAsync(lab, $"lead{served[0].lead}");
        Assert.Equal((5, (int?)5), ((await lab.UsageOfAsync("wf")).Credits.Used, (await lab.UsageOfAsync("wf")).Credits.Granted));
    }

    private static Task DraftAsync(ModelLab lab, string name, string workflow = "wf")
    {
        var request = Request(Workflow with { Id = new WorkflowId(workflow) }, Prospect with { Email = EmailAddress.Of($"{name}@kelpworks.example") });
        return lab.Drafter.DraftAsync(request, CancellationToken.None);
    }
}
