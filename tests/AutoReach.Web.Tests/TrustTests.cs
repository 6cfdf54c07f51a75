using System.Text.Json;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;

namespace AutoReach.Web.Tests;

public sealed class TrustTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_new_workflow_is_at_level_1_with_nothing_certified()
    {
        var trust = await host.TrustAsync(await host.NewWorkflowAsync());
        Json.Holds("""
            { "level": 1, "since": "…", "epoch": 1, "reviews": 0, "successfulReviews": 0, "threshold": { "send": null, "skip": null }, "fullAuto": null, "pinned": null, "cap": 4, "paused": false,
              "alarm": { "send": { "value": 0, "limit": 1000 }, "skip": { "value": 0, "limit": 1000 } }, "proposal": null, "tripwire": null, "next": "…", "history": [] }
            """, trust);
        var certificates = trust.GetProperty("certificates").EnumerateArray().ToList();
        Assert.Equal(
            ["send", "send", "send", "send", "send", "skip", "skip", "skip", "skip", "skip"], certificates.Select(certificate => certificate.Text("action")));
        foreach (var half in certificates.Chunk(5))
            Assert.Equal([(0.95, 100), (0.90, 50), (0.80, 100), (0.70, 200), (0.60, 200)],
                half.Select(certificate => (certificate.GetProperty("lambda").GetDouble(), (int)Math.Round(certificate.GetProperty("needed").GetDouble())))
                    .OrderByDescending(pair => pair.Item1));
        Assert.All(certificates, certificate => Json.Holds("""{ "items": 0, "disagreements": 0, "eValue": 1, "certified": false }""", certificate));
    }

    [Fact]
    public async Task Reviews_move_the_certificates_that_they_speak_of()
    {
        var workflow = await host.NewWorkflowAsync();
        await host.AnswerAsync(workflow, 9);
        await host.AnswerAsync(workflow, 1, agreed: false);
        var trust = await host.TrustAsync(workflow);
        Json.Holds("""{ "reviews": 10, "successfulReviews": 9 }""", trust);
        Assert.All(Of("send"), certificate => Json.Holds("""{ "items": 10, "disagreements": 1, "certified": false }""", certificate));
        Assert.All(Of("skip"), certificate => Json.Holds("""{ "items": 0, "eValue": 1 }""", certificate));

        IEnumerable<JsonElement> Of(string action) =>
            trust.GetProperty("certificates").EnumerateArray().Where(certificate => certificate.Text("action") == action);
    }

    [Fact]
    public async Task A_proposal_is_accepted_or_declined_and_a_decline_clears_it()
    {
        var workflow = await host.NewWorkflowAsync();
        (await PromoteAsync(workflow, true)).IsProblem(409, "refused");
        (await PromoteAsync(workflow, false)).IsProblem(409, "refused");
        Assert.True((await PromoteAsync(workflow, null)).IsProblem(400, "invalid").Json.GetProperty("errors").TryGetProperty("accept", out _));

        var accepted = await host.ProposedAsync();
        var proposed = await host.TrustAsync(accepted);
        Json.Holds("""{ "level": 1, "threshold": { "send": 0.8, "skip": 0.8 }, "proposal": { "to": 2, "evidence": "…", "at": "…" } }""", proposed);
        Json.Holds($$"""{ "level": 2, "proposal": null, "history": [ { "at": "…", "from": 1, "to": 2, "by": "admin", "why": "{{proposed.GetProperty("proposal").Text("evidence")}}" } ] }""",
            (await PromoteAsync(accepted, true)).Is(200).Json);
        (await PromoteAsync(accepted, true)).IsProblem(409, "refused");

        var declined = await host.ProposedAsync();
        Json.Holds("""{ "level": 1, "proposal": null, "history": [] }""", (await PromoteAsync(declined, false)).Is(200).Json);
        Json.Holds("""{ "proposal": null }""", await host.TrustAsync(declined));
        await host.AdvanceAsync(TimeSpan.FromDays(7));
        Json.Holds("""{ "proposal": { "to": 2 } }""", await host.TrustAsync(declined));
    }

    [Fact]
    public async Task Putting_the_proposed_level_accepts_it()
    {
        var workflow = await host.ProposedAsync();
        Json.Holds("""{ "level": 2, "proposal": null }""", (await host.PutTrustAsync(workflow, """{ "level": 2 }""")).Is(200).Json);
    }

    [Fact]
    public async Task With_auto_promotion_a_level_rises_alone()
    {
        var workflow = await host.NewWorkflowAsync();
        await host.AnswerAsync(workflow, 70);
        Json.Holds("""{ "autoPromote": true }""", (await host.PutTrustAsync(workflow, """{ "autoPromote": true }""")).Is(200).Json);
        Json.Holds("""{ "trust": { "autoPromote": true } }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Json);
        await host.AdvanceAsync(TimeSpan.FromDays(7));
        Json.Holds("""{ "level": 2, "proposal": null, "history": [ { "from": 1, "to": 2, "by": "system" } ] }""", await host.TrustAsync(workflow));
        Json.Holds("""{ "autoPromote": false }""", (await host.PutTrustAsync(workflow, """{ "autoPromote": false }""")).Is(200).Json);
    }

    [Fact]
    public async Task An_administrator_lowers_pins_and_caps()
    {
        var workflow = await host.AtLevel2Async();
        Json.Holds("""{ "level": 2, "pinned": 2 }""", (await host.PutTrustAsync(workflow, """{ "pinned": 2 }""")).Is(200).Json);
        Json.Holds("""{ "level": 2, "pinned": null }""", (await host.PutTrustAsync(workflow, """{ "pinned": null }""")).Is(200).Json);
        Json.Holds("""{ "level": 2, "cap": 3 }""", (await host.PutTrustAsync(workflow, """{ "cap": 3 }""")).Is(200).Json);
        Json.Holds("""{ "level": 1, "cap": 3, "history": [ { "from": 1, "to": 2 }, { "from": 2, "to": 1, "cause": "person", "by": "admin", "why": "…" } ] }""",
            (await host.PutTrustAsync(workflow, """{ "level": 1 }""")).Is(200).Json);
        Json.Holds("""{ "level": 1, "cap": 1, "pinned": 1 }""", (await host.PutTrustAsync(workflow, """{ "cap": 1, "pinned": 1 }""")).Is(200).Json);
    }

    [Theory]
    [InlineData("cap")]
    [InlineData("pinned")]
    public async Task A_limit_below_the_level_lowers_it(string limit)
    {
        var workflow = await host.AtLevel2Async();
        Json.Holds($$"""{ "level": 1, "{{limit}}": 1, "history": [ { "to": 2 }, { "from": 2, "to": 1 } ] }""", (await host.PutTrustAsync(workflow, $$"""{ "{{limit}}": 1 }""")).Is(200).Json);
    }

    [Fact]
    public async Task Full_auto_acts_from_the_users_own_threshold_with_its_risk_beside_it()
    {
        var workflow = await host.NewWorkflowAsync();
        await host.AnswerAsync(workflow, 9);
        await host.AnswerAsync(workflow, 1, agreed: false);
        var auto = (await host.PutTrustAsync(workflow, """{ "fullAuto": { "threshold": 0 } }""")).Is(200).Json;
        Json.Holds(
            """{ "level": 1, "fullAuto": { "threshold": 0, "risk": { "send": { "estimate": 0.1, "items": 10 }, "skip": { "estimate": null, "items": 0 } } } }""", auto);
        var risk = auto.GetProperty("fullAuto").GetProperty("risk").GetProperty("send");
        var (low, high) = (risk.GetProperty("low").GetDouble(), risk.GetProperty("high").GetDouble());
        Assert.InRange(0.1, low, high);
        var leads = await host.RunAsync(workflow, 30);
        Assert.All(leads, lead => Assert.True(lead.Text("status") is "sent" or "awaitingDecision", lead.Text("status")));
        Assert.Contains(leads, lead => lead.Text("status") == "sent");

        Json.Holds("""{ "fullAuto": null }""", (await host.PutTrustAsync(workflow, """{ "fullAuto": null }""")).Is(200).Json);
        Json.Holds("""{ "status": "awaitingDecision", "gate": { "reason": "level" } }""", (await host.RunAsync(workflow, 1, "Bolt"))[0]);
    }

    [Fact]
    public async Task An_alarm_suspends_full_auto_and_the_history_tells()
    {
        var workflow = await host.AtLevel2Async();
        (await host.PutTrustAsync(workflow, """{ "fullAuto": { "threshold": 0.7 } }""")).Is(200);
        await host.AnswerAsync(workflow, 15, agreed: false, reason: GateReason.Sample);
        Json.Holds("""{ "fullAuto": null, "alarms": [ { "action": "send", "fullAuto": 0.7 } ] }""", await host.TrustAsync(workflow));
        Json.Holds("""{ "fullAuto": { "threshold": 0.8 } }""", (await host.PutTrustAsync(workflow, """{ "fullAuto": { "threshold": 0.8 } }""")).Is(200).Json);
    }

    [Theory]
    [InlineData(""", "activeSeconds": 0""", 0)]
    [InlineData(""", "activeSeconds": 60, "bulk": true""", 0)]
    [InlineData(""", "activeSeconds": 60""", 1)]
    [InlineData("", 1)]
    public async Task Only_a_decision_that_somebody_looked_at_is_evidence(string circumstances, int counted)
    {
        var workflow = await host.NewWorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow: workflow);
        (await host.Reviewer.PostAsync($"/api/leads/{lead}/approve", $$"""{ "revision": 1{{circumstances}} }""")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Json.Holds($$"""{ "reviews": {{counted}}, "successfulReviews": {{counted}} }""", await host.TrustAsync(workflow));
    }

    [Fact]
    public async Task Paused_is_the_workflows_own_pause()
    {
        var workflow = await host.NewWorkflowAsync();
        Json.Holds("""{ "paused": true }""", (await host.PutTrustAsync(workflow, """{ "paused": true }""")).Is(200).Json);
        Json.Holds("""{ "state": "paused" }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Json);
        var lead = (await host.RunAsync(workflow, 1))[0];
        Assert.Equal("queued", lead.Text("status"));
        Json.Holds("""{ "paused": false }""", (await host.PutTrustAsync(workflow, """{ "paused": false }""")).Is(200).Json);
        Json.Holds("""{ "state": "running" }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Json);
        await host.DrainAsync();
        Json.Holds("""{ "status": "awaitingDecision" }""", (await host.Reviewer.GetAsync($"/api/leads/{lead.Text("id")}")).Json);
    }

    [Fact]
    public async Task Putting_back_what_was_read_changes_nothing()
    {
        var workflow = await host.AtLevel2Async();
        foreach (var first in new[] { "{}", """{ "pinned": 2, "cap": 3, "fullAuto": { "threshold": 0.85 }, "paused": true, "autoPromote": true }""" })
        {
            (await host.PutTrustAsync(workflow, first)).Is(200);
            var read = (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/trust")).Text;
            var version = (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Text;
            Assert.Equal(read, (await host.PutTrustAsync(workflow, read)).Is(200).Text);
            Assert.Equal(version, (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Text);
        }
    }

    [Theory]
    [InlineData("""{ "level": 3 """)]
    [InlineData("""{ "pinned": 3 """)]
    public async Task Trust_cannot_be_given_by_hand_and_then_nothing_of_the_request_is_taken(string raise)
    {
        var workflow = await host.AtLevel2Async();
        var before = await host.TrustAsync(workflow);
        var more = """, "cap": 3, "fullAuto": { "threshold": 0.5 }, "autoPromote": true, "paused": true }""";
        (await host.PutTrustAsync(workflow, raise + more)).IsProblem(409, "refused");
        Assert.Equal(before.ToString(), (await host.TrustAsync(workflow)).ToString());
        Json.Holds(
            """{ "state": "running", "version": 1, "trust": { "autoPromote": false } }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Json);
    }

    [Theory]
    [InlineData("""{ "level": 0 }""", "level")]
    [InlineData("""{ "level": 5 }""", "level")]
    [InlineData("""{ "cap": 0 }""", "cap")]
    [InlineData("""{ "cap": 9 }""", "cap")]
    [InlineData("""{ "pinned": 0 }""", "pinned")]
    [InlineData("""{ "pinned": 1.5 }""", "pinned")]
    [InlineData("""{ "pinned": "1" }""", "pinned")]
    [InlineData("""{ "fullAuto": true }""", "fullAuto")]
    [InlineData("""{ "fullAuto": {} }""", "fullAuto")]
    [InlineData("""{ "fullAuto": { "threshold": "high" } }""", "fullAuto")]
    [InlineData("""{ "fullAuto": { "threshold": 1.1 } }""", "fullAuto.threshold")]
    [InlineData("""{ "fullAuto": { "threshold": -0.1 } }""", "fullAuto.threshold")]
    [InlineData("""{ "fullAuto": { "threshold": 1e999 } }""", "fullAuto.threshold")]
    public async Task A_wrong_value_is_refused_by_its_field_and_nothing_is_taken(string change, string field)
    {
        var workflow = await host.NewWorkflowAsync();
        var errors = (await host.PutTrustAsync(workflow, change[..^1] + """, "paused": true, "autoPromote": true }"""))
            .IsProblem(400, "invalid").Json.GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
        Json.Holds("""{ "level": 1, "pinned": null, "cap": 4, "fullAuto": null, "paused": false, "autoPromote": false }""", await host.TrustAsync(workflow));
    }

    [Theory]
    [InlineData("""{ "level": "2" }""", "$.level")]
    [InlineData("""{ "cap": 2.5 }""", "$.cap")]
    [InlineData("""{ "paused": "yes" }""", "$.paused")]
    [InlineData("""{ "autoPromote": 1 }""", "$.autoPromote")]
    public async Task What_is_no_number_or_no_truth_is_answered_with_where_it_stands(string change, string place) =>
        Assert.Contains(place, (await host.PutTrustAsync(await host.NewWorkflowAsync(), change))
            .IsProblem(400, "malformed-request").Json.Text("detail"), StringComparison.Ordinal);

    [Fact]
    public async Task Only_an_administrator_changes_trust_and_reviewers_read_it()
    {
        var workflow = await host.NewWorkflowAsync();
        foreach (var client in new[] { host.Reviewer, host.Intake })
        {
            (await client.PutAsync($"/api/workflows/{workflow}/trust", """{ "level": 1 }""")).Is(403);
            (await client.PostAsync($"/api/workflows/{workflow}/trust/promotion", """{ "accept": true }""")).Is(403);
            (await client.PostAsync($"/api/workflows/{workflow}/retrain", """{ "history": "keep" }""")).Is(403);
            (await client.PutAsync("/api/kill-switch", """{ "on": true }""")).Is(403);
        }
        foreach (var page in new[] { "trust", "calibration", "audits" })
        {
            (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/{page}")).Is(200);
            (await host.Intake.GetAsync($"/api/workflows/{workflow}/{page}")).Is(403);
            (await host.With(null).GetAsync($"/api/workflows/{workflow}/{page}")).Is(401);
        }
    }

    [Fact]
    public async Task An_unknown_workflow_is_not_found()
    {
        foreach (var page in new[] { "trust", "calibration", "audits" })
            (await host.Reviewer.GetAsync($"/api/workflows/wf_none/{page}")).IsProblem(404, "not-found");
        (await host.PutTrustAsync("wf_none", """{ "level": 1 }""")).IsProblem(404, "not-found");
        (await PromoteAsync("wf_none", true)).IsProblem(404, "not-found");
        (await RetrainAsync("wf_none", "keep")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Calibration_counts_what_was_recorded_by_action_and_epoch()
    {
        var workflow = await host.NewWorkflowAsync();
        await host.AnswerAsync(workflow, 12);
        await host.AnswerAsync(workflow, 3, agreed: false);
        await host.AnswerAsync(workflow, 5, action: ProposedAction.Skip);
        var send = await CalibrationAsync(workflow, "action=send&epoch=current");
        Json.Holds("""{ "action": "send", "epoch": 1, "scope": "current", "parametric": true, "effectiveDecisions": 15, "report": { "items": 15 } }""", send);
        Assert.Equal((15, 12), Counts(send));
        Assert.Equal((5, 5), Counts(await CalibrationAsync(workflow, "action=skip")));
        Json.Holds("""{ "action": "send", "scope": "current" }""", await CalibrationAsync(workflow, ""));

        (await RetrainAsync(workflow, "keep")).Is(200);
        await host.AnswerAsync(workflow, 2);
        Assert.Equal((2, 2), Counts(await CalibrationAsync(workflow, "action=send")));
        Assert.Equal((17, 14), Counts(await CalibrationAsync(workflow, "action=send&epoch=all")));
        Assert.Equal((0, 0), Counts(await CalibrationAsync(workflow, "action=skip&epoch=current")));
        Assert.Equal((5, 5), Counts(await CalibrationAsync(workflow, "action=skip&epoch=all")));

        static (int, int) Counts(JsonElement calibration)
        {
            var bins = calibration.GetProperty("report").GetProperty("bins").EnumerateArray().ToList();
            return (bins.Sum(bin => bin.GetProperty("items").GetInt32()), bins.Sum(bin => bin.GetProperty("agreements").GetInt32()));
        }
    }

    [Theory]
    [InlineData("action=reply", "action")]
    [InlineData("action=", "action")]
    [InlineData("epoch=last", "epoch")]
    [InlineData("epoch=1", "epoch")]
    public async Task A_calibration_of_something_unknown_is_refused_by_field(string query, string field)
    {
        var errors = (await host.Reviewer.GetAsync($"/api/workflows/{await host.NewWorkflowAsync()}/calibration?{query}"))
            .IsProblem(400, "invalid").Json.GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("decay")]
    [InlineData("forget")]
    public async Task Retraining_opens_an_epoch_in_which_nothing_is_certified(string history)
    {
        var workflow = await host.ProposedAsync();
        var trust = (await RetrainAsync(workflow, history)).Is(200).Json;
        Json.Holds(
            """{ "epoch": 2, "level": 1, "reviews": 140, "proposal": null, "threshold": { "send": null, "skip": null }, "epochs": [ { "number": 1, "cause": "started" }, { "number": 2, "cause": "retrained" } ] }""", trust);
        Assert.All(trust.GetProperty("certificates").EnumerateArray(), certificate =>
            Json.Holds("""{ "items": 0, "eValue": 1, "certified": false }""", certificate));
    }

    [Fact]
    public async Task Retraining_needs_to_know_what_becomes_of_earlier_decisions()
    {
        var workflow = await host.NewWorkflowAsync();
        Assert.True((await host.Admin.PostAsync($"/api/workflows/{workflow}/retrain", "{}")).IsProblem(400, "invalid").Json.GetProperty("errors")
            .TryGetProperty("history", out _));
        Assert.Contains("keep, decay, forget", (await RetrainAsync(workflow, "burn"))
            .IsProblem(400, "malformed-request").Json.Text("detail"), StringComparison.Ordinal);
        Json.Holds("""{ "epoch": 1 }""", await host.TrustAsync(workflow));
    }

    [Fact]
    public async Task The_kill_switch_stops_every_workflow_and_lets_them_go_on()
    {
        var (one, other) = (await host.NewWorkflowAsync(), await host.NewWorkflowAsync());
        Json.Holds("""{ "on": false }""", (await host.Reviewer.GetAsync("/api/kill-switch")).Is(200).Json);
        Json.Holds("""{ "on": true, "by": "admin" }""", (await host.Admin.PutAsync("/api/kill-switch", """{ "on": true }""")).Is(200).Json);
        var leads = new List<string>();
        foreach (var workflow in new[] { one, other })
        {
            var shown = await host.TrustAsync(workflow);
            Json.Holds("""{ "paused": true }""", shown);
            (await host.Admin.PutAsync($"/api/workflows/{workflow}/trust", shown.GetRawText())).Is(200); // as it was read
            Json.Holds("""{ "state": "running" }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Json);
            leads.Add((await host.RunAsync(workflow, 1))[0].Text("id"));
        }
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        foreach (var lead in leads)
            Json.Holds("""{ "status": "queued" }""", (await host.Reviewer.GetAsync($"/api/leads/{lead}")).Json);

        Json.Holds("""{ "on": false }""", (await host.Admin.PutAsync("/api/kill-switch", """{ "on": false }""")).Is(200).Json);
        await host.DrainAsync();
        foreach (var lead in leads)
            Json.Holds("""{ "status": "awaitingDecision" }""", (await host.Reviewer.GetAsync($"/api/leads/{lead}")).Json);
        Json.Holds("""{ "paused": false }""", await host.TrustAsync(one));
        Assert.True((await host.Admin.PutAsync("/api/kill-switch", "{}")).IsProblem(400, "invalid").Json.GetProperty("errors").TryGetProperty("on", out _));
    }

    [Fact]
    public async Task Disagreement_over_what_could_go_alone_raises_the_alarm()
    {
        var workflow = await host.AtLevel2Async();
        await host.AnswerAsync(workflow, 3, agreed: false, reason: GateReason.Sample);
        var send = (await host.TrustAsync(workflow)).GetProperty("alarm").GetProperty("send");
        Assert.InRange(send.GetProperty("value").GetDouble(), 1, 999);
        await host.AnswerAsync(workflow, 4, agreed: false, reason: GateReason.Sample);
        Json.Holds(
            """{ "level": 1, "epoch": 2, "alarm": { "send": { "limit": 1000, "open": true }, "skip": { "open": false } }, "threshold": { "send": null, "skip": null }, "history": [ { "to": 2 }, { "from": 2, "to": 1, "cause": "alarm", "by": "system" } ] }""",
            await host.TrustAsync(workflow));
    }

    private Task<Answer> PromoteAsync(string workflow, bool? accept) =>
        host.Admin.PostAsync($"/api/workflows/{workflow}/trust/promotion", accept is { } answer ? $$"""{ "accept": {{(answer ? "true" : "false")}} }""" : "{}");

    private Task<Answer> RetrainAsync(string workflow, string history) => host.Admin.PostAsync($"/api/workflows/{workflow}/retrain", $$"""{ "history": "{{history}}" }""");

    private async Task<JsonElement> CalibrationAsync(string workflow, string query) =>
        (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/calibration?{query}")).Is(200).Json;
}
