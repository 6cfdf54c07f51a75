using System.Text.Json;
using System.Text.Json.Nodes;

namespace AutoReach.Web.Tests;

public sealed class WorkflowTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Sample = """
        { "name": "Developers in Europe", "timeZone": "Europe/Berlin", "state": "running",
          "profile": { "industries": [], "companySizes": ["small"], "regions": ["europe"], "technologies": ["go"], "roles": [], "keywords": ["developer"], "excludeKeywords": ["agency"] },
          "messaging": { "offer": "what we sell, in a sentence or two", "tone": "casual", "alwaysInclude": [], "neverInclude": [], "signOff": "Cheers", "links": [], "calendarLink": null,
                         "sender": { "name": "Ada", "email": "ada@sender.example", "postalAddress": "1 Main St" } },
          "qualityBar": { "minimumFit": 0.5 },
          "trust": { "tolerance": 0.10, "confidence": 0.95, "floor": 0.60, "reviewsForLevel2": 50, "autoPromote": false },
          "review": { "reminderAfter": "P1D", "escalateAfter": "P3D", "expireAfter": "P14D", "digestTo": [] },
          "sending": { "transport": "outbox" } }
        """;

    [Fact]
    public async Task The_sample_of_the_contract_comes_back_as_it_was_stated()
    {
        var created = (await host.Admin.PostAsync("/api/workflows", Sample)).Is(201);
        Json.Holds(Sample, created.Json);
        Json.Holds("""{ "id": "…", "version": 1 }""", created.Json);
        Assert.Equal($"/api/workflows/{created.Json.Text("id")}", created.Headers.Location!.ToString());
        Json.Holds(Sample, (await host.Intake.GetAsync($"/api/workflows/{created.Json.Text("id")}")).Is(200).Json);
    }

    [Fact]
    public async Task A_name_is_enough_and_the_rest_has_the_defaults_of_the_contract() => Json.Holds(
        """
        { "name": "Just a name", "version": 1, "timeZone": "UTC", "state": "running", "qualityBar": { "minimumFit": 0.5 },
          "trust": { "tolerance": 0.1, "confidence": 0.95, "floor": 0.6, "reviewsForLevel2": 50, "autoPromote": false },
          "review": { "reminderAfter": "P1D", "escalateAfter": "P3D", "expireAfter": "P14D", "digestTo": [] }, "sending": { "transport": "outbox" } }
        """, (await host.Admin.PostAsync("/api/workflows", """{ "name": "Just a name" }""")).Is(201).Json);

    [Fact]
    public async Task What_is_ours_cannot_be_stated()
    {
        var created = (
            await host.Admin.PostAsync("/api/workflows", """{ "name": "x", "id": "mine", "version": 9, "createdAt": "2001-01-01T00:00:00Z", "surprise": 1 }"""))
            .Is(201).Json;
        Assert.NotEqual("mine", created.Text("id"));
        Assert.Equal(1, created.GetProperty("version").GetInt32());
        Assert.StartsWith("2026", created.Text("createdAt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "x", "qualityBar": { "minimumFit": 7 } }""", "qualityBar.minimumFit")]
    [InlineData("""{ "name": "x", "timeZone": "Mars/Olympus" }""", "timeZone")]
    [InlineData("""{ "name": "x", "messaging": { "links": ["not a link", null] } }""", "messaging.links")]
    [InlineData("""{ "name": "x", "profile": { "industries": [null] } }""", "profile.industries")]
    [InlineData("""{ "name": "x", "sending": { "transport": "acs" } }""", "sending.transport")]
    public async Task Rules_are_told_by_the_field_they_concern(string body, string field) =>
        Assert.NotEmpty((await host.Admin.PostAsync("/api/workflows", body)).IsProblem(400, "invalid").Json.GetProperty("errors").GetProperty(field)[0]
            .GetString()!);

    [Theory]
    [InlineData("""{ "name": "x", "state": "sleeping" }""", "$.state", "running, paused")]
    [InlineData("""{ "name": "x", "state": 1 }""", "$.state", "running, paused")]
    [InlineData("""{ "name": "x", "messaging": { "tone": "rude" } }""", "$.messaging.tone", "casual, neutral, formal")]
    [InlineData("""{ "name": "x", "profile": { "companySizes": ["small", "huge"] } }""", "$.profile.companySizes[1]", "tiny")]
    [InlineData("""{ "name": "x", "review": { "reminderAfter": "a day" } }""", "$.review.reminderAfter", "ISO 8601")]
    [InlineData("""{ "name": "x", "review": { "reminderAfter": "P99999999999Y" } }""", "$.review.reminderAfter", "ISO 8601")]
    [InlineData("""{ "name": "x", "review": { "reminderAfter": 5 } }""", "$.review.reminderAfter", "another kind")]
    [InlineData("""{ "name": "x", "qualityBar": { "minimumFit": "much" } }""", "$.qualityBar.minimumFit", "another kind")]
    [InlineData("""{ "name": "x", "profile": null }""", "$.profile", "not null")]
    [InlineData("""{ "timeZone": "UTC" }""", "$", "name is required")]
    [InlineData("""{ "name": "x", """, "line 1", "not JSON")]
    [InlineData("nonsense", "line 1", "not JSON")]
    [InlineData("[]", "$", "another kind")]
    [InlineData("", "body", "JSON")]
    public async Task What_cannot_be_read_is_answered_with_where_and_what_to_do(string body, string where, string what)
    {
        var detail = (await host.Admin.PostAsync("/api/workflows", body)).IsProblem(400, "malformed-request").Json.Text("detail");
        Assert.Contains(where, detail, StringComparison.Ordinal);
        Assert.Contains(what, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_json_is_read() =>
        (await host.Admin.PostAsync("/api/workflows", """{ "name": "x" }""", "text/plain")).IsProblem(415, "unsupported-media-type");

    [Fact]
    public async Task A_replacement_needs_the_version_that_was_read_and_makes_the_next()
    {
        var path = $"/api/workflows/{await host.NewWorkflowAsync()}";
        Assert.True((await host.Admin.PutAsync(path, """{ "name": "New" }""")).IsProblem(400, "invalid").Json.GetProperty("errors")
            .TryGetProperty("version", out _));
        Json.Holds("""{ "name": "New", "version": 2, "timeZone": "Asia/Tokyo" }""",
            (await host.Admin.PutAsync(path, """{ "name": "New", "version": 1, "timeZone": "Asia/Tokyo" }""")).Is(200).Json);
        Assert.Equal(2, (await host.Admin.PutAsync(path, """{ "name": "Late", "version": 1 }"""))
            .IsProblem(409, "stale-version").Json.GetProperty("currentVersion").GetInt32());
        Assert.Equal("New", (await host.Admin.GetAsync(path)).Json.Text("name"));
    }

    [Fact]
    public async Task Of_replacements_at_the_same_moment_one_wins()
    {
        var path = $"/api/workflows/{await host.NewWorkflowAsync()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => host.Admin.PutAsync(path, $$"""{ "name": "n{{n}}", "version": 1 }""")));
        Assert.Single(answers, answer => answer.Code == 200);
        Assert.All(answers.Where(answer => answer.Code != 200), answer => answer.IsProblem(409, "stale-version"));
    }

    [Fact]
    public async Task Pause_run_and_resume_change_the_state_and_no_version()
    {
        var path = $"/api/workflows/{await host.NewWorkflowAsync()}";
        foreach (var (command, state) in new[] { ("pause", "paused"), ("run", "running"), ("pause", "paused"), ("resume", "running") })
        {
            Assert.Equal(state, (await host.Admin.PostAsync($"{path}/{command}")).Is(200).Json.Text("state"));
            Json.Holds($$"""{ "state": "{{state}}", "version": 1 }""", (await host.Admin.GetAsync(path)).Json);
        }
    }

    [Fact]
    public async Task A_lead_of_a_paused_workflow_goes_on_by_a_resume_and_by_no_replacement()
    {
        var workflow = await host.NewWorkflowAsync(""", "state": "paused" """);
        var lead = await host.WaitingLeadAsync(workflow: workflow);
        Assert.Equal("queued", (await host.Admin.GetAsync($"/api/leads/{lead}")).Json.Text("status"));
        var refused = await host.Admin.PutAsync($"/api/workflows/{workflow}", """{ "name": "Go", "version": 1, "state": "running" }""");
        Json.Holds("""{ "currentVersion": 1, "currentState": "paused" }""", refused.IsProblem(409, "stateNotByPut").Json);
        (await host.Admin.PutAsync($"/api/workflows/{workflow}", """{ "name": "Go", "version": 1 }""")).Is(200);
        await host.DrainAsync();
        Assert.Equal("queued", (await host.Admin.GetAsync($"/api/leads/{lead}")).Json.Text("status"));
        (await host.Admin.PostAsync($"/api/workflows/{workflow}/resume")).Is(200);
        await host.DrainAsync();
        await host.DrainAsync();
        Assert.Equal("awaitingDecision", (await host.Admin.GetAsync($"/api/leads/{lead}")).Json.Text("status"));
    }

    [Fact]
    public async Task A_document_read_before_a_pause_does_not_end_it()
    {
        var path = $"/api/workflows/{await host.NewWorkflowAsync()}";
        var read = JsonNode.Parse((await host.Admin.GetAsync(path)).Text)!.AsObject();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Admin.PostAsync($"{path}/pause");
        (await host.Admin.PutAsync(path, read.ToJsonString())).IsProblem(409, "stateNotByPut");
        read.Remove("updatedAt");
        (await host.Admin.PutAsync(path, read.ToJsonString())).IsProblem(409, "stateNotByPut");
        read.Remove("state");
        Assert.Equal("paused", (await host.Admin.PutAsync(path, read.ToJsonString())).Is(200).Json.Text("state"));
    }

    [Fact]
    public async Task A_replacement_pauses_nothing_and_may_say_the_state_that_stands()
    {
        var path = $"/api/workflows/{await host.NewWorkflowAsync()}";
        (await host.Admin.PutAsync(path, """{ "name": "New", "version": 1, "state": "paused" }""")).IsProblem(409, "stateNotByPut");
        var same = await host.Admin.PutAsync(path, """{ "name": "New", "version": 1, "state": "running" }""");
        Json.Holds("""{ "name": "New", "version": 2, "state": "running" }""", same.Is(200).Json);
        await host.Admin.PostAsync($"{path}/pause");
        var read = (await host.Admin.GetAsync(path)).Text;
        Json.Holds("""{ "version": 3, "state": "paused" }""", (await host.Admin.PutAsync(path, read)).Is(200).Json);
    }

    [Fact]
    public async Task A_removed_or_unknown_workflow_is_not_found_anywhere()
    {
        var removed = await host.NewWorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow: removed);
        (await host.Admin.DeleteAsync($"/api/workflows/{removed}")).Is(204);
        foreach (var id in new[] { removed, "wf_unknown", "%01%0A", new string('x', 3000) })
        {
            var path = $"/api/workflows/{id}";
            foreach (var answer in new[]
            {
                await host.Admin.GetAsync(path), await host.Admin.PutAsync(path, """{ "name": "x", "version": 1 }"""), await host.Admin.DeleteAsync(path),
                await host.Admin.PostAsync($"{path}/run"), await host.Admin.PostAsync($"{path}/pause"), await host.Admin.GetAsync($"{path}/leads"),
                await host.Admin.GetAsync($"{path}/reviews"), await host.Admin.PostAsync($"{path}/leads", "[]"),
            })
                answer.IsProblem(404, "not-found");
        }
        Assert.DoesNotContain(removed, (await host.Admin.GetAsync("/api/workflows?limit=200")).Text, StringComparison.Ordinal);
        await host.DrainAsync();
        Assert.Equal("canceled", (await host.Admin.GetAsync($"/api/leads/{lead}")).Json.Text("status"));
    }

    [Fact]
    public async Task Workflows_are_listed_a_page_at_a_time_without_one_twice_or_missing()
    {
        for (var n = 0; n < 5; n++)
            await host.NewWorkflowAsync();
        var all = (await host.Admin.GetAsync("/api/workflows?limit=200")).Json;
        Assert.Equal(JsonValueKind.Null, all.GetProperty("next").ValueKind);
        var found = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await host.Admin.GetAsync("/api/workflows?limit=2" + (next.Length > 0 ? $"&cursor={next}" : ""))).Is(200).Json;
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(all.GetProperty("items").EnumerateArray().Select(item => item.Text("id")), found);
    }

    [Fact]
    public async Task A_page_longer_than_we_give_is_cut_and_says_how_to_go_on()
    {
        var workflow = await host.NewWorkflowAsync(""", "state": "paused" """);
        (
            await host.Intake.PostAsync($"/api/workflows/{workflow}/leads",
            $"[{string.Join(',', Enumerable.Range(0, 201).Select(n => $$"""{ "email": "p{{n}}@acme.example", "company": "Acme" }"""))}]")).Is(202);
        var page = (await host.Intake.GetAsync($"/api/workflows/{workflow}/leads?limit=1000")).Is(200).Json;
        Assert.Equal(200, page.GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await host.Intake.GetAsync($"/api/workflows/{workflow}/leads?limit=1000&cursor={page.Text("next")}")).Json.GetProperty("items")
            .GetArrayLength());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("cursor=")]
    [InlineData("cursor=%%%")]
    [InlineData("cursor=bm90IG91cnM")]
    [InlineData("cursor=_____w")]
    public async Task A_page_that_makes_no_sense_is_refused(string query) =>
        Assert.Equal(400, (await host.Admin.GetAsync($"/api/workflows?{query}")).Code);
}
