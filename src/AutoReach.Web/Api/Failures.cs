using System.Text.Json;
using System.Text.RegularExpressions;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AutoReach.Web.Api;

/// <summary>Turns what was thrown into an answer that tells the client what to do and nothing of our insides.</summary>
internal sealed partial class Failures(ILogger<Failures> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true; // nobody is left to be answered
        await AnswerFor(exception, httpContext).AnswerAsync(httpContext);
        return true;
    }

    private Problem AnswerFor(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return Explain(bad);
            case StorageUnavailableException:
                Logs.StoreUnavailable(logger, Problem.TraceOf(context), exception);
                context.Response.Headers.RetryAfter = "5";
                return Problem.StoreUnavailable();
            default:
                Logs.RequestFailed(logger, Problem.TraceOf(context), exception);
                return Problem.Unexpected();
        }
    }

    /// <summary>The framework's refusals of a request, in the words of the contract.</summary>
    private static Problem Explain(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException fault } => Problem.Malformed(JsonFaults.Describe(fault)),
        { StatusCode: 413 } => Problem.TooLarge("The body is larger than this address takes."),
        { StatusCode: 415 } => Problem.UnsupportedMedia("Send a JSON body with Content-Type: application/json."),
        _ when QueryValue().Match(bad.Message) is { Success: true } match =>
            Problem.Malformed($"The value of '{match.Groups["name"].Value}' in the query is of another kind than the description at /openapi/v1.json says."),
        _ when bad.Message.Contains("body", StringComparison.Ordinal) =>
            Problem.Malformed("A JSON body is needed. The description at /openapi/v1.json shows it."),
        _ => Problem.Malformed("The request is not well-formed HTTP for this address."),
    };

    [GeneratedRegex("Failed to bind parameter \"\\S+ (?<name>\\w+)\" from")]
    private static partial Regex QueryValue();
}
