using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Learning;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

public sealed class MemoryTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_new_workflow_has_learned_nothing() =>
        Json.Holds(
            """{ "version": 1, "decided": 0, "items": [], "leftOut": 0, "profile": [], "proposals": [] }""", await MemoryAsync(await host.NewWorkflowAsync()));

    [Fact]
    public async Task What_was_learned_is_listed_with_its_evidence()
    {
        var workflow = await TaughtAsync();
        Json.Holds(
            """{ "id": "tone", "kind": "tone", "sentence": "Emails are casual in tone.", "evidence": 40, "at": "…", "active": true, "pinned": false, "switchedOff": false, "value": "casual", "expected": "…", "settledBy": null }""",
            await ItemAsync(workflow, "tone"));
        var small = Items(await MemoryAsync(workflow)).Single(item => item.Text("id").StartsWith("preference-companysize-small-", StringComparison.Ordinal));
        Json.Holds("""{ "kind": "preference", "evidence": 40, "active": true }""", small);
        Assert.True(small.GetProperty("value").GetDouble() > 0);
    }

    [Fact]
    public async Task The_stated_profile_stands_beside_the_real_one()
    {
        var workflow = await TaughtAsync(""", "profile": { "companySizes": ["large"] }""");
        var rows = (await MemoryAsync(workflow)).GetProperty("profile").EnumerateArray().ToDictionary(row => row.Text("attribute"));
        Json.Holds("""{ "stated": 0.8, "count": 0, "named": true, "differs": false }""", rows["companySize=large"]);
        Json.Holds("""{ "stated": -1.4, "count": 40, "wanted": 32, "named": false, "differs": true }""", rows["companySize=small"]);
        var (low, learned, high) = (Number("low"), Number("learned"), Number("high"));
        Assert.True(-1.4 < low && low < learned && learned < high);

        double Number(string member) => rows["companySize=small"].GetProperty(member).GetDouble();
    }

    [Fact]
    public async Task An_administrator_pins_switches_off_edits_and_deletes_and_drafts_follow_at_once()
    {
        var workflow = await TaughtAsync();
        Json.Holds("""{ "id": "tone", "pinned": true, "active": true, "value": "casual", "settledBy": "admin", "settledAt": "…" }""",
            (await PutAsync(workflow, "tone", """{ "pinned": true }""")).Is(200).Json);
        Json.Holds("""{ "pinned": true, "active": false, "switchedOff": true }""", (await PutAsync(workflow, "tone", """{ "active": false }""")).Is(200).Json);
        Assert.Null((await StyleAsync(workflow)).Tone);
        Json.Holds("""{ "pinned": true, "active": true, "value": "formal" }""", (await PutAsync(workflow, "tone", """{ "active": true, "value": "formal" }"""))
            .Is(200).Json);
        Assert.Equal(Core.Workflows.Tone.Formal, (await StyleAsync(workflow)).Tone);
        Json.Holds("""{ "pinned": false, "active": true, "value": "casual" }""", (await PutAsync(workflow, "tone", """{ "pinned": false }""")).Is(200).Json);
        (await host.Admin.DeleteAsync(Path(workflow, "tone"))).Is(204);
        Assert.Null((await StyleAsync(workflow)).Tone);
        (await host.Admin.DeleteAsync(Path(workflow, "tone"))).IsProblem(404, "not-found");
        Assert.DoesNotContain(Items(await MemoryAsync(workflow)), item => item.Text("id") == "tone");
    }

    [Fact]
    public async Task A_word_about_an_item_is_an_entry_of_the_log_and_survives_a_rebuild()
    {
        var workflow = await TaughtAsync();
        var id = (await PreferenceAsync(workflow)).Text("id");
        Json.Holds("""{ "pinned": true, "active": true, "value": -1.5 }""", (await PutAsync(workflow, id, """{ "value": -1.5 }""")).Is(200).Json);
        var before = await MemoryAsync(workflow);
        var log = await host.Services.GetRequiredService<DecisionLog>().ReadAsync(new WorkflowId(workflow), 0, default);
        Assert.Equal(("-1.5", "admin"), log[^1] is LearningEvent.ItemSettled settled ? (settled.Value, settled.By.Value) : default);
        var rebuilt = new AgentMemory(new MemoryOptions());
        foreach (var happened in log)
            rebuilt.Apply(happened);
        Assert.Equal(("-1.5", true), (rebuilt.FindItem(id)!.Value, rebuilt.FindItem(id)!.IsActive));
        (await host.Admin.PostAsync($"/api/workflows/{workflow}/retrain", """{ "history": "forget" }""")).Is(200);
        Json.Holds("""{ "pinned": true, "active": true, "value": -1.5, "evidence": 0, "at": null }""", await ItemAsync(workflow, id));
        Assert.True(Items(await MemoryAsync(workflow)).Count < Items(before).Count);
    }

    [Theory]
    [InlineData("tone", """{ "value": "rude" }""", "value", "casual, neutral, formal")]
    [InlineData("tone", """{ "value": null }""", "value", "pinned to false")]
    [InlineData("tone", """{ "value": ["casual"] }""", "value", "pinned to false")]
    [InlineData("tone", """{ "value": "formal", "pinned": false }""", "pinned", "leave pinned out")]
    public async Task A_wrong_value_is_refused_with_what_would_be_right(string item, string change, string field, string expected)
    {
        var workflow = await TaughtAsync();
        var errors = (await PutAsync(workflow, item, change)).IsProblem(400, "invalid").Json.GetProperty("errors");
        Assert.Contains(expected, errors.GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Json.Holds("""{ "pinned": false, "active": true, "value": "casual" }""", await ItemAsync(workflow, item));
    }

    [Fact]
    public async Task What_has_too_little_evidence_is_pinned_and_not_switched_on()
    {
        var workflow = await host.NewWorkflowAsync();
        await host.TeachAsync(workflow, 9);
        Json.Holds("""{ "evidence": 3, "active": false, "sentence": "Emails are casual in tone. Not in effect yet: seen 3 times, counts from 5 on." }""",
            await ItemAsync(workflow, "tone"));
        Assert.Contains("pinned true", (await PutAsync(workflow, "tone", """{ "active": true }"""))
            .IsProblem(409, "refused").Json.Text("detail"), StringComparison.Ordinal);
        Json.Holds("""{ "active": true, "pinned": true }""", (await PutAsync(workflow, "tone", """{ "pinned": true }""")).Is(200).Json);
    }

    [Fact]
    public async Task Putting_back_what_was_read_changes_nothing()
    {
        var workflow = await TaughtAsync();
        var read = (await MemoryAsync(workflow)).ToString();
        (await PutAsync(workflow, "tone", "{}")).Is(200);
        (await PutAsync(workflow, "tone", """{ "pinned": false, "active": true }""")).Is(200);
        Assert.Equal(read, (await MemoryAsync(workflow)).ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var workflow = await host.NewWorkflowAsync();
        (await host.Reviewer.GetAsync("/api/workflows/wf_none/memory")).IsProblem(404, "not-found");
        foreach (var place in new[] { Path("wf_none", "tone"), Path(workflow, "tone"), Path(workflow, "preference-x-000") })
        {
            (await host.Admin.PutAsync(place, """{ "pinned": true }""")).IsProblem(404, "not-found");
            (await host.Admin.DeleteAsync(place)).IsProblem(404, "not-found");
        }
        (await host.Admin.PostAsync(Path(workflow, "proposals/add-keywords-x"))).IsProblem(404, "not-found");
        (await host.Admin.PostAsync(Path("wf_none", "proposals/add-keywords-x"))).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Reviewers_read_and_only_an_administrator_changes()
    {
        var workflow = await TaughtAsync();
        (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/memory")).Is(200);
        (await host.Intake.GetAsync($"/api/workflows/{workflow}/memory")).Is(403);
        (await host.Reviewer.PutAsync(Path(workflow, "tone"), """{ "pinned": true }""")).Is(403);
        (await host.Reviewer.DeleteAsync(Path(workflow, "tone"))).Is(403);
        (await host.Reviewer.PostAsync(Path(workflow, "proposals/add-keywords-x"))).Is(403);
    }

    [Fact]
    public async Task A_proposal_is_adopted_as_the_next_version_and_opens_a_new_epoch()
    {
        var workflow = await host.NewWorkflowAsync(""", "profile": { "companySizes": ["medium"] }""");
        await host.AnswerAsync(workflow, 3);
        await host.TeachAsync(workflow, 120);
        var proposals = (await MemoryAsync(workflow)).GetProperty("proposals").EnumerateArray().ToList();
        var small = proposals.Single(proposal => proposal.Text("list") == "companySizes");
        Json.Holds("""{ "action": "add", "value": "small", "evidence": 40, "sentence": "…" }""", small);
        Json.Holds("""{ "action": "add", "value": "agency" }""", proposals.Single(proposal => proposal.Text("list") == "excludeKeywords"));
        var epoch = (await host.TrustAsync(workflow)).GetProperty("epoch").GetInt32();

        var adopted = (await host.Admin.PostAsync(Path(workflow, $"proposals/{small.Text("id")}"))).Is(200).Json;
        Assert.Equal(2, adopted.GetProperty("version").GetInt32());
        Assert.DoesNotContain(adopted.GetProperty("proposals").EnumerateArray(), proposal => proposal.Text("id") == small.Text("id"));
        Json.Holds(
            """{ "version": 2, "profile": { "companySizes": ["medium", "small"] } }""", (await host.Reviewer.GetAsync($"/api/workflows/{workflow}")).Json);
        Assert.Equal(epoch + 1, (await host.TrustAsync(workflow)).GetProperty("epoch").GetInt32());
        (await host.Admin.PostAsync(Path(workflow, $"proposals/{small.Text("id")}"))).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_settled_rejection_shows_what_probably_decided_it()
    {
        var workflow = await host.NewWorkflowAsync(""", "profile": { "companySizes": ["enterprise"] }""");
        var id = await host.WaitingLeadAsync(workflow: workflow, more: """, "companySize": "tiny" """);
        (await host.Reviewer.PostAsync($"/api/leads/{id}/reject", """{ "revision": 1 }""")).Is(200);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Json.Holds("""{ "impliedReasons": [ { "text": "company size tiny", "contribution": -1.4 } ] }""", (await host.Reviewer.GetAsync($"/api/leads/{id}"))
            .Is(200).Json);
        var log = await host.Services.GetRequiredService<DecisionLog>().ReadAsync(new WorkflowId(workflow), 0, default);
        Assert.Equal("company size tiny", Assert.IsType<LearningEvent.Decided>(Assert.Single(log)).Record.ImpliedReasons[0].Text);
    }

    private async Task<string> TaughtAsync(string more = "")
    {
        var workflow = await host.NewWorkflowAsync(more);
        await host.TeachAsync(workflow, 120);
        return workflow;
    }

    private async Task<JsonElement> MemoryAsync(string workflow) => (await host.Reviewer.GetAsync($"/api/workflows/{workflow}/memory")).Is(200).Json;

    private static List<JsonElement> Items(JsonElement memory) => [.. memory.GetProperty("items").EnumerateArray()];

    private async Task<JsonElement> ItemAsync(string workflow, string id) => Items(await MemoryAsync(workflow)).Single(item => item.Text("id") == id);

    private async Task<JsonElement> PreferenceAsync(string workflow) =>
        Items(await MemoryAsync(workflow)).Single(item => item.Text("id").StartsWith("preference-companysize-small-", StringComparison.Ordinal));

    private async Task<Core.Learning.Style.StyleProfile> StyleAsync(string workflow) =>
        await host.Services.GetRequiredService<MemoryDesk>().AskAsync(new WorkflowId(workflow), memory => memory.Style, default);

    private Task<Answer> PutAsync(string workflow, string item, string change) => host.Admin.PutAsync(Path(workflow, item), change);

    private static string Path(string workflow, string item) => $"/api/workflows/{workflow}/memory/{item}";
}
