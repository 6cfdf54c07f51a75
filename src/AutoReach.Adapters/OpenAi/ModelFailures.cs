using System.ClientModel;
using System.Net;
using AutoReach.Orchestration;
using Azure.Identity;

namespace AutoReach.Adapters.OpenAi;

/// <summary>The model cannot be reached at present; the step is tried again. Its message holds nothing of prompts, answers and keys.</summary>
internal sealed class ModelUnavailableException(string message, Exception? inner = null) : IOException(message, inner);

/// <summary>
/// What failures of the endpoint mean. The client's own messages quote what the server said, which may quote what it was
/// sent; they go no further.
/// </summary>
internal static class ModelFailures
{
    /// <returns>What to throw instead; null for a failure that is not the endpoint's.</returns>
    public static Exception? Translate(Exception failure, OpenAiOptions options) => failure switch
    {
        AggregateException { InnerExceptions: [.., var last] } => Translate(last, options),
        ClientResultException { Status: 0 } => Unavailable("could not be reached"),
        ClientResultException { Status: var status } => OfStatus((HttpStatusCode)status, failure.Message, options),
        OperationCanceledException => Unavailable($"did not answer within {options.Timeout.TotalSeconds:0} s"),
        HttpRequestException or IOException => Unavailable("could not be reached"),
        AuthenticationFailedException => Unavailable("could not be signed in to: the identity of this host got no token"),
        System.Text.Json.JsonException or FormatException or KeyNotFoundException or ArgumentOutOfRangeException or InvalidOperationException =>
            Unavailable("answered something that is no chat completion"),
        _ => null,
    };

    private static Exception OfStatus(HttpStatusCode status, string message, OpenAiOptions options) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new FinalFailureException(
            $"The language model's endpoint {options.Endpoint.Host} refused this host ({(int)status}). Check its key or the role of its identity, "
                + "then retry the lead."),
        HttpStatusCode.NotFound => new FinalFailureException(
            $"The endpoint {options.Endpoint.Host} has no model {options.Model}. Check the endpoint's address and the model's name, then retry the lead."),
        HttpStatusCode.BadRequest when message.Contains("content_filter", StringComparison.OrdinalIgnoreCase)
            || message.Contains("ResponsibleAIPolicyViolation", StringComparison.OrdinalIgnoreCase) =>
            Filtered(),
        HttpStatusCode.TooManyRequests => Unavailable("has no room for more requests at present (429)"),
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => Unavailable($"failed ({(int)status})"),
        _ => new FinalFailureException(
            $"The language model's endpoint did not take the request ({(int)status}). A server that knows no JSON schemas or no such option needs "
                + "other settings."),
    };

    public static FinalFailureException Filtered() =>
        new("The language model's content filter stopped this lead. Look at the company's pages, then retry or skip the lead.");

    public static FinalFailureException Refused() =>
        new("The language model declined to work on this lead. Look at the company's pages, then retry or skip the lead.");

    public static FinalFailureException Malformed(string model, string problem) =>
        new($"The language model {model} was asked twice and did not answer in the form asked for: {problem}. Retry the lead, or use another model.");

    private static ModelUnavailableException Unavailable(string what) => new($"The language model's endpoint {what}.");
}
