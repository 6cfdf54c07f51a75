using System.Text.Json;

namespace AutoReach.Web.Tests;

public sealed class MailEventTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("tripwire")]
    [InlineData("resume")]
    public async Task A_complaint_stops_emails_from_going_alone_until_a_person_resumes(string way)
    {
        var workflow = await host.AtLevel2Async();
        var sent = await SentAsync(workflow);
        Json.Holds("""{ "recorded": 1, "unknown": 0 }""", (await ReportAsync($$"""{ "type": "spamComplaint", "leadId": "{{sent.Text("id")}}" }""")).Is(200).Json);
        Json.Holds("""{ "level": 2, "tripwire": { "wire": "spamComplaint", "why": "…", "at": "…" } }""", await host.TrustAsync(workflow));
        Assert.All(await host.RunAsync(workflow, 10, "Bolt"), lead => Json.Holds("""{ "status": "awaitingDecision", "gate": { "route": "person" } }""", lead));

        if (way == "resume")
            (await host.Admin.PostAsync($"/api/workflows/{workflow}/resume")).Is(200);
        else
            Json.Holds("""{ "tripwire": null }""", (await host.PutTrustAsync(workflow, """{ "tripwire": null }""")).Is(200).Json);
        Json.Holds("""{ "tripwire": null, "level": 2 }""", await host.TrustAsync(workflow));
        Assert.Contains(await host.RunAsync(workflow, 30, "Crane"), lead => lead.Text("status") == "sent");
    }

    [Fact]
    public async Task An_event_is_counted_once_however_often_it_is_delivered()
    {
        var workflow = await host.AtLevel2Async();
        var sent = (await SentAsync(workflow)).Text("id");
        var reply = $$"""{ "id": "e-1", "type": "repliedWrongPerson", "leadId": "{{sent}}" }""";
        (await ReportAsync(reply)).Is(200);
        (await ReportAsync(reply + "," + reply)).Is(200);
        Json.Holds("""{ "tripwire": null }""", await host.TrustAsync(workflow));
        Assert.Single((await host.Reviewer.GetAsync($"/api/leads/{sent}")).Json.GetProperty("timeline").EnumerateArray(), happened =>
            happened.Text("event") == "mailReported");
        (await ReportAsync(reply.Replace("e-1", "e-2", StringComparison.Ordinal))).Is(200);
        Json.Holds("""{ "tripwire": { "wire": "wrongRecipient" } }""", await host.TrustAsync(workflow));
    }

    [Fact]
    public async Task Who_was_never_written_to_is_unknown_and_the_rest_is_taken()
    {
        var workflow = await host.AtLevel2Async();
        var sent = await SentAsync(workflow);
        var waiting = (await host.QueueAsync(workflow, "pending"))[0].Text("id");
        var answer = await ReportAsync($$"""{ "type": "spamComplaint", "leadId": "ld_none" }, { "type": "spamComplaint", "to": "nobody@nowhere.example" }, { "type": "spamComplaint", "leadId": "{{waiting}}" }, { "type": "delivered", "to": "{{sent.GetProperty("lead").Text("email")}}" }""");
        Json.Holds("""{ "recorded": 1, "unknown": 3 }""", answer.Is(200).Json);
        Json.Holds("""{ "tripwire": null }""", await host.TrustAsync(workflow));
    }

    [Fact]
    public async Task An_id_that_none_of_ours_can_be_is_unknown_too()
    {
        var answer = await ReportAsync($$"""{ "type": "delivered", "leadId": "{{new string('x', 5000)}}" }, { "type": "delivered", "leadId": "" }""");
        Json.Holds("""{ "recorded": 0, "unknown": 2 }""", answer.Is(200).Json);
    }

    [Fact]
    public async Task An_address_that_bounced_for_good_is_not_written_to_again()
    {
        var sent = await SentAsync(await host.AtLevel2Async());
        var email = sent.GetProperty("lead").Text("email");
        (await ReportAsync($$"""{ "type": "hardBounce", "to": "{{email}}" }""")).Is(200);
        var other = await host.NewWorkflowAsync();
        var before = host.World.Sent.Count;
        var again = await host.NewLeadAsync(other, email);
        await host.DrainAsync();
        Json.Holds("""{ "status": "skipped", "explanation": "…" }""", (await host.Reviewer.GetAsync($"/api/leads/{again}")).Is(200).Json);
        Assert.Equal(before, host.World.Sent.Count);
    }

    [Theory]
    [InlineData("""{ "leadId": "ld_1" }""", "[0].type")]
    [InlineData("""{ "type": "delivered" }""", "[0].leadId")]
    [InlineData("""{ "type": "delivered", "to": "no address" }""", "[0].leadId")]
    [InlineData("null", "[0].type")]
    public async Task An_event_that_says_too_little_is_refused_by_field(string item, string field)
    {
        var errors = (await ReportAsync(item)).IsProblem(400, "invalid").Json.GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
    }

    [Fact]
    public async Task An_unknown_type_is_answered_with_the_known_ones() =>
        Assert.Contains("spamComplaint", (await ReportAsync("""{ "type": "exploded", "leadId": "ld_1" }"""))
            .IsProblem(400, "malformed-request").Json.Text("detail"), StringComparison.Ordinal);

    [Fact]
    public async Task Reports_need_a_key()
    {
        (await host.With(null).PostAsync("/hooks/email-events", "[]")).Is(401);
        (await host.With("wrong").PostAsync("/hooks/email-events", "[]")).Is(401);
    }

    private Task<Answer> ReportAsync(string events) => host.Intake.PostAsync("/hooks/email-events", $"[{events}]");

    private async Task<JsonElement> SentAsync(string workflow) => (await host.RunAsync(workflow, 40)).First(lead => lead.Text("status") == "sent");
}
