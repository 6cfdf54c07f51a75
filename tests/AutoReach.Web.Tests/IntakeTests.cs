using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AutoReach.Web.Tests;

/// <summary>One of these measures this process's memory: nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}

[Collection(Alone.Name)]
public sealed class IntakeTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Csv = "email,company,website,first_name,company_size\n";

    private static string LeadsOf(string workflow) => $"/api/workflows/{workflow}/leads";

    [Fact]
    public async Task Json_rows_are_answered_one_by_one_and_counted()
    {
        var path = LeadsOf(await host.NewWorkflowAsync());
        var answer = (await host.Intake.PostAsync(path, """
            [ { "email": "ann@acme.example", "company": "Acme" }, { "email": "ANN@acme.example ", "company": "Acme" }, { "email": "nobody" }, 7 ]
            """)).Is(202).Json;
        Json.Holds("""
            { "accepted": 1, "duplicates": 1, "rejected": 2, "rows": [
              { "row": 1, "status": "accepted", "leadId": "…", "reason": null }, { "row": 2, "status": "duplicate", "leadId": "…", "reason": "…" },
              { "row": 3, "status": "rejected", "leadId": null, "reason": "…" }, { "row": 4, "status": "rejected", "leadId": null, "reason": "…" } ] }
            """, answer);
    }

    [Theory]
    [InlineData("text/csv", ",", "\n")]
    [InlineData("text/csv; charset=utf-8", ",", "\r\n")]
    [InlineData("text/csv", ";", "\r\n")]
    [InlineData("TEXT/CSV", "\t", "\n")]
    public async Task Csv_is_read_with_either_spelling_of_names_any_line_end_and_a_byte_order_mark(string type, string delimiter, string end)
    {
        var workflow = await host.NewWorkflowAsync();
        string[] lines = ["\uFEFFEmail,company,firstName,company_size,description", "zoë@acme.example,x,x,x,x",
            "ann@acme.example,Acme,Zoë,small,\"two,\n\"\"lines\"\"\"", ""];
        var body = string.Join("\n", lines).Replace("two,", "two§", StringComparison.Ordinal).Replace(",", delimiter, StringComparison.Ordinal)
            .Replace("two§", $"two{delimiter}", StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);
        var answer = (await host.Intake.PostAsync(LeadsOf(workflow), body, type)).Is(202).Json;
        Assert.Equal("rejected", answer.GetProperty("rows")[0].Text("status"));
        var lead = (await host.Intake.GetAsync($"/api/leads/{answer.GetProperty("rows")[1].Text("leadId")}")).Json.GetProperty("lead");
        Json.Holds($$"""{ "email": "ann@acme.example", "firstName": "Zoë", "companySize": "small", "description": "two{{delimiter.Trim()}}\n\"lines\"" }""", lead); // a tab is a control character and goes
    }

    [Fact]
    public async Task A_malformed_csv_row_is_rejected_and_the_next_ones_are_taken()
    {
        var body = Csv
            + "a@x.example,X,,,\n"
            + "too,few\n"
            + "b@x.example,X,,,,,,many\n"
            + "c@x.example,\"X\" and more,,,\n"
            + "\n"
            + "d@x.example,\"an open quote,,,\n"
            + "e@x.example,X,,,\n"
            + "f@x.example,X,,Ann 5\" disk,\n"
            + new string('y', 200_000) + "\n"
            + "g@x.example,X,,,\n";
        var rows = (await host.Intake.PostAsync(LeadsOf(await host.NewWorkflowAsync()), body, "text/csv")).Is(202).Json.GetProperty("rows").EnumerateArray()
            .ToList();
        Assert.Equal(["accepted", "rejected", "rejected", "rejected", "rejected", "accepted", "accepted", "rejected", "accepted"],
            rows.Select(row => row.Text("status")));
        Assert.Equal(Enumerable.Range(1, 9), rows.Select(row => row.GetProperty("row").GetInt32()));
        Assert.Contains("2 fields, the header has 5", rows[1].Text("reason"), StringComparison.Ordinal);
        Assert.Contains("closing quote", rows[3].Text("reason"), StringComparison.Ordinal);
        Assert.Contains("not closed", rows[4].Text("reason"), StringComparison.Ordinal);
        Assert.Contains("longer than", rows[7].Text("reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/csv", "name,company\nAnn,Acme\n", "email")]
    [InlineData("text/csv", "", "nothing in it")]
    [InlineData("text/csv", "\"email\nx", "header")]
    [InlineData("text/csv", "email,company\rann@acme.example,Acme\r", "carriage return")]
    [InlineData("application/json", """{ "email": "ann@acme.example", "company": "Acme" }""", "JSON array")]
    [InlineData("application/json", "null", "JSON array")]
    [InlineData("application/json", "", "JSON array")]
    [InlineData("application/json", """[ { "email": "zed@acme.example", "company": "Acme" }, { "email": """, "not JSON")]
    [InlineData("application/json", """[ { "email": "zed@acme.example", "company": "Acme" } ] x""", "not JSON")]
    public async Task A_body_that_cannot_be_read_brings_nothing(string type, string body, string detail)
    {
        var workflow = await host.NewWorkflowAsync();
        Assert.Contains(detail, (await host.Intake.PostAsync(LeadsOf(workflow), body, type, "key"))
            .IsProblem(400, "malformed-request").Json.Text("detail"), StringComparison.Ordinal);
        Assert.Empty((await host.Intake.GetAsync(LeadsOf(workflow))).Json.GetProperty("items").EnumerateArray());
        (await host.Intake.PostAsync(LeadsOf(workflow), "[]", idempotencyKey: "key")).Is(202);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("text/csv; charset=klingon")]
    [InlineData("")]
    public async Task Another_media_type_is_not_taken(string type) =>
        (await host.Intake.PostAsync(LeadsOf(await host.NewWorkflowAsync()), "email,company\n", type)).IsProblem(415, "unsupported-media-type");

    [Fact]
    public async Task A_repeated_request_with_its_key_changes_nothing_and_answers_the_same()
    {
        var path = LeadsOf(await host.NewWorkflowAsync());
        var body = Csv + "ann@acme.example,Acme,,,\nann@acme.example,Acme,,,\nbad,,,,\n";
        var first = (await host.Intake.PostAsync(path, body, "text/csv", "order-1")).Is(202);
        Assert.Equal(first.Text, (await host.Intake.PostAsync(path, body, "text/csv", "order-1")).Is(202).Text);
        (await host.Intake.PostAsync(path, body + "\n", "text/csv", "order-1")).IsProblem(422, "idempotency-key-reused");
        Assert.Equal(0, (await host.Intake.PostAsync(path, body, "text/csv", "order-2")).Json.GetProperty("accepted").GetInt32());
        Assert.Equal(2, (await host.Intake.PostAsync(path, body, "text/csv")).Json.GetProperty("duplicates").GetInt32());
        Assert.Single((await host.Intake.GetAsync(path)).Json.GetProperty("items").EnumerateArray());

        host.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(2, (await host.Intake.PostAsync(path, body, "text/csv", "order-1")).Json.GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public async Task A_useless_idempotency_key_is_refused() =>
        (await host.Intake.PostAsync(LeadsOf(await host.NewWorkflowAsync()), "[]", idempotencyKey: new string('k', 256))).IsProblem(400, "invalid");

    [Fact]
    public async Task A_large_csv_is_answered_as_a_stream_in_bounded_memory()
    {
        const int rows = 60_000;
        var line = Encoding.UTF8.GetBytes(
            $"not an address,{new string('x', 900)},https://acme.example,Ann,small\n"); // rejected: what is measured is the HTTP part
        using var request = new HttpRequestMessage(HttpMethod.Post, LeadsOf(await host.NewWorkflowAsync()))
        {
            Content = new Generated(async stream =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Csv));
                var block = Enumerable.Repeat(line, 1000).SelectMany(bytes => bytes).ToArray();
                for (var n = 0; n < rows / 1000; n++)
                    await stream.WriteAsync(block);
            }),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var response = await host.Intake.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await using var answer = await response.Content.ReadAsStreamAsync();
        var (most, tail, read, buffer, bytes) = (0L, "", 0, new byte[256 << 10], 0L);
        while ((read = await answer.ReadAsync(buffer)) > 0)
        {
            tail = Encoding.UTF8.GetString(buffer, Math.Max(0, read - 100), Math.Min(100, read));
            if ((bytes += read) >> 20 != (bytes - read) >> 20)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }
        Assert.EndsWith($$"""{"accepted":0,"duplicates":0,"rejected":{{rows}}}"""[1..], tail, StringComparison.Ordinal);
        Assert.True(most - before < 24 << 20, $"{(most - before) >> 20} MiB more than before");
    }

    [Fact]
    public async Task Elsewhere_two_mebibytes_are_the_most()
    {
        var large = $$"""{ "name": "{{new string('x', 3 << 20)}}" }""";
        (await host.Admin.PostAsync("/api/workflows", large)).IsProblem(413, "too-large");
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/workflows")
        {
            Content = new Generated(
            async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(large)))
        };
        chunked.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        using var response = await host.Admin.Http.SendAsync(chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Leads_are_listed_a_page_at_a_time_and_by_status()
    {
        var workflow = await host.NewWorkflowAsync();
        var sent = string.Join(',', Enumerable.Range(0, 7).Select(n => $$"""{ "email": "p{{n}}@acme.example", "company": "{{(n < 2 ? "Broken" : "Acme")}}", "website": "{{(n < 2 ? "broken" : "acme")}}.example" }"""));
        var ids = (await host.Intake.PostAsync(LeadsOf(workflow), $"[{sent}]")).Json.GetProperty("rows").EnumerateArray().Select(row => row.Text("leadId"))
            .ToList();
        await host.DrainAsync();
        Assert.Equal(ids.Order(), (await PagesAsync($"{LeadsOf(workflow)}?limit=3")).Order());
        Assert.Equal(ids.Skip(2).Order(), (await PagesAsync($"{LeadsOf(workflow)}?limit=2&status=awaitingDecision")).Order());
        Assert.Empty(await PagesAsync($"{LeadsOf(workflow)}?limit=2&status=sent"));
        Assert.Contains("awaitingDecision", (await host.Intake.GetAsync($"{LeadsOf(workflow)}?status=waiting"))
            .IsProblem(400, "invalid").Text, StringComparison.Ordinal);
        (await host.Intake.GetAsync($"{LeadsOf(workflow)}?cursor=x")).IsProblem(400, "invalid");
    }

    private async Task<List<string>> PagesAsync(string path)
    {
        var found = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await host.Intake.GetAsync(path + (next.Length > 0 ? $"&cursor={next}" : ""))).Is(200).Json;
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.Text("id")));
            next = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.Text("next");
        }
        return found;
    }

    /// <summary>A body of unannounced length that is never in memory.</summary>
    private sealed class Generated(Func<Stream, Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => write(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
