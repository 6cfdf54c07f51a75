namespace AutoReach.Web.Tests;

public sealed class KeyTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_new_key_is_shown_once_and_works_until_it_is_revoked()
    {
        var created = (await host.Admin.PostAsync("/api/keys", """{ "name": "Night shift", "role": "reviewer", "reviewer": "r7" }""")).Is(201);
        var (id, key) = (created.Json.Text("id"), created.Json.Text("key"));
        Assert.Equal($"/api/keys/{id}", created.Headers.Location!.ToString());

        (await host.With(key).GetAsync("/api/workflows")).Is(200);
        var listed = await host.Admin.GetAsync("/api/keys");
        Assert.Contains(listed.Json.GetProperty("items").EnumerateArray(), item =>
            item.Text("id") == id && item.Text("reviewer") == "r7" && item.Text("role") == "reviewer");
        Assert.DoesNotContain(key, listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", listed.Text, StringComparison.OrdinalIgnoreCase);

        (await host.Admin.DeleteAsync($"/api/keys/{id}")).Is(204);
        (await host.With(key).GetAsync("/api/workflows")).IsProblem(401, "unauthenticated");
        (await host.Admin.DeleteAsync($"/api/keys/{id}")).IsProblem(404, "not-found");
        (await host.Admin.GetAsync($"/api/keys/{id}")).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("""{ "role": "admin" }""", "name")]
    [InlineData("""{ "name": " ", "role": "admin" }""", "name")]
    [InlineData("""{ "name": "x" }""", "role")]
    [InlineData("""{ "name": "x", "role": "reviewer", "reviewer": "a b" }""", "reviewer")]
    [InlineData("""{ "name": "x", "role": "reviewer", "reviewer": "system" }""", "reviewer")]
    [InlineData("""{ "name": "ai", "role": "reviewer" }""", "reviewer")]
    public async Task A_key_that_is_not_well_stated_is_refused_by_field(string body, string field) =>
        Assert.True((await host.Admin.PostAsync("/api/keys", body)).IsProblem(400, "invalid").Json.GetProperty("errors").TryGetProperty(field, out _));

    [Fact]
    public async Task An_unknown_role_is_answered_with_those_that_are() =>
        Assert.Contains("$.role: It should be one of: intake, reviewer, admin.",
            (await host.Admin.PostAsync("/api/keys", """{ "name": "x", "role": "god" }"""))
                .IsProblem(400, "malformed-request").Json.Text("detail"), StringComparison.Ordinal);

    [Fact]
    public async Task A_reviewer_is_named_after_the_key_where_nobody_says() =>
        Assert.Equal("zoe-o-neil", (await host.Admin.PostAsync("/api/keys", """{ "name": "Zoe O'Neil", "role": "reviewer" }""")).Is(201).Json.Text("reviewer"));

    [Fact]
    public async Task Keys_are_listed_a_page_at_a_time()
    {
        var all = (await host.Admin.GetAsync("/api/keys?limit=200")).Json.GetProperty("items").EnumerateArray().Select(item => item.Text("id")).ToList();
        var first = (await host.Admin.GetAsync("/api/keys?limit=2")).Json;
        var second = (await host.Admin.GetAsync($"/api/keys?limit=200&cursor={first.Text("next")}")).Json;
        Assert.Equal(all, first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.Text("id")));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_revoked()
    {
        await using var alone = new TestHost();
        await alone.InitializeAsync();
        var id = (await alone.Admin.GetAsync("/api/keys")).Json.GetProperty("items").EnumerateArray().Single(item => item.Text("role") == "admin").Text("id");
        (await alone.Admin.DeleteAsync($"/api/keys/{id}")).IsProblem(409, "last-admin-key");
        var second = (await alone.Admin.PostAsync("/api/keys", """{ "name": "second", "role": "admin" }""")).Json.Text("id");
        var both = await Task.WhenAll(alone.Admin.DeleteAsync($"/api/keys/{id}"), alone.Admin.DeleteAsync($"/api/keys/{second}"));
        Assert.Equal(1, both.Count(answer => answer.Code == 204));
    }
}
