using System.Text.Json;

namespace AutoReach.Web.Tests;

/// <summary>What goes alone, and how people look at it all the same. The host's clock starts on a Monday.</summary>
public sealed class AuditTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task At_level_2_sure_leads_go_alone_and_a_sample_waits_blind()
    {
        var workflow = await host.AtLevel2Async();
        var leads = await host.RunAsync(workflow, 60);
        var alone = leads.Where(lead => lead.Text("status") == "sent").ToList();
        Assert.InRange(alone.Count, 30, 59);
        Assert.All(alone, lead =>
            Json.Holds(
                """{ "action": "send", "blind": false, "decision": null, "gate": { "route": "alone", "reason": "eligible", "threshold": 0.8, "propensity": 0.2, "epoch": 1 } }""", lead));

        var samples = await host.QueueAsync(workflow, "pending");
        Assert.Equal(60 - alone.Count, samples.Count);
        Assert.All(samples, IsBlind);
        var sample = samples[0].Text("id");
        IsBlind((await host.Reviewer.GetAsync($"/api/leads/{sample}")).Is(200).Json);
        IsBlind((await host.Reviewer.PostAsync($"/api/leads/{sample}/claim")).Is(200).Json);
        (await host.Reviewer.PostAsync($"/api/leads/{sample}/approve", """{ "revision": 1 }""")).Is(200);
        Json.Holds("""{ "blind": false, "gate": { "route": "person", "reason": "sample", "propensity": 0.2 }, "qualification": { "fit": 0.81 } }""",
            (await host.Reviewer.GetAsync($"/api/leads/{sample}")).Json);
    }

    [Fact]
    public async Task Skips_go_alone_too_once_they_are_certified()
    {
        var workflow = await host.AtLevel2Async();
        var leads = await host.RunAsync(workflow, 40, "Agency");
        Assert.Contains(leads, lead => lead.Text("status") == "skipped");
        Assert.All(await host.QueueAsync(workflow, "pending"), IsBlind);
    }

    [Fact]
    public async Task Monday_draws_an_audit_whose_items_are_answered_blind_and_once()
    {
        var workflow = await host.AtLevel2Async();
        var alone = (await host.RunAsync(workflow, 60)).Count(lead => lead.Text("status") == "sent");
        await host.AdvanceAsync(TimeSpan.FromDays(7));
        var audit = Assert.Single(await AuditsAsync(workflow));
        Json.Holds($$"""{ "audit": "…", "from": "…", "drawnAt": "…", "due": "…", "strata": [ { "action": "send", "population": {{alone}}, "sampled": 15 } ], "items": 15, "answered": 0, "disagreements": 0, "overdue": false }""", audit);
        Assert.Equal(TimeSpan.FromDays(7), audit.GetProperty("due").GetDateTimeOffset() - audit.GetProperty("drawnAt").GetDateTimeOffset());

        var queue = await host.QueueAsync(workflow, "audit");
        Assert.Equal(audit.GetProperty("leads").EnumerateArray().Select(lead => lead.GetString()).Order(), queue.Select(item => item.Text("id")).Order());
        Assert.All(queue, item => Json.Holds("""{ "status": "sent", "decision": null }""", item));
        Assert.All(queue, IsBlind);

        var audited = queue[0].Text("id");
        var sent = host.World.Sent.Count;
        Json.Holds("""{ "verdict": "reject", "by": "r1", "status": "sent" }""", (await DecideAsync(audited, "reject")).Is(200).Json);
        Json.Holds("""{ "decision": { "verdict": "reject", "by": "r1" } }""",
            (await host.OtherReviewer.PostAsync($"/api/leads/{audited}/approve", """{ "revision": 1 }""")).IsProblem(409, "already-decided").Json);
        Json.Holds("""{ "answered": 0 }""", Assert.Single(await AuditsAsync(workflow)));
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        Json.Holds("""{ "answered": 1, "disagreements": 1 }""", Assert.Single(await AuditsAsync(workflow)));
        Assert.Equal(14, (await host.QueueAsync(workflow, "audit")).Count);
        Assert.Equal(sent, host.World.Sent.Count);
        Json.Holds("""{ "status": "sent", "blind": false }""", (await host.Reviewer.GetAsync($"/api/leads/{audited}")).Json);
        (await DecideAsync(audited, "approve")).IsProblem(409, "already-decided");
    }

    [Fact]
    public async Task An_answer_in_an_audit_can_be_undone_while_its_window_lasts()
    {
        var workflow = await host.AtLevel2Async();
        await host.RunAsync(workflow, 30);
        await host.AdvanceAsync(TimeSpan.FromDays(7));
        var audited = (await host.QueueAsync(workflow, "audit"))[0].Text("id");
        (await DecideAsync(audited, "reject")).Is(200);
        IsBlind((await host.Reviewer.PostAsync($"/api/leads/{audited}/undo")).Is(200).Json);
        (await DecideAsync(audited, "approve")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        Json.Holds("""{ "answered": 1, "disagreements": 0 }""", Assert.Single(await AuditsAsync(workflow)));
    }

    [Fact]
    public async Task A_lead_that_was_wrongly_skipped_comes_back_with_a_draft()
    {
        var workflow = await host.AtLevel2Async();
        await host.RunAsync(workflow, 30, "Agency");
        await host.AdvanceAsync(TimeSpan.FromDays(7));
        var skipped = (await host.QueueAsync(workflow, "audit"))[0];
        Json.Holds("""{ "action": "skip", "status": "skipped" }""", skipped);
        (await DecideAsync(skipped.Text("id"), "reject")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        Json.Holds("""{ "status": "awaitingDecision", "action": "send", "revision": 2, "blind": false, "gate": { "route": "person" } }""",
            (await host.Reviewer.GetAsync($"/api/leads/{skipped.Text("id")}")).Json);
    }

    [Fact]
    public async Task Audits_are_listed_the_newest_first_a_page_at_a_time()
    {
        var workflow = await host.AtLevel2Async();
        Assert.Empty(await AuditsAsync(workflow));
        foreach (var company in new[] { "Acme", "Bolt", "Crane" })
        {
            await host.RunAsync(workflow, 20, company);
            await host.AdvanceAsync(TimeSpan.FromDays(7));
        }
        var all = await AuditsAsync(workflow);
        Assert.Equal(3, all.Count);
        Assert.Equal(all.Select(audit => audit.Text("audit")).OrderDescending(StringComparer.Ordinal), all.Select(audit => audit.Text("audit")));
        Assert.Equal([false, true, true], all.Select(audit => audit.GetProperty("overdue").GetBoolean()));

        var first = (await PageAsync(workflow, "limit=2")).Is(200).Json;
        var last = (await PageAsync(workflow, $"limit=2&cursor={first.Text("next")}")).Is(200).Json;
        Assert.Equal(all.Select(audit => audit.ToString()), first.GetProperty("items").EnumerateArray().Concat(last.GetProperty("items").EnumerateArray())
            .Select(audit => audit.ToString()));
        Json.Holds("""{ "next": null }""", last);
        (await PageAsync(workflow, "limit=0")).IsProblem(400, "invalid");
        (await PageAsync(workflow, "cursor=nonsense")).IsProblem(400, "invalid");
    }

    private static void IsBlind(JsonElement item)
    {
        Json.Holds("""{ "blind": true, "gate": null, "qualification": { "fit": null } }""", item);
        foreach (var word in new[] { "\"scores\"", "\"confidence\"", "\"propensity\"", "\"score\"" })
            Assert.DoesNotContain(word, item.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private Task<Answer> DecideAsync(string lead, string verdict) => host.Reviewer.PostAsync($"/api/leads/{lead}/decision", $$"""{ "revision": 1, "verdict": "{{verdict}}" }""");

    private Task<Answer> PageAsync(string workflow, string query) => host.Reviewer.GetAsync($"/api/workflows/{workflow}/audits?{query}");

    private async Task<IReadOnlyList<JsonElement>> AuditsAsync(string workflow) =>
        [.. (await PageAsync(workflow, "")).Is(200).Json.GetProperty("items").EnumerateArray()];
}
