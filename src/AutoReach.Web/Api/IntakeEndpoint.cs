using System.Buffers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace AutoReach.Web.Api;

/// <param name="Rows">One a row, in order; in the answer they stand before the counts.</param>
internal sealed record IntakeAnswer(IReadOnlyList<RowResult> Rows, int Accepted, int Duplicates, int Rejected);

internal static class IntakeEndpoint
{
    private const int FlushAt = 64 << 10;

    public static void MapIntake(this IEndpointRouteBuilder api) => api
        .MapPost("workflows/{id}/leads", TakeAsync).WithTags("Leads").WithName("importLeads")
            .WithSummary("Bring leads in, as a JSON array or as CSV with a header row")
        .WithDescription(
            "With an Idempotency-Key the same request can be repeated for 24 hours: it changes nothing and answers the same. Up to 1 GiB of CSV or 64 "
                + "MiB of JSON.")
        .Accepts<IReadOnlyList<Prospect>>("application/json", "text/csv").Produces<IntakeAnswer>(202).Refuses(400, 404, 413, 415, 422)
        .WithMetadata(BodyLimit.Intake);

    private static async Task<IResult> TakeAsync(
        string id, HttpRequest request, ClaimsPrincipal caller, WorkflowStore workflows, IntakeRequests requests, LeadIntake intake,
        IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var workflow = new WorkflowId(id);
        if (await workflows.FindAsync(workflow, cancellationToken) is null)
            return Problem.NotFound("There is no such workflow.");
        if (LeadRows.ForMediaType(request.ContentType) is not { } form)
            return Problem.UnsupportedMedia("Send leads as application/json or as text/csv, in a charset such as utf-8.");
        if (!TryReadKey(request, out var idempotencyKey))
            return Problem.Invalid("Idempotency-Key", "One value of 1 to 255 characters.");
        await using var body = await Spool.TakeAsync(request.Body, cancellationToken);
        if (await form.CheckAsync(body, cancellationToken) is { } problem)
            return problem;
        var requestKey = idempotencyKey is null
            ? Digest.Base32(RandomNumberGenerator.GetBytes(16))
            : await requests.RegisterAsync(workflow, idempotencyKey, body.Hash, cancellationToken);
        if (requestKey is null)
            return Problem.Unprocessable("idempotency-key-reused", "This Idempotency-Key came with another body",
                "Within 24 hours a key stands for one request. Repeat the same body, or take a new key.");
        var results = intake.TakeAsync(workflow, form.ReadAsync(body, cancellationToken), requestKey, caller.Reviewer().Value, cancellationToken);
        await WriteAsync(request.HttpContext.Response, results, json.Value.SerializerOptions, cancellationToken);
        return Results.Empty;
    }

    private static bool TryReadKey(HttpRequest request, out string? key)
    {
        var given = request.Headers["Idempotency-Key"];
        key = given is [{ } only] ? only.Trim() : null;
        return given.Count == 0 || key is { Length: >= 1 and <= 255 };
    }

    /// <summary>
    /// Writes while rows are taken. The first bytes leave with the first full buffer, so a small request that fails is
    /// answered with its error; a large one that fails ends as a torn answer and can be repeated.
    /// </summary>
    private static async Task WriteAsync(
        HttpResponse response, IAsyncEnumerable<RowResult> results, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<RowStatus, int>();
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt); // ours and not the response's: it can still be dropped for an error
        await using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = options.Encoder });
        writer.WriteStartObject();
        writer.WriteStartArray("rows");
        await foreach (var result in results.WithCancellation(cancellationToken))
        {
            counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
            JsonSerializer.Serialize(writer, result, options);
            if (buffer.WrittenCount >= FlushAt)
                await SendAsync(response, buffer, cancellationToken);
        }
        writer.WriteEndArray();
        writer.WriteNumber("accepted", counts.GetValueOrDefault(RowStatus.Accepted));
        writer.WriteNumber("duplicates", counts.GetValueOrDefault(RowStatus.Duplicate));
        writer.WriteNumber("rejected", counts.GetValueOrDefault(RowStatus.Rejected));
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        await SendAsync(response, buffer, cancellationToken);
    }

    private static async Task SendAsync(HttpResponse response, ArrayBufferWriter<byte> buffer, CancellationToken cancellationToken)
    {
        if (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status202Accepted;
            response.ContentType = "application/json; charset=utf-8";
        }
        await response.Body.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }
}
