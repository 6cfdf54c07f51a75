using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

public sealed class FailureTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_store_that_is_unavailable_is_a_503_to_be_retried()
    {
        var faults = new Faults { Failure = new StorageUnavailableException("No space is left for '/secret/place'.") };
        await using var failing = new TestHost { Wrap = store => faults.Over(store) };
        await failing.InitializeAsync();
        var workflow = await failing.NewWorkflowAsync();
        faults.On = true;
        foreach (var answer in new[]
        {
            await failing.Admin.GetAsync("/api/workflows"), await failing.Admin.PostAsync("/api/workflows", """{ "name": "x" }"""),
            await failing.Admin.PostAsync($"/api/workflows/{workflow}/leads", """[ { "email": "a@b.example", "company": "B" } ]"""), await failing.With(null)
                .GetAsync("/health"),
        })
        {
            Assert.Equal("5", answer.IsProblem(503, "storage-unavailable").Headers.GetValues("Retry-After").Single());
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        }
        faults.On = false;
        (await failing.With(null).GetAsync("/health")).Is(200);
    }

    [Fact]
    public async Task A_fault_of_ours_shows_no_insides()
    {
        var faults = new Faults { Failure = new InvalidOperationException("Something secret at line 7") };
        await using var failing = new TestHost { Wrap = store => faults.Over(store) };
        await failing.InitializeAsync();
        faults.On = true;
        var answer = (await failing.Admin.GetAsync("/api/workflows")).IsProblem(500, "internal");
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_gets_a_page_even_for_an_error()
    {
        var faults = new Faults { Failure = new InvalidOperationException("Something secret at line 7") };
        await using var failing = new TestHost { Wrap = store => faults.Over(store) };
        await failing.InitializeAsync();
        faults.On = true;
        var browser = failing.With(null);
        browser.Http.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        foreach (var (answer, status) in new[]
        {
            (await browser.PostAsync("/unsubscribe/" + UnsubscribeToken.Create(TestHost.LinkKey, new WorkflowId("wf"), EmailAddress.Of("a@b.example"))), 500),
            (await browser.GetAsync("/nothing"), 404),
        })
        {
            Assert.Equal((status, "text/html"), (answer.Code, answer.MediaType));
            Assert.Contains("<h1>", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        }
        (await browser.GetAsync("/api/nothing")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task A_workflow_that_goes_away_at_the_same_moment_is_not_found()
    {
        var workflow = await host.NewWorkflowAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => n == 6
            ? host.Admin.DeleteAsync($"/api/workflows/{workflow}")
            : host.Admin.PostAsync($"/api/workflows/{workflow}/{(n % 2 == 0 ? "pause" : "resume")}")));
        Assert.All(answers, answer => Assert.Contains(answer.Code, new[] { 200, 204, 404 }));
        Assert.Null(await host.Services.GetRequiredService<Orchestration.Control.WorkflowControl>().PauseAsync(new WorkflowId(workflow), default));
        Assert.Null(await host.Services.GetRequiredService<Orchestration.Control.WorkflowControl>()
            .ResumeAsync(new WorkflowId(workflow), new ReviewerId("admin"), default));
    }

    [Fact]
    public async Task Health_needs_no_key() => Json.Holds("""{ "status": "ok" }""", (await host.With(null).GetAsync("/health")).Is(200).Json);

    [Fact]
    public async Task An_unknown_address_or_method_is_told_as_a_problem()
    {
        (await host.Admin.GetAsync("/api/nothing")).IsProblem(404, "not-found");
        Assert.Contains("GET", (await host.Admin.SendAsync(HttpMethod.Patch, "/api/workflows")).IsProblem(405, "method-not-allowed").ContentHeaders.Allow);
    }

    [Fact]
    public async Task The_description_is_complete_and_names_the_bearer_scheme()
    {
        var document = (await host.With(null).GetAsync("/openapi/v1.json")).Is(200).Json;
        Json.Holds("""{ "type": "http", "scheme": "bearer" }""", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer"));
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Path: path.Name, operation.Value))).ToList();
        Assert.Equal(47, operations.Count);
        foreach (var (path, operation) in operations)
        {
            Assert.NotEmpty(operation.Text("summary"));
            Assert.NotEmpty(operation.Text("operationId"));
            if (!path.StartsWith("/api/", StringComparison.Ordinal))
                continue;
            Assert.Equal("Bearer", operation.GetProperty("security")[0].EnumerateObject().Single().Name);
            Assert.True(operation.GetProperty("responses").GetProperty("401").GetProperty("content").TryGetProperty("application/problem+json", out _));
        }
        var text = document.ToString();
        Assert.Contains("\"awaitingDecision\"", text, StringComparison.Ordinal);
        Assert.Contains("\"wrongIndustry\"", text, StringComparison.Ordinal);
        Assert.Contains("\"duration\"", text, StringComparison.Ordinal);
        Assert.Contains("text/csv", text, StringComparison.Ordinal);
        var order = document.GetProperty("paths").GetProperty("/api/workflows/{id}/reviews").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Single(parameter => parameter.Text("name") == "order");
        Json.Holds("""{ "enum": ["risk", "age", "value"] }""", order.GetProperty("schema"));
        Json.Holds("""{ "format": "date-time" }""", document.GetProperty("components").GetProperty("schemas").GetProperty("LeadView").GetProperty("properties")
            .GetProperty("createdAt"));
    }

    [Fact]
    public void A_blind_item_shows_nothing_of_what_the_ai_thinks()
    {
        var lead = new Lead
        {
            Id = new LeadId("ld"),
            WorkflowId = new WorkflowId("wf"),
            Prospect = new Prospect { Email = EmailAddress.Of("a@b.example") },
            Revision = 1,
            Qualification = new QualificationResult(0.81, QualificationVerdict.Qualified, [], 0.8),
            Gate = new GateVerdict(GateRoute.Person, GateReason.Sample, 0.36, new StageScores(0.5, 0.8, 0.9), 0.3, 0.2, 1),
        };
        var review = new ReviewState { Lead = lead.Id, Revision = 1, Action = ProposedAction.Send, OpenedAt = default, Blind = true };
        TimelineEvent[] timeline = [new(default, "ai", new LeadEvent.Qualified(0.81, QualificationVerdict.Qualified)),
            new(default, "system", new LeadEvent.Routed(GateRoute.Person, GateReason.Sample, 0.36, 0.3, 0.2, 1))];
        var blind = CoreJson.Write(LeadView.Of(lead, null, review, timeline, default));
        foreach (var opinion in new[] { "0.81", "0.36", "\"scores\"", "confidence" })
            Assert.DoesNotContain(opinion, blind, StringComparison.Ordinal);
        Assert.Contains("\"blind\":true", blind, StringComparison.Ordinal);
        Assert.Contains("0.81", CoreJson.Write(LeadView.Of(lead, null, review with { Blind = false }, timeline, default)), StringComparison.Ordinal);
    }

    /// <summary>A store that fails on demand, save for keys: a caller has to be known first.</summary>
    private sealed class Faults
    {
        public required Exception Failure { get; init; }
        public bool On { get; set; }

        public ITableStore Over(ITableStore store) => new Store(store, this);

        private sealed class Store(ITableStore store, Faults faults) : ITableStore
        {
            public Task<Row?> GetAsync(string table, RowKey key, CancellationToken cancellationToken) =>
                Checked(table, () => store.GetAsync(table, key, cancellationToken));

            public Task<IReadOnlyList<Row>> QueryAsync(string table, RowRange range, CancellationToken cancellationToken) =>
                Checked(table, () => store.QueryAsync(table, range, cancellationToken));

            public Task<WriteResult> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken) =>
                Checked(table, () => store.WriteAsync(table, partition, writes, cancellationToken));

            private Task<T> Checked<T>(string table, Func<Task<T>> then) => faults.On && table != "apikeys" ? Task.FromException<T>(faults.Failure) : then();
        }
    }
}

public sealed class UnsubscribeTests(TestHost host) : IClassFixture<TestHost>
{
    private static string LinkFor(string address) =>
        "/unsubscribe/" + UnsubscribeToken.Create(TestHost.LinkKey, new WorkflowId("wf"), EmailAddress.Of(address));

    private Task<Suppression?> FindAsync(string address) => host.Services.GetRequiredService<SuppressionList>().FindAsync(EmailAddress.Of(address), default);

    [Fact]
    public async Task Looking_at_the_link_changes_nothing()
    {
        var answer = (await host.With(null).GetAsync(LinkFor("looks@acme.example"))).Is(200);
        Assert.Equal("text/html", answer.MediaType);
        Assert.Contains("<form method=\"post\">", answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await host.With(null).SendAsync(HttpMethod.Head, LinkFor("looks@acme.example"));
        Assert.Null(await FindAsync("looks@acme.example"));
    }

    [Fact]
    public async Task One_click_ends_the_mail_without_a_cookie_and_as_often_as_it_comes()
    {
        for (var n = 0; n < 2; n++)
        {
            var answer = (await host.With(null).PostAsync(LinkFor("ends@acme.example"), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"))
                .Is(200);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
        Assert.NotNull(await FindAsync("ends@acme.example"));
        (await host.With(null).PostAsync(LinkFor("bare@acme.example"))).Is(200);
        Assert.NotNull(await FindAsync("bare@acme.example"));
    }

    [Fact]
    public async Task A_link_that_we_did_not_write_does_nothing()
    {
        var link = LinkFor("safe@acme.example");
        foreach (var wrong in new[] { link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), "/unsubscribe/x", link + "x" })
        {
            (await host.With(null).GetAsync(wrong)).Is(404);
            (await host.With(null).PostAsync(wrong)).Is(404);
        }
        Assert.Null(await FindAsync("safe@acme.example"));
    }

    [Fact]
    public async Task Who_has_unsubscribed_gets_nothing_that_was_approved_before()
    {
        var workflow = await host.NewWorkflowAsync();
        var id = await host.NewLeadAsync(workflow, "late@acme.example");
        await host.DrainAsync();
        (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).Is(200);
        (await host.With(null).PostAsync(LinkFor("late@acme.example"))).Is(200);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("skipped", (await host.Reviewer.GetAsync($"/api/leads/{id}")).Json.Text("status"));
        Assert.DoesNotContain(host.World.Sent, mail => mail.To.Value == "late@acme.example");
    }
}
