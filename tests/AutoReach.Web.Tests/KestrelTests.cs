using System.Net.Http.Headers;
using System.Text;

namespace AutoReach.Web.Tests;

/// <summary>What a real server does differently from one in memory: its own limits and its own streams.</summary>
public sealed class KestrelTests : IAsyncLifetime
{
    private readonly TestHost _host = new() { OnKestrel = true };

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Only_the_import_takes_more_than_the_server_would()
    {
        var path = $"/api/workflows/{await _host.NewWorkflowAsync()}/leads";
        var row = Encoding.UTF8.GetBytes($"not an address,{new string('x', 900)}\n");
        byte[] body = [.. "email,company\n"u8, .. Enumerable.Repeat(row, 40_000).SelectMany(bytes => bytes)];
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        using var response = await _host.Intake.Http.PostAsync(path, content);
        Assert.EndsWith("\"rejected\":40000}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await _host.Admin.PostAsync("/api/workflows", $$"""{ "name": "{{new string('x', 3 << 20)}}" }""")).IsProblem(413, "too-large");
    }

    [Fact]
    public async Task A_lead_goes_its_way_on_a_real_server_too()
    {
        var id = await _host.WaitingLeadAsync();
        (await _host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).Is(200);
        await _host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("sent", (await _host.Reviewer.GetAsync($"/api/leads/{id}")).Json.Text("status"));
        (await _host.With(null).GetAsync("/api/workflows")).IsProblem(401, "unauthenticated");
    }
}
