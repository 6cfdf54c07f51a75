using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace AutoReach.Functions.Tests;

/// <summary>Speaks the REST API of Azure Communication Services for email, as far as it is used here.</summary>
public sealed class MailService : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, (JsonNode Message, string Status)> _operations = new();
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    /// <summary>Answers the next send instead of the service; true: after the message has been taken over.</summary>
    public (int Status, bool Taken)? Trouble { get; set; }

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/emails:send", SendAsync);
        _app.MapGet("/emails/operations/{id}", (string id) => _operations.TryGetValue(id, out var operation)
            ? Results.Json(new { id, status = operation.Status })
            : Results.Json(new { error = new { code = "OperationNotFound" } }, statusCode: 404));
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    public void End(string operation, string status) => _operations[operation] = _operations[operation] with { Status = status };

    public IReadOnlyList<byte[]> ReceivedBy(string address) =>
        [.. _operations.Where(operation => AddressOf(operation.Value.Message) == address).Select(operation => ToMime(operation.Key, operation.Value.Message))];

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        var message = (await JsonNode.ParseAsync(request.Body))!;
        var id = request.Headers["Operation-Id"].ToString();
        var trouble = Trouble;
        Trouble = null;
        if (trouble is not { Taken: false })
            _operations.TryAdd(id, (message, "Running"));
        return trouble is { Status: var status }
            ? Results.Json(new { error = new { code = "Trouble" } }, statusCode: status)
            : Results.Json(new { id, status = "Running" }, statusCode: 202);
    }

    private static string AddressOf(JsonNode message) => (string)message["recipients"]!["to"]![0]!["address"]!;

    private byte[] ToMime(string operation, JsonNode message)
    {
        var sender = (string)message["senderAddress"]!;
        using var mime = new MimeMessage
        {
            Subject = (string)message["content"]!["subject"]!,
            Date = Clock.GetUtcNow(),
            MessageId = $"{Guid.Parse(operation):N}@{sender.Split('@')[1]}",
            Body = new TextPart("plain") { Text = (string)message["content"]!["plainText"]! },
        };
        mime.From.Add(new MailboxAddress("", sender));
        mime.To.Add(new MailboxAddress((string?)message["recipients"]!["to"]![0]!["displayName"] ?? "", AddressOf(message)));
        foreach (var (name, value) in message["headers"]!.AsObject())
            mime.Headers.Add(name, (string)value!);
        mime.Prepare(EncodingConstraint.SevenBit);
        using var raw = new MemoryStream();
        mime.WriteTo(raw);
        return raw.ToArray();
    }
}
