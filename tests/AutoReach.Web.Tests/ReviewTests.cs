using System.Text.Json;

namespace AutoReach.Web.Tests;

public sealed class ReviewTests(TestHost host) : IClassFixture<TestHost>
{
    private async Task<IReadOnlyList<string>> QueueAsync(string workflow, string query = "")
    {
        var page = (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?queue=pending{query}")).Is(200).Json;
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.Text("id"))];
    }

    [Fact]
    public async Task The_queue_shows_items_like_a_lead_with_its_blindness()
    {
        var workflow = await host.NewWorkflowAsync();
        var id = await host.WaitingLeadAsync(workflow: workflow);
        var item = Assert.Single(
            (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?queue=pending&order=risk")).Is(200).Json.GetProperty("items").EnumerateArray());
        Assert.False(item.GetProperty("blind").GetBoolean());
        Json.Holds((await host.Reviewer.GetAsync($"/api/leads/{id}")).Text, item);
    }

    [Fact]
    public async Task The_queue_is_ordered_by_risk_age_or_value()
    {
        var workflow = await host.NewWorkflowAsync();
        var old = await host.WaitingLeadAsync("Acme", workflow, """, "value": 10 """);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var dear = await host.WaitingLeadAsync("Bolt", workflow, """, "value": 90000 """);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var flagged = await host.WaitingLeadAsync("Flagged Ltd", workflow);
        Assert.Equal([old, dear, flagged], await QueueAsync(workflow, "&order=age"));
        Assert.Equal([dear, old, flagged], await QueueAsync(workflow, "&order=value"));
        var risky = (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?order=risk")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(risky.OrderByDescending(HasBlockingFlag).ThenBy(ConfidenceOf).ThenBy(item => item.Text("createdAt"), StringComparer.Ordinal)
            .Select(item => item.Text("id")), risky.Select(item => item.Text("id")));
        Assert.Equal(3, risky.Count);
        Assert.Equal(await QueueAsync(workflow, "&order=risk"), await QueueAsync(workflow));
        (await host.Reviewer.PostAsync($"/api/leads/{old}/approve", """{ "revision": 1 }""")).Is(200);
        Assert.Equal([dear, flagged], await QueueAsync(workflow, "&order=age"));
    }

    private static bool HasBlockingFlag(JsonElement item) =>
        item.GetProperty("dossier").GetProperty("flags").EnumerateArray().Any(flag => flag.GetProperty("blocking").GetBoolean());

    private static double ConfidenceOf(JsonElement item) => item.GetProperty("gate").GetProperty("confidence").GetDouble();

    [Fact]
    public async Task The_queue_is_read_a_page_at_a_time()
    {
        var workflow = await host.NewWorkflowAsync();
        for (var n = 0; n < 5; n++)
            await host.WaitingLeadAsync(workflow: workflow);
        var found = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?limit=2" + (next.Length > 0 ? $"&cursor={next}" : ""))).Is(200).Json;
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(await QueueAsync(workflow), found);
        Assert.Equal(5, found.Count);
        var other = (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?limit=2&order=age")).Json.Text("next");
        (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?order=risk&cursor={other}")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task Audits_are_a_queue_that_is_empty_and_other_names_are_refused()
    {
        var workflow = await host.NewWorkflowAsync();
        Json.Holds("""{ "items": [], "next": null }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?queue=audit")).Is(200).Json);
        (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?queue=lost")).IsProblem(400, "invalid");
        (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/reviews?order=mood")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task A_claim_names_its_holder_until_it_is_released_or_runs_out()
    {
        var id = await host.WaitingLeadAsync();
        Assert.Equal("r1", (await host.Reviewer.PostAsync($"/api/leads/{id}/claim")).Is(200).Json.GetProperty("claim").Text("by"));
        (await host.Reviewer.PostAsync($"/api/leads/{id}/claim")).Is(200);
        var refused = (await host.OtherReviewer.PostAsync($"/api/leads/{id}/claim")).IsProblem(409, "claimed").Json;
        Assert.Equal("r1", refused.GetProperty("claim").Text("by"));
        Assert.Contains("r1", refused.Text("detail"), StringComparison.Ordinal);

        (await host.OtherReviewer.PostAsync($"/api/leads/{id}/release")).Is(200);
        (await host.OtherReviewer.PostAsync($"/api/leads/{id}/claim")).IsProblem(409, "claimed");
        Assert.Equal(JsonValueKind.Null, (await host.Reviewer.PostAsync($"/api/leads/{id}/release")).Is(200).Json.GetProperty("claim").ValueKind);
        (await host.OtherReviewer.PostAsync($"/api/leads/{id}/claim")).Is(200);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(JsonValueKind.Null, (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.GetProperty("claim").ValueKind);
        (await host.Reviewer.PostAsync($"/api/leads/{id}/claim")).Is(200);
    }

    [Fact]
    public async Task An_undone_decision_waits_again_and_can_be_decided_anew()
    {
        var workflow = await host.NewWorkflowAsync();
        var id = await host.WaitingLeadAsync(workflow: workflow);
        (await host.Reviewer.PostAsync($"/api/leads/{id}/undo")).IsProblem(409, "refused");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/reject", """{ "revision": 1 }""")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromSeconds(20));
        Json.Holds("""{ "status": "awaitingDecision", "decision": null }""", (await host.Reviewer.PostAsync($"/api/leads/{id}/undo")).Is(200).Json);
        Assert.Equal([id], await QueueAsync(workflow));
        await host.AdvanceAsync(TimeSpan.FromSeconds(20));
        (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromSeconds(31));
        Assert.Equal("sent", (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.Text("status"));
        (await host.Reviewer.PostAsync($"/api/leads/{id}/undo")).IsProblem(409, "refused");
    }

    [Fact]
    public async Task A_redraft_follows_the_instruction_as_the_next_revision()
    {
        var id = await host.WaitingLeadAsync();
        (await host.Reviewer.PostAsync($"/api/leads/{id}/redraft", """{ "instruction": "x" }""")).IsProblem(400, "invalid");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/redraft", """{ "revision": 1, "instruction": " " }""")).IsProblem(400, "invalid");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/redraft", """{ "revision": 2, "instruction": "x" }""")).IsProblem(409, "old-revision");
        Assert.Equal("drafting", (await host.Reviewer.PostAsync($"/api/leads/{id}/redraft", """{ "revision": 1, "instruction": "Mention winter." }"""))
            .Is(200).Json.Text("status"));
        (await host.OtherReviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).IsProblem(409, "already-decided");
        await host.DrainAsync();
        var lead = (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json;
        Json.Holds("""{ "status": "awaitingDecision", "revision": 2, "decision": null }""", lead);
        Assert.Contains("Mention winter.", lead.GetProperty("draft").Text("body"), StringComparison.Ordinal);
    }
}
