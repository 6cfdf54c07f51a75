using System.Collections.Frozen;
using System.Net;
using System.Text;
using AutoReach.Core.Reference;
using AutoReach.Lab.SampleWebs.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Lab.SampleWebs;

/// <summary>What the sample web serves and how fast.</summary>
public sealed record SampleWebOptions
{
    /// <summary>Opens the companies file, see <see cref="CompanyFile"/>; opened and closed once, at the start.</summary>
    public required Func<Stream> OpenCompanies { get; init; }

    /// <summary>How errors call that file.</summary>
    public string SourceName { get; init; } = "companies.csv";

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Waited before every response, on <see cref="Clock"/>.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Waited in addition by the slow pages of the few sites that have some, on <see cref="Clock"/>.</summary>
    public TimeSpan SlowPageDelay { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>No site has trouble or bad news on purpose.</summary>
    public bool AllSound { get; init; }

    /// <summary>News are dated relative to its now.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static SampleWebOptions ForFile(string path) =>
        new() { OpenCompanies = () => File.OpenRead(path), SourceName = Path.GetFileName(path) };
}

/// <summary>
/// Plays the internet on the loopback address: the websites of all companies of a file, told apart by the Host header
/// (any case, any port, with or without <c>www.</c>). Pages are made on the fly and are the same on every run.
/// </summary>
public static class SampleWeb
{
    /// <summary>Starts serving; the caller stops and disposes the application.</summary>
    /// <exception cref="InvalidDataException">The companies file is malformed.</exception>
    /// <exception cref="IOException">The file cannot be read or the port is taken.</exception>
    public static async Task<WebApplication> StartAsync(SampleWebOptions options, CancellationToken cancellationToken)
    {
        var companies = ReadCompanies(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(SampleWeb).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, companies, options));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw;
        }
        return app;
    }

    /// <summary>Where a started sample web listens, as in <c>http://127.0.0.1:40123/</c>.</summary>
    public static Uri BaseAddress(WebApplication app) => new(app.Urls.Single());

    private static FrozenDictionary<string, SampleCompany> ReadCompanies(SampleWebOptions options)
    {
        using var file = options.OpenCompanies();
        return CompanyFile.Read(file, options.SourceName).ToFrozenDictionary(company => company.Host);
    }

    private static async Task AnswerAsync(HttpContext context, FrozenDictionary<string, SampleCompany> companies, SampleWebOptions options)
    {
        var answer = Answer(context.Request, companies, options.Clock.GetUtcNow(), options.AllSound);
        var delay = options.Latency + (answer.Slow ? options.SlowPageDelay : TimeSpan.Zero);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, options.Clock, context.RequestAborted);
        var body = Encoding.UTF8.GetBytes(answer.Body);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static SiteAnswer Answer(HttpRequest request, FrozenDictionary<string, SampleCompany> companies, DateTimeOffset now, bool allSound)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return SiteAnswer.Text(StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD are answered here.");
        var host = new HostString(request.Headers.Host.ToString()).Host; // request.Host would turn punycode into Unicode
        return companies.TryGetValue(CompanyKey.ForHost(host), out var company)
            ? Site.Of(company, now, allSound).Answer(request.Path.Value ?? "/")
            : SiteAnswer.Text(StatusCodes.Status404NotFound, "No site is known under this host.");
    }
}
