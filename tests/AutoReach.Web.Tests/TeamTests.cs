using System.Text.Json;

namespace AutoReach.Web.Tests;

/// <summary>Two reviewers at one workflow: what is asked of both, and what is told of them.</summary>
public sealed class TeamTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Of_a_team_that_has_decided_nothing_there_is_nothing_to_tell()
    {
        var workflow = await host.NewWorkflowAsync();
        Json.Holds("""
            { "reviewers": [], "agreement": { "items": 0, "equal": 0, "share": null, "low": null, "high": null, "kappa": null },
              "habits": { "digestHour": null, "digestSize": 10, "exceptions": [] } }
            """, await TeamAsync(workflow));
        (await host.Reviewer.GetAsync("/api/workflows/wf_none/team")).IsProblem(404, "not-found");
        (await host.Intake.GetAsync($"/api/workflows/{workflow}/team")).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_second_opinion_is_offered_to_others_only_and_told_of_in_the_team()
    {
        var workflow = await WorkflowAsync("""{ "overlapShare": 0.5, "digestHour": 7, "digestSize": 3 }""");
        await BothDecideAsync(workflow);
        var (copy, original) = await UntilAskedAsync(workflow);
        Assert.DoesNotContain(await host.QueueAsync(workflow, "pending"), item => item.Text("id") == copy.Text("id"));
        Json.Holds("""{ "status": "awaitingDecision", "blind": true, "gate": null, "decision": null, "qualification": { "fit": null } }""", copy);
        Assert.DoesNotContain("\"r1\"", copy.ToString(), StringComparison.Ordinal);

        var id = copy.Text("id");
        Assert.Contains("somebody else", (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }"""))
            .IsProblem(409, "refused").Json.Text("detail"), StringComparison.Ordinal);
        (await host.Reviewer.PostAsync($"/api/leads/{id}/claim")).IsProblem(409, "refused");
        var sent = host.World.Sent.Count;
        Json.Holds("""{ "verdict": "reject", "by": "r2", "status": "skipped", "explanation": "…" }""",
            (await host.OtherReviewer.PostAsync($"/api/leads/{id}/decision", """{ "revision": 1, "verdict": "reject", "activeSeconds": 20 }""")).Is(200).Json);
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        Assert.Equal(sent, host.World.Sent.Count);
        Json.Holds("""{ "status": "sent", "decision": { "by": "r1", "verdict": "approve" } }""", (await host.Reviewer.GetAsync($"/api/leads/{original}")).Json);
        Assert.DoesNotContain(id, (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/leads?limit=200")).Text, StringComparison.Ordinal);

        var team = await TeamAsync(workflow);
        Json.Holds("""{ "agreement": { "items": 1, "equal": 0, "share": 0 }, "habits": { "digestHour": 7, "digestSize": 3 } }""", team);
        var second = team.GetProperty("reviewers").EnumerateArray().Single(reviewer => reviewer.Text("id") == "r2");
        Json.Holds(
            """{ "decisions": 2, "medianSeconds": null, "hours": null, "batch": null, "reliability": 1, "measured": false, "agreement": { "hits": 0, "of": 1, "share": 0, "low": 0 }, "knownBad": null }""", second);
    }

    [Fact]
    public async Task A_planted_fault_looks_like_any_proposal_until_it_is_answered()
    {
        var workflow = await WorkflowAsync("""{ "overlapShare": 0, "knownBadShare": 0.05 }""");
        await BothDecideAsync(workflow);
        for (var round = 0; round < 40; round++)
        {
            foreach (var lead in await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.NewLeadAsync(workflow, $"{Guid.NewGuid():N}@acme.example"))))
            {
                await host.DrainAsync();
                (await host.Reviewer.PostAsync($"/api/leads/{lead}/approve", """{ "revision": 1 }""")).Is(200);
            }
            await host.AdvanceAsync(TimeSpan.FromSeconds(31));
            if ((await host.OtherReviewer.GetAsync($"/api/workflows/{workflow}/reviews?limit=200")).Json.GetProperty("items").EnumerateArray()
                .FirstOrDefault() is { ValueKind: JsonValueKind.Object } copy)
            {
                Json.Holds(
                    """{ "status": "awaitingDecision", "action": "send", "blind": false, "explanation": null, "decision": null, "gate": { "route": "person" } }""", copy);
                Assert.DoesNotContain("planted", copy.ToString(), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("copy", copy.ToString(), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(await host.QueueAsync(workflow, "pending"), item => item.Text("id") == copy.Text("id"));
                var sent = host.World.Sent.Count;
                var told = (await host.OtherReviewer.PostAsync($"/api/leads/{copy.Text("id")}/approve", """{ "revision": 1 }""")).Is(200).Json;
                Assert.Contains("it went through", told.Text("explanation"), StringComparison.Ordinal);
                (await host.OtherReviewer.PostAsync($"/api/leads/{copy.Text("id")}/undo")).IsProblem(409, "refused");
                await host.AdvanceAsync(TimeSpan.FromDays(1));
                Assert.Equal(sent, host.World.Sent.Count);
                Json.Holds("""{ "decisions": 1, "knownBad": { "hits": 0, "of": 1 }, "agreement": null }""",
                    (await TeamAsync(workflow)).GetProperty("reviewers").EnumerateArray().Single(reviewer => reviewer.Text("id") == "r2"));
                return;
            }
        }
        Assert.Fail("Of 320 decisions none was followed by a planted fault."); // one run in ten million
    }

    [Fact]
    public async Task Exceptions_and_bulk_decisions_are_told_apart()
    {
        var workflow = await host.NewWorkflowAsync();
        var flagged = await host.WaitingLeadAsync("Flagged", workflow);
        Json.Holds("""{ "bulk": true }""", (await host.Reviewer.PostAsync($"/api/leads/{flagged}/reject", """{ "revision": 1, "bulk": true }""")).Is(200).Json);
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        var team = await TeamAsync(workflow);
        Json.Holds("""{ "habits": { "exceptions": [ { "kind": "layoffs", "raised": 1, "changed": 1, "share": 1, "high": 1 } ] }, "reviewers": [] }""", team);
    }

    [Theory]
    [InlineData("overlapShare", "0.51")]
    [InlineData("knownBadShare", "0.06")]
    [InlineData("digestHour", "24")]
    [InlineData("digestSize", "0")]
    public async Task A_setting_out_of_its_range_is_refused_by_its_name(string field, string value) => Assert.True(
        (await host.Admin.PostAsync("/api/workflows", $$"""{ "name": "x", "review": { "{{field}}": {{value}} } }""")).IsProblem(400, "invalid").Json.GetProperty("errors").TryGetProperty($"review.{field}", out _));

    private async Task<string> WorkflowAsync(string review) => await host.NewWorkflowAsync($$""", "review": {{review}} """);

    private async Task BothDecideAsync(string workflow)
    {
        foreach (var reviewer in new[] { host.Reviewer, host.OtherReviewer })
            (await reviewer.PostAsync($"/api/leads/{await host.WaitingLeadAsync(workflow: workflow)}/reject", """{ "revision": 1 }""")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
    }

    /// <summary>The first reviewer decides until the draw, a half, asks the second.</summary>
    private async Task<(JsonElement Copy, string Original)> UntilAskedAsync(string workflow)
    {
        for (var n = 0; n < 40; n++)
        {
            if ((await host.OtherReviewer.GetAsync($"/api/workflows/{workflow}/reviews?limit=200")).Json.GetProperty("items").EnumerateArray()
                .FirstOrDefault(item => item.GetProperty("lead").Text("company") == $"Acme {n - 1}") is { ValueKind: JsonValueKind.Object } copy)
                return (copy, _last);
            _last = await host.WaitingLeadAsync($"Acme {n}", workflow);
            (await host.Reviewer.PostAsync($"/api/leads/{_last}/approve", """{ "revision": 1 }""")).Is(200);
            await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        }
        throw new InvalidOperationException("Of forty decisions none was asked about twice."); // one run in 10^12
    }

    private string _last = "";

    private async Task<JsonElement> TeamAsync(string workflow) => (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/team")).Is(200).Json;
}
