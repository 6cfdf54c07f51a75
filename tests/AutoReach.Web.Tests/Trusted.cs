using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Trust;
using Microsoft.Extensions.DependencyInjection;
using Reply = AutoReach.Core.Trust.Levels.Answer;

namespace AutoReach.Web.Tests;

/// <summary>Brings a workflow to where the AI may act alone, by answers recorded the way reviews are.</summary>
internal static class Trusted
{
    /// <summary>What the tests' world makes of a company that is wanted.</summary>
    private static readonly StageScores Usual = new(0.2875, 0.8, 0.9);

    public static async Task<JsonElement> TrustAsync(this TestHost host, string workflow) =>
        (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/trust")).Is(200).Json;

    public static Task<Answer> PutTrustAsync(this TestHost host, string workflow, string change) =>
        host.Admin.PutAsync($"/api/workflows/{workflow}/trust", change);

    public static async Task AnswerAsync(
        this TestHost host, string workflow, int count, bool agreed = true, ProposedAction action = ProposedAction.Send, GateReason reason = GateReason.Level)
    {
        var desk = host.Services.GetRequiredService<TrustDesk>();
        var scores = action == ProposedAction.Send ? Usual : Usual with { Qualification = 0.7, Email = 1 };
        var epoch = (await host.TrustAsync(workflow)).GetProperty("epoch").GetInt32();
        for (var left = count; left > 0; left--)
        {
            var lead = new LeadId($"ld_{Guid.NewGuid():N}");
            var item = new GatedItem(
                lead, 1, action, new GateVerdict(GateRoute.Person, reason, 0.95, scores, 0.9, reason == GateReason.Sample ? 0.2 : 1, epoch));
            await desk.RecordAsync(new WorkflowId(workflow), $"review|{lead}|1", (_, now) =>
                new TrustEvent.Reviewed(
                    now.At, now.Week, item, agreed ? Reply.Approved : Reply.Rejected, agreed, new ReviewerId("r1"), 20, null, item.Gate.Propensity), default);
        }
    }

    /// <summary>A workflow whose rise to level 2 waits for an administrator.</summary>
    public static async Task<string> ProposedAsync(this TestHost host, string more = "")
    {
        var workflow = await host.NewWorkflowAsync(more);
        await host.AnswerAsync(workflow, 70);
        await host.AnswerAsync(workflow, 70, action: ProposedAction.Skip);
        await host.AdvanceAsync(TimeSpan.FromDays(7));
        return workflow;
    }

    public static async Task<string> AtLevel2Async(this TestHost host, string more = "")
    {
        var workflow = await host.ProposedAsync(more);
        Assert.Equal(2, (await host.Admin.PostAsync($"/api/workflows/{workflow}/trust/promotion", """{ "accept": true }""")).Is(200).Json.GetProperty("level")
            .GetInt32());
        return workflow;
    }

    /// <summary>So many leads of one company, as far as they come by themselves.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(this TestHost host, string workflow, int count, string company = "Acme")
    {
        var site = $"{company.ToLowerInvariant().Replace(' ', '-')}.example";
        var rows = string.Join(',', Enumerable.Range(0, count).Select(_ => $$"""{ "email": "{{Guid.NewGuid():N}}@{{site}}", "company": "{{company}}", "website": "https://{{site}}" }"""));
        var taken = (await host.Intake.PostAsync($"/api/workflows/{workflow}/leads", $"[{rows}]")).Is(202).Json;
        await host.DrainAsync();
        var leads = await Task.WhenAll(taken.GetProperty("rows").EnumerateArray().Select(row => host.Reviewer.GetAsync($"/api/leads/{row.Text("leadId")}")));
        return [.. leads.Select(lead => lead.Json)];
    }

    public static async Task<IReadOnlyList<JsonElement>> QueueAsync(this TestHost host, string workflow, string queue) =>
        [.. (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?queue={queue}&limit=200")).Is(200).Json.GetProperty("items").EnumerateArray()];
}
