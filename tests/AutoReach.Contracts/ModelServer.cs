using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AutoReach.Contracts;

/// <summary>One request of a client.</summary>
/// <param name="Path">With the query.</param>
public sealed record ModelAsk(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private JsonElement Json { get; } = JsonElement.Parse(Body);

    /// <summary>Name of the JSON schema that the answer is to have; null where none is asked for.</summary>
    public string? Form => Format is { } format && format.TryGetProperty("json_schema", out var schema) ? schema.GetProperty("name").GetString() : null;

    public JsonElement? Format => Json.TryGetProperty("response_format", out var format) ? format : null;

    public string Model => Json.GetProperty("model").GetString()!;

    public string System => Text("system");

    /// <summary>What it is asked about: the first message of the user.</summary>
    public string Material => Text("user");

    /// <summary>All that was said, from first to last.</summary>
    public IReadOnlyList<string> Messages => [.. Json.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()!)];

    private string Text(string role) =>
        Json.GetProperty("messages").EnumerateArray().First(message => message.GetProperty("role").GetString() == role).GetProperty("content").GetString()!;
}

/// <summary>What the server does with a request, in the forms that real endpoints answer in.</summary>
public sealed record ModelReply(int Status, string Body)
{
    public TimeSpan Delay { get; init; }

    /// <summary>Value of <c>Retry-After</c>, in seconds or as a date.</summary>
    public string? RetryAfter { get; init; }

    public static ModelReply Says(string text, string finish = "stop", bool reportsUsage = true) => Completion(
        new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = null }, finish, reportsUsage);

    /// <summary>The refusal of structured outputs.</summary>
    public static ModelReply Refuses() => Completion(
        new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = "I'm sorry, I cannot help with that." }, "stop", true);

    /// <summary>A content filter stopped the answer.</summary>
    public static ModelReply Filters() => Completion(new JsonObject { ["role"] = "assistant", ["content"] = "" }, "content_filter", true);

    /// <summary>Azure's filter on the prompt.</summary>
    public static ModelReply FiltersPrompt() => Fails(400,
        """{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}""");

    public static ModelReply BreaksOff(string text) => Says(text, "length");

    public static ModelReply Fails(
        int status, string body = """{"error":{"message":"The server had an error","type":"server_error","param":null,"code":null}}""") => new(status, body);

    private static ModelReply Completion(JsonObject message, string finish, bool reportsUsage) => new(200, new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_790_000_000,
        ["model"] = "served-model",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = finish }),
        ["usage"] = reportsUsage ? new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 200, ["total_tokens"] = 1200 } : null,
    }.ToJsonString());
}

/// <summary>A server on loopback that speaks the chat completions API of OpenAI and of Azure, and says what a test wants.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Func<ModelAsk, ModelReply> Answer { get; set; } = _ => ModelReply.Fails(500);

    /// <summary>Awaited within every request.</summary>
    public Func<Task> Answering { get; set; } = () => Task.CompletedTask;

    public ConcurrentQueue<ModelAsk> Asked { get; } = [];

    public Uri Root => new(_app.Urls.First());

    /// <summary>As OpenAI-compatible endpoints give it.</summary>
    public Uri Address => new(Root, "/v1");

    public static async Task<ModelServer> StartAsync(Func<ModelAsk, ModelReply>? answer = null)
    {
        var server = new ModelServer();
        if (answer is not null)
            server.Answer = answer;
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Replies one after the other; the last one again and again.</summary>
    public void AnswerInTurn(params ModelReply[] replies)
    {
        var turn = 0;
        Answer = _ => replies[Math.Min(Interlocked.Increment(ref turn), replies.Length) - 1];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var ask = new ModelAsk(
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), await reader.ReadToEndAsync());
        Asked.Enqueue(ask);
        await Answering();
        var reply = Answer(ask);
        if (reply.Delay > TimeSpan.Zero)
            await Task.Delay(reply.Delay, context.RequestAborted);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        if (reply.RetryAfter is { } after)
            context.Response.Headers.RetryAfter = after;
        await context.Response.WriteAsync(reply.Body);
    }
}
