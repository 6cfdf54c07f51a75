using System.Collections.Concurrent;
using System.Net;
using AutoReach.Adapters.Web;
using AutoReach.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoReach.Contracts;

/// <summary>A real server on loopback that plays every host of the internet, and a second one that must never be reached.</summary>
public sealed class HostileSites : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly WebApplication _inside;
    private int _inner;

    private HostileSites(RequestDelegate answer)
    {
        _site = Build(async context =>
        {
            Requests.Enqueue($"{context.Request.Host.Host}{context.Request.Path}{context.Request.QueryString}");
            await answer(context);
        });
        _inside = Build(context =>
        {
            Interlocked.Increment(ref _inner);
            return context.Response.WriteAsync("secret");
        });
    }

    /// <summary>Host and path of each request that arrived.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Requests that reached the server inside.</summary>
    public int InnerRequests => _inner;

    /// <summary>What the stub of the name server answers; a public address unless said otherwise.</summary>
    public Func<string, IPAddress[]> Names { get; set; } = _ => [IPAddress.Parse("93.184.215.14")];

    /// <summary>Every address that a socket was opened to.</summary>
    public ConcurrentQueue<IPEndPoint> Dialled { get; } = new();

    public Uri Address => new(Bound(_site));

    public Uri InnerAddress => new(Bound(_inside));

    public static async Task<HostileSites> StartAsync(RequestDelegate answer)
    {
        var sites = new HostileSites(answer);
        await sites._site.StartAsync();
        await sites._inside.StartAsync();
        return sites;
    }

    /// <summary>Answers pages by path, the same on every host; robots.txt allows all unless given.</summary>
    public static Task<HostileSites> WithPagesAsync(params (string Path, string Html)[] pages) => StartAsync(context =>
    {
        var page = pages.FirstOrDefault(page => page.Path == context.Request.Path);
        context.Response.StatusCode = page.Html is null ? 404 : 200;
        context.Response.ContentType = page.Path == "/robots.txt" ? "text/plain" : "text/html; charset=utf-8";
        return context.Response.WriteAsync(page.Html ?? "nothing here");
    });

    public static WebResearchOptions Quick { get; } = new()
    {
        RequestTimeout = TimeSpan.FromSeconds(2),
        AttemptTimeout = TimeSpan.FromSeconds(1),
        CompanyBudget = TimeSpan.FromSeconds(8),
        FirstRetryDelay = TimeSpan.FromMilliseconds(5),
        MaxRetryAfter = TimeSpan.FromSeconds(1),
        MaxCrawlDelay = TimeSpan.FromMilliseconds(100),
    };

    /// <summary>The production services with only the last hop bent: a checked public address leads to this server, any other one inside.</summary>
    public ServiceProvider Services(WebResearchOptions? options = null) =>
        AddTo(new ServiceCollection().AddSingleton(TimeProvider.System), options).BuildServiceProvider();

    public IServiceCollection AddTo(IServiceCollection services, WebResearchOptions? options = null) =>
        services.AddAutoReachRules().AddWebResearch(options ?? Quick, new SafeConnector(
            (host, _) => Task.FromResult(Names(host)), (options ?? Quick).SampleWeb)
        {
            Dial = endpoint =>
            {
                Dialled.Enqueue(endpoint);
                return IPEndPoint.Parse(new Uri(Bound(PublicAddress.IsPublic(endpoint.Address) ? _site : _inside)).Authority);
            },
        });

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _inside.DisposeAsync();
    }

    private static WebApplication Build(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(answer);
        return app;
    }

    private static string Bound(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
