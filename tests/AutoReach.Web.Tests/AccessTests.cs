using System.Text.RegularExpressions;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

public sealed partial class AccessTests(TestHost host) : IClassFixture<TestHost>
{
    /// <summary>What is promised to clients, written down a second time and on purpose.</summary>
    private static readonly Dictionary<string, ApiRole?> Promised = new()
    {
        ["GET /health"] = null,
        ["GET /openapi/{documentName}.json"] = null,
        ["GET /unsubscribe/{token}"] = null,
        ["POST /unsubscribe/{token}"] = null,
        ["GET /decide/{token}"] = null,
        ["HEAD /decide/{token}"] = null,
        ["POST /decide/{token}"] = null,
        ["POST /hooks/email-events"] = ApiRole.Intake,
        ["GET /api/kill-switch"] = ApiRole.Reviewer,
        ["PUT /api/kill-switch"] = ApiRole.Admin,
        ["GET /api/workflows/{id}/trust"] = ApiRole.Reviewer,
        ["PUT /api/workflows/{id}/trust"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/trust/promotion"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/retrain"] = ApiRole.Admin,
        ["GET /api/workflows/{id}/calibration"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/audits"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/metrics"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/memory"] = ApiRole.Reviewer,
        ["PUT /api/workflows/{id}/memory/{itemId}"] = ApiRole.Admin,
        ["DELETE /api/workflows/{id}/memory/{itemId}"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/memory/proposals/{proposalId}"] = ApiRole.Admin,
        ["GET /api/workflows/{id}/team"] = ApiRole.Reviewer,
        ["POST /api/keys"] = ApiRole.Admin,
        ["GET /api/keys"] = ApiRole.Admin,
        ["GET /api/keys/{id}"] = ApiRole.Admin,
        ["DELETE /api/keys/{id}"] = ApiRole.Admin,
        ["POST /api/workflows"] = ApiRole.Admin,
        ["GET /api/workflows"] = ApiRole.Intake,
        ["GET /api/workflows/{id}"] = ApiRole.Intake,
        ["PUT /api/workflows/{id}"] = ApiRole.Admin,
        ["DELETE /api/workflows/{id}"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/retry"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/run"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/pause"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/resume"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/leads"] = ApiRole.Intake,
        ["GET /api/workflows/{id}/leads"] = ApiRole.Intake,
        ["GET /api/workflows/{id}/reviews"] = ApiRole.Reviewer,
        ["GET /api/leads/{id}"] = ApiRole.Intake,
        ["POST /api/leads/{id}/cancel"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/retry"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/redraft"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/claim"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/release"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/undo"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/decision"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/approve"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/reject"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/edit"] = ApiRole.Reviewer,
    };

    /// <summary>The way into the inbox. All of its other pages need a session.</summary>
    private static readonly HashSet<string> OpenPages = ["GET /", "GET /signin", "POST /signin", "POST /signout", "GET /inbox/assets/{name}"];

    private static string KeyOf(ApiRole role) => role switch
    {
        ApiRole.Admin => TestHost.AdminKey,
        ApiRole.Reviewer => TestHost.ReviewerKey,
        _ => TestHost.IntakeKey,
    };

    [Fact]
    public void Every_route_stands_in_the_table_of_promises_and_no_other()
    {
        Assert.Equal(Promised.Keys.Concat(OpenPages).Order(), Routes().Where(route => !IsInbox(route)).Concat(Routes().Where(OpenPages.Contains)).Distinct()
            .Order());
    }

    [Fact]
    public async Task Every_page_of_the_inbox_needs_a_session_and_a_key_is_none()
    {
        var pages = Routes().Where(route => IsInbox(route) && !OpenPages.Contains(route)).ToList();
        Assert.NotEmpty(pages);
        foreach (var route in pages)
            foreach (var client in new[] { host.With(null), host.Admin })
            {
                var (method, path) = Call(route);
                var answer = await client.SendAsync(method, path, method == HttpMethod.Get ? null : "", "application/x-www-form-urlencoded");
                Assert.True(method == HttpMethod.Get
                    ? answer.Code == 302 && answer.Headers.Location!.ToString().StartsWith("/signin", StringComparison.Ordinal)
                    : answer.Code is 400 or 401 or 403, $"{route}: {answer.Code}");
            }
    }

    private static bool IsInbox(string route) => route.Contains(" /inbox", StringComparison.Ordinal);

    private List<string> Routes() => [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
            .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))];

    [Fact]
    public async Task Every_route_refuses_no_key_a_wrong_key_and_a_lesser_role()
    {
        foreach (var (route, least) in Promised)
        {
            var (method, path) = Call(route);
            var anonymous = await host.With(null).SendAsync(method, path, "{}");
            if (least is null)
            {
                Assert.True(anonymous.Code is 200 or 404, $"{route}: {anonymous.Code}");
                continue;
            }
            Assert.StartsWith("Bearer", anonymous.IsProblem(401, "unauthenticated").Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            foreach (var wrong in new[] { "wrong", "ar_0123456789abcdef_0000", new string('x', 5000) })
                Assert.Contains("invalid_token", (await host.With(wrong).SendAsync(method, path, "{}"))
                    .IsProblem(401, "unauthenticated").Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            foreach (var role in Enum.GetValues<ApiRole>())
            {
                var answer = await host.With(KeyOf(role)).SendAsync(method, path, "{}");
                if (role < least)
                    answer.IsProblem(403, "forbidden");
                else
                    Assert.True(answer.Code is not (401 or 403 or >= 500), $"{route} as {role}: {answer.Code} {answer.Text}");
            }
        }
    }

    [Fact]
    public async Task A_key_in_the_query_or_in_a_cookie_opens_nothing()
    {
        (await host.With(null).GetAsync($"/api/workflows?key={TestHost.AdminKey}&access_token={TestHost.AdminKey}")).IsProblem(401, "unauthenticated");
        var client = host.With(null);
        client.Http.DefaultRequestHeaders.Add("Cookie", $"key={TestHost.AdminKey}");
        (await client.GetAsync("/api/workflows")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var answer in new[]
        {
            await host.Admin.GetAsync("/api/workflows"), await host.With(null).GetAsync("/api/workflows"), await host.Admin.GetAsync("/nowhere"),
            await host.With(null).GetAsync("/health"), await host.With(null).GetAsync("/unsubscribe/x"), await host.Admin.PostAsync("/api/workflows", "{"),
        })
        {
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl is { NoStore: true } || answer.Code == 404);
        }
    }

    private static (HttpMethod Method, string Path) Call(string route)
    {
        var parts = route.Split(' ');
        return (new HttpMethod(parts[0]), Parameter().Replace(parts[1].Replace("{documentName}", "v1", StringComparison.Ordinal), "nobody"));
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
