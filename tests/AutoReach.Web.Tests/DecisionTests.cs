using System.Text.Json;

namespace AutoReach.Web.Tests;

public sealed class DecisionTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_sample_of_the_contract_is_stored_and_answered()
    {
        var id = await host.WaitingLeadAsync();
        const string sample = """
            { "revision": 1, "verdict": "edit", "subject": "Another subject", "body": "Another\n\nbody", "corrections": [ { "fact": "f_size", "value": "medium" } ],
              "reasons": ["toneOff", "factWrong"], "note": "shorter", "activeSeconds": 42 }
            """;
        var answer = (await host.Reviewer.PostAsync($"/api/leads/{id}/decision", sample)).Is(200).Json;
        Json.Holds(sample, answer);
        Json.Holds($$"""{ "leadId": "{{id}}", "status": "scheduled", "by": "r1", "action": "send", "at": "…", "undoUntil": "…" }""", answer);
        Assert.Equal(ContentHashOf("Another subject", "Another\n\nbody"), answer.Text("contentHash"));
        Assert.Equal(TimeSpan.FromSeconds(30), answer.GetProperty("undoUntil").GetDateTimeOffset() - answer.GetProperty("at").GetDateTimeOffset());

        var lead = (await host.Intake.GetAsync($"/api/leads/{id}")).Json;
        Json.Holds(sample, lead.GetProperty("decision"));
        Assert.Contains(lead.GetProperty("timeline").EnumerateArray(), happened => happened.Text("event") == "edited" && happened.Text("by") == "r1");
    }

    [Fact]
    public async Task What_was_approved_is_what_is_sent()
    {
        var id = await host.WaitingLeadAsync();
        Json.Holds("""{ "verdict": "approve", "subject": "Builds at Acme" }""",
            (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).Is(200).Json);
        Assert.DoesNotContain(host.World.Sent, mail => mail.IdempotencyKey.Length == 0);
        var before = host.World.Sent.Count;
        await host.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.Equal(before, host.World.Sent.Count);
        await host.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Equal("sent", (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.Text("status"));
        Assert.Contains(host.World.Sent, mail => mail.Subject == "Builds at Acme");
    }

    [Theory]
    [InlineData("Acme", "reject", "rejected")]
    [InlineData("Agency", "approve", "skipped")]
    public async Task A_short_form_decides_like_the_long_one(string company, string form, string status)
    {
        var id = await host.WaitingLeadAsync(company);
        Json.Holds($$"""{ "verdict": "{{form}}", "status": "{{status}}", "reasons": ["badTiming"], "note": "later", "body": null, "contentHash": null }""",
            (await host.Reviewer.PostAsync($"/api/leads/{id}/{form}", """{ "revision": 1, "reasons": ["badTiming"], "note": "later" }""")).Is(200).Json);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(status, (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.Text("status"));
    }

    [Fact]
    public async Task A_rejected_skip_is_drafted_and_comes_back_and_its_old_revision_is_told()
    {
        var id = await host.WaitingLeadAsync("Agency");
        var decision = """{ "revision": 1, "verdict": "reject" }""";
        (await host.Reviewer.PostAsync($"/api/leads/{id}/decision", decision)).Is(200);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Json.Holds("""{ "status": "awaitingDecision", "action": "send", "revision": 2, "draft": { "revision": 2 } }""",
            (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json);

        var late = (await host.OtherReviewer.PostAsync($"/api/leads/{id}/decision", decision)).IsProblem(409, "old-revision").Json;
        Json.Holds("""{ "currentRevision": 2, "decision": { "by": "r1", "verdict": "reject", "revision": 1 } }""", late);
        Json.Holds("""{ "currentRevision": 2 }""", (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 9 }"""))
            .IsProblem(409, "old-revision").Json);
    }

    [Fact]
    public async Task Of_thirty_two_decisions_at_the_same_moment_one_wins_and_the_others_see_it()
    {
        var id = await host.WaitingLeadAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => (n % 2 == 0 ? host.Reviewer : host.OtherReviewer)
            .PostAsync($"/api/leads/{id}/decision", $$"""{ "revision": 1, "verdict": "edit", "body": "text {{n}}" }""")));
        var winner = Assert.Single(answers, answer => answer.Code == 200).Json;
        var stored = (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.GetProperty("decision");
        Assert.Equal(winner.Text("body"), stored.Text("body"));
        foreach (var loser in answers.Where(answer => answer.Code != 200))
        {
            var told = loser.IsProblem(409, "already-decided").Json;
            Assert.Equal(winner.Text("body"), told.GetProperty("decision").Text("body"));
            Assert.Equal(1, told.GetProperty("currentRevision").GetInt32());
        }
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(host.World.Sent, mail => mail.Body.StartsWith(winner.Text("body"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_decision_is_answered_with_the_first_even_when_it_is_the_same()
    {
        var id = await host.WaitingLeadAsync();
        var edit = """{ "revision": 1, "verdict": "edit", "body": "text" }""";
        (await host.Reviewer.PostAsync($"/api/leads/{id}/decision", edit)).Is(200);
        var again = (await host.Reviewer.PostAsync($"/api/leads/{id}/decision", edit)).IsProblem(409, "already-decided").Json;
        Json.Holds("""{ "currentRevision": 1, "decision": { "verdict": "edit", "body": "text", "by": "r1" } }""", again);
        (await host.OtherReviewer.PostAsync($"/api/leads/{id}/decision", edit)).IsProblem(409, "already-decided");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/edit", """{ "revision": 1, "body": "other text" }""")).IsProblem(409, "already-decided");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).IsProblem(409, "already-decided");
    }

    [Theory]
    [InlineData("decision", """{ "verdict": "approve" }""", "revision")]
    [InlineData("decision", """{ "revision": 1 }""", "verdict")]
    [InlineData("decision", """{ "revision": 1, "verdict": "edit" }""", "body")]
    [InlineData("decision", """{ "revision": 1, "verdict": "edit", "subject": "two\nlines" }""", "subject")]
    [InlineData("decision", """{ "revision": 1, "verdict": "approve", "activeSeconds": -1 }""", "activeSeconds")]
    [InlineData("decision", """{ "revision": 1, "verdict": "approve", "corrections": [ { "fact": "f_size" }, { "fact": "f_none", "value": "x" } ] }""",
        "corrections[1].fact")]
    [InlineData("decision", """{ "revision": 1, "verdict": "approve", "corrections": [ null ] }""", "corrections[0]")]
    [InlineData("decision", """{ "revision": 1, "verdict": "approve", "corrections": [ { "value": "x" } ] }""", "corrections[0]")]
    [InlineData("approve", """{ "revision": 1, "verdict": "reject" }""", "verdict")]
    [InlineData("approve", "{}", "revision")]
    public async Task A_decision_that_makes_no_sense_is_refused_by_field_and_decides_nothing(string form, string body, string field)
    {
        var id = await host.WaitingLeadAsync();
        var errors = (await host.Reviewer.PostAsync($"/api/leads/{id}/{form}", body)).IsProblem(400, "invalid").Json.GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
        Json.Holds("""{ "status": "awaitingDecision", "decision": null }""", (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json);
    }

    [Theory]
    [InlineData("approve", """{ "revision": 1, "body": "Dear Jo,\n\nmy own words" }""", "body")]
    [InlineData("approve", """{ "revision": 1, "subject": "My own subject" }""", "subject")]
    [InlineData("approve", """{ "revision": 1, "body": "" }""", "body")]
    [InlineData("decision", """{ "revision": 1, "verdict": "approve", "body": "my own words" }""", "body")]
    public async Task An_approval_of_another_text_than_the_drafts_is_refused_and_sends_nothing(string form, string body, string field)
    {
        var id = await host.WaitingLeadAsync();
        var refused = (await host.Reviewer.PostAsync($"/api/leads/{id}/{form}", body)).IsProblem(400, "invalid").Json;
        Assert.Contains("edit", refused.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Json.Holds("""{ "status": "awaitingDecision", "decision": null }""", (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json);
    }

    [Fact]
    public async Task An_approval_that_repeats_the_drafts_text_is_taken_whatever_its_line_ends()
    {
        var id = await host.WaitingLeadAsync();
        var draft = (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.GetProperty("draft");
        var body = JsonSerializer.Serialize(draft.Text("body").ReplaceLineEndings(" \r\n") + "\r\n");
        var same = $$"""{ "revision": 1, "subject": "{{draft.Text("subject")}} ", "body": {{body}} }""";
        var taken = (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", same)).Is(200).Json;
        Assert.Equal(draft.Text("body"), taken.Text("body"));
        Assert.Equal(draft.Text("hash"), taken.Text("contentHash"));
    }

    [Theory]
    [InlineData("""{ "revision": 1, "verdict": "maybe" }""", "approve, reject, edit")]
    [InlineData("""{ "revision": 1, "verdict": "reject", "reasons": ["uglyLogo"] }""", "$.reasons[0]")]
    [InlineData("""{ "revision": "1", "verdict": "reject" }""", "$.revision")]
    public async Task An_unknown_word_is_answered_with_where_it_stands(string body, string detail)
    {
        var id = await host.WaitingLeadAsync();
        Assert.Contains(detail, (await host.Reviewer.PostAsync($"/api/leads/{id}/decision", body))
            .IsProblem(400, "malformed-request").Json.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_skip_cannot_be_edited()
    {
        var id = await host.WaitingLeadAsync("Agency");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/edit", """{ "revision": 1, "body": "x" }""")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task A_lead_that_is_not_proposed_yet_cannot_be_decided()
    {
        var id = await host.NewLeadAsync(await host.NewWorkflowAsync(""", "state": "paused" """), "early@acme.example");
        (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).IsProblem(409, "not-waiting");
    }

    private static string ContentHashOf(string subject, string body) => Core.Drafting.ContentHash.Compute(subject, body);
}
