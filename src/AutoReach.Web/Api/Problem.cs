using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AutoReach.Web.Api;

/// <summary>An error answer as RFC 9457 problem details. Its type is stable: clients may compare it.</summary>
internal sealed class Problem : IResult
{
    private const string Scheme = "urn:autoreach:problem:";

    private readonly ProblemDetails _details;

    private Problem(int status, string type, string title, string detail) =>
        _details = new ProblemDetails { Status = status, Type = Scheme + type, Title = title, Detail = detail };

    public int Status => _details.Status!.Value;

    public static Problem Malformed(string detail) => new(400, "malformed-request", "The request cannot be read", detail);

    /// <param name="errors">What is wrong, by the field's path on the wire.</param>
    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new Problem(400, "invalid", "Some values are not valid",
            string.Join(' ', errors.Select(error => $"{error.Key}: {string.Join(' ', error.Value)}"))).With("errors", errors);

    public static Problem Invalid(string field, string expected) => Invalid(new Dictionary<string, string[]> { [field] = [expected] });

    public static Problem Unauthenticated(string detail) => new(401, "unauthenticated", "A valid key is needed", detail);

    public static Problem Forbidden(string detail) => new(403, "forbidden", "The key's role does not allow this", detail);

    public static Problem NotFound(string detail) => new(404, "not-found", "There is nothing here", detail);

    public static Problem Conflict(string type, string title, string detail) => new(409, type, title, detail);

    public static Problem TooLarge(string detail) => new(413, "too-large", "The request is too large", detail);

    public static Problem UnsupportedMedia(string detail) => new(415, "unsupported-media-type", "This media type is not taken here", detail);

    public static Problem Unprocessable(string type, string title, string detail) => new(422, type, title, detail);

    public static Problem StoreUnavailable() => new(503, "storage-unavailable", "The store is unavailable",
        "Nothing of this request was acknowledged. Repeat it in a moment; if that does not help, the operator's log says what is wrong.");

    public static Problem Unexpected() => new(500, "internal", "Something went wrong here",
        "This is a fault of the server, not of the request. Its log names it by this traceId.");

    /// <summary>For a status that the framework chose.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        404 => NotFound("No such address. The description at /openapi/v1.json lists all."),
        405 => new(405, "method-not-allowed", "This method is not taken here", "The Allow header names those that are."),
        413 => TooLarge("Send less at once."),
        415 => UnsupportedMedia("Send application/json."),
        _ => new(status, "http-" + status, "The request was refused", "The status says why."),
    };

    /// <summary>Adds a member beside the standard ones; one that is there already stays.</summary>
    public Problem With(string extension, object? value)
    {
        _details.Extensions.TryAdd(extension, value);
        return this;
    }

    /// <summary>In the form that helps who asks: a page for a browser, problem details for a program.</summary>
    public Task AnswerAsync(HttpContext context) => PlainPage.IsWanted(context.Request)
        ? PlainPage.Write(context.Response, _details.Title!, PageText(context), "<p><a href=\"/inbox\">To the inbox</a></p>", Status).ExecuteAsync(context)
        : ExecuteAsync(context);

    private string PageText(HttpContext context) => Status switch
    {
        StatusCodes.Status404NotFound => "There is no page at this address.",
        >= 500 => HtmlEncoder.Default.Encode($"{_details.Detail} ({TraceOf(context)})"),
        _ => HtmlEncoder.Default.Encode(_details.Detail!),
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        _details.Instance = httpContext.Request.Path.Value;
        _details.Extensions["traceId"] = TraceOf(httpContext);
        httpContext.Response.StatusCode = Status;
        var options = httpContext.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        await httpContext.Response.WriteAsJsonAsync(_details, options, "application/problem+json", httpContext.RequestAborted);
    }

    public static string TraceOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;
}
