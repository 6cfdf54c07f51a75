namespace AutoReach.Web.Tests;

public sealed class LeadTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_fresh_lead_has_nothing_yet_and_says_so()
    {
        var id = await host.NewLeadAsync(await host.NewWorkflowAsync(""", "state": "paused" """), "fresh@acme.example");
        Json.Holds("""
            { "id": "…", "workflowId": "…", "status": "queued", "lead": { "email": "fresh@acme.example", "company": "Acme", "technologies": [], "attributes": {} },
              "action": null, "revision": 0, "dossier": null, "qualification": null, "draft": null, "gate": null, "decision": null, "claim": null, "urgency": null,
              "createdAt": "…", "updatedAt": "…", "timeline": [ { "at": "…", "event": "leadImported", "by": "crm", "detail": {} } ] }
            """, (await host.Intake.GetAsync($"/api/leads/{id}")).Is(200).Json);
    }

    [Fact]
    public async Task A_proposed_lead_has_the_shape_of_the_contract()
    {
        var id = await host.WaitingLeadAsync("Flagged Inc", more: """, "value": 1200.50, "attributes": { "plan": "pro" } """);
        var lead = (await host.Intake.GetAsync($"/api/leads/{id}")).Is(200).Json;
        Json.Holds("""
            { "id": "…", "workflowId": "…", "status": "awaitingDecision", "action": "send", "revision": 1, "urgency": "fresh",
              "lead": { "company": "Flagged Inc", "website": "https://flagged-inc.example", "value": 1200.50, "attributes": { "plan": "pro" } },
              "dossier": { "facts": [ { "id": "f_size", "kind": "size", "value": "small", "source": "…", "excerpt": "a team of 30", "observedAt": "…" } ] },
              "qualification": { "fit": 0.81, "verdict": "qualified", "reasons": [ { "text": "size small matches", "contribution": 0.6 } ] },
              "draft": { "revision": 1, "subject": "Builds at Flagged Inc", "body": "…", "hash": "…",
                         "slots": [ { "kind": "greeting", "text": "…", "facts": [] }, { "kind": "opening", "text": "…", "facts": ["f_size"] }, { "kind": "signOff", "text": "…", "facts": [] } ] },
              "gate": { "route": "person", "reason": "flag", "scores": { "qualification": 0.8, "email": 0.9 }, "threshold": null, "propensity": 1, "epoch": 1 },
              "decision": null }
            """, lead);
        Assert.Contains(lead.GetProperty("dossier").GetProperty("flags").EnumerateArray(), flag =>
            flag.Text("kind") == "layoffs" && flag.GetProperty("blocking").GetBoolean());
        Assert.StartsWith("sha256:", lead.GetProperty("draft").Text("hash"), StringComparison.Ordinal);
        Assert.InRange(lead.GetProperty("gate").GetProperty("confidence").GetDouble(), 0, 1);
        Assert.Equal("leadImported", lead.GetProperty("timeline")[0].Text("event"));
        Assert.Contains(lead.GetProperty("timeline").EnumerateArray(), happened => happened.Text("event") == "qualified" && happened.Text("by") == "ai");
        Assert.EndsWith("Z", lead.Text("createdAt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_skip_has_no_draft()
    {
        var id = await host.WaitingLeadAsync("Agency");
        Json.Holds("""{ "status": "awaitingDecision", "action": "skip", "revision": 1, "draft": null, "qualification": { "verdict": "unqualified" } }""",
            (await host.Intake.GetAsync($"/api/leads/{id}")).Json);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/cancel")]
    [InlineData("POST", "/retry")]
    [InlineData("POST", "/claim")]
    [InlineData("POST", "/release")]
    [InlineData("POST", "/undo")]
    [InlineData("POST", "/redraft")]
    [InlineData("POST", "/decision")]
    [InlineData("POST", "/approve")]
    [InlineData("POST", "/reject")]
    [InlineData("POST", "/edit")]
    public async Task An_unknown_lead_is_not_found(string method, string command)
    {
        foreach (var id in new[] { "ld_unknown", "%01%0A", new string('x', 2000), string.Concat(Enumerable.Repeat("%E2%82%AC", 200)) })
            (await host.Admin.SendAsync(new HttpMethod(method), $"/api/leads/{id}{command}",
                """{ "revision": 1, "verdict": VERDICT, "instruction": "x", "body": "x", "corrections": [ { "fact": "f" } ] }"""
                    .Replace("VERDICT", command switch { "/approve" => "\"approve\"", "/reject" => "\"reject\"", _ => "\"edit\"" }, StringComparison.Ordinal)))
                .IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_canceled_lead_stays_canceled()
    {
        var id = await host.WaitingLeadAsync();
        Assert.Equal("canceled", (await host.Reviewer.PostAsync($"/api/leads/{id}/cancel")).Is(200).Json.Text("status"));
        (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).IsProblem(409, "already-decided");
        await host.DrainAsync();
        Assert.Equal("canceled", (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.Text("status"));
        (await host.Reviewer.PostAsync($"/api/leads/{id}/cancel")).IsProblem(409, "refused");
    }

    [Fact]
    public async Task All_failed_leads_of_a_workflow_are_started_again_by_one_request()
    {
        var workflow = await host.NewWorkflowAsync();
        var (failed, waiting) = (await host.WaitingLeadAsync("Broken", workflow), await host.WaitingLeadAsync("Acme", workflow));
        for (var attempt = 0; attempt < 4; attempt++)
            await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("failed", (await host.Reviewer.GetAsync($"/api/leads/{failed}")).Json.Text("status"));
        Json.Holds("""{ "retried": 1, "more": false }""", (await host.Admin.PostAsync($"/api/workflows/{workflow}/retry")).Is(200).Json);
        await host.DrainAsync();
        Assert.Equal("researching", (await host.Reviewer.GetAsync($"/api/leads/{failed}")).Json.Text("status"));
        Json.Holds("""{ "status": "awaitingDecision", "revision": 1 }""", (await host.Reviewer.GetAsync($"/api/leads/{waiting}")).Json);
        Json.Holds("""{ "retried": 0, "more": false }""", (await host.Admin.PostAsync($"/api/workflows/{workflow}/retry")).Is(200).Json);
        (await host.Admin.PostAsync("/api/workflows/wf_none/retry")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Only_what_ended_without_an_answer_can_be_retried()
    {
        var waiting = await host.WaitingLeadAsync();
        (await host.Reviewer.PostAsync($"/api/leads/{waiting}/retry", """{ "acceptDuplicateRisk": false }""")).IsProblem(409, "refused");
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        await host.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.Equal("expired", (await host.Reviewer.GetAsync($"/api/leads/{waiting}")).Json.Text("status"));
        Assert.Equal("queued", (await host.Reviewer.PostAsync($"/api/leads/{waiting}/retry")).Is(200).Json.Text("status"));
        await host.DrainAsync();
        Json.Holds("""{ "status": "awaitingDecision", "revision": 2, "decision": null }""", (await host.Reviewer.GetAsync($"/api/leads/{waiting}")).Json);
    }
}
