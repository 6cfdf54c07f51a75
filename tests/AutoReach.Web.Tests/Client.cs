using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AutoReach.Web.Tests;

/// <summary>What a server answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public int Code => (int)Status;
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;
    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    /// <summary>Checks that it is a problem of this kind.</summary>
    public Answer IsProblem(int code, string type)
    {
        Assert.True(code == Code, $"{Code} {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal("urn:autoreach:problem:" + type, Json.Text("type"));
        Assert.Equal(code, Json.GetProperty("status").GetInt32());
        foreach (var member in new[] { "title", "detail", "instance", "traceId" })
            Assert.NotEmpty(Json.Text(member));
        Assert.DoesNotContain("AutoReach.", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", Text, StringComparison.Ordinal);
        return this;
    }

    public Answer Is(int code)
    {
        Assert.True(code == Code, $"{Code} {Text}");
        return this;
    }
}

public sealed class Client(HttpClient http)
{
    public HttpClient Http => http;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, string? body = null, string type = "application/json", string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, body, type, idempotencyKey);

    public Task<Answer> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, path, body, "application/json");

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type.Length > 0)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        using var response = await http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }
}

public static class Json
{
    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!;

    /// <summary>Every member that the contract names is there with that value; <c>"…"</c> stands for any text, more members may be there.</summary>
    public static void Holds(string contract, JsonElement actual) => Holds(JsonDocument.Parse(contract).RootElement, actual, "$");

    private static void Holds(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind == JsonValueKind.String && expected.GetString() == "…")
        {
            Assert.True(actual.ValueKind == JsonValueKind.String && actual.GetString()!.Length > 0, $"{path} should be text, is {actual}");
            return;
        }
        Assert.True(expected.ValueKind == actual.ValueKind, $"{path} should be {expected}, is {actual}");
        if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
            {
                Assert.True(actual.TryGetProperty(member.Name, out var value), $"{path}.{member.Name} is missing");
                Holds(member.Value, value, $"{path}.{member.Name}");
            }
            return;
        }
        if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.True(expected.GetArrayLength() == actual.GetArrayLength(), $"{path} should be {expected}, is {actual}");
            foreach (var (place, pair) in expected.EnumerateArray().Zip(actual.EnumerateArray()).Index())
                Holds(pair.First, pair.Second, $"{path}[{place}]");
            return;
        }
        Assert.True(JsonElement.DeepEquals(expected, actual), $"{path} should be {expected}, is {actual}");
    }
}
