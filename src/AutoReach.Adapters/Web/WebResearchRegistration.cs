using System.Net;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace AutoReach.Adapters.Web;

public static class WebResearchRegistration
{
    /// <summary>Adds the reader of company websites.</summary>
    /// <exception cref="ArgumentException">An option is out of its range or the sample web is not on loopback.</exception>
    public static IServiceCollection AddWebResearch(this IServiceCollection services, WebResearchOptions options) =>
        services.AddWebResearch(options, new SafeConnector(Dns.GetHostAddressesAsync, options.SampleWeb));

    internal static IServiceCollection AddWebResearch(this IServiceCollection services, WebResearchOptions options, SafeConnector connector)
    {
        var limits = options.Checked();
        var client = services.AddHttpClient(PageFetcher.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan) // the pipeline below keeps time
            .ConfigurePrimaryHttpMessageHandler(() => Handler(connector))
            .RemoveAllLoggers(); // addresses of leads' companies stay out of logs
        client.AddResilienceHandler("research", pipeline => Configure(pipeline, limits));
        client.AddHttpMessageHandler(() => new BoundedBodyHandler(limits.MaxWireBytes, limits.MaxDecodedBytes));
        services.TryAddSingleton<IPageReader>(provider => new SiteReader(new PageFetcher(provider.GetRequiredService<IHttpClientFactory>(), limits), limits));
        return services;
    }

    private static SocketsHttpHandler Handler(SafeConnector connector) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None, // bytes are counted before and after, see BoundedBodyHandler
        MaxResponseHeadersLength = 32, // KiB
        MaxResponseDrainSize = 0,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, WebResearchOptions limits)
    {
        pipeline.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = limits.RequestTimeout });
        if (limits.Retries > 0)
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.Retries,
                Delay = limits.FirstRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnotherTry(attempt.Outcome, limits.MaxRetryAfter)),
                DelayGenerator = attempt => ValueTask.FromResult(RetryAfter(attempt.Outcome.Result)),
            });
        pipeline.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = limits.AttemptTimeout });
    }

    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome, TimeSpan longest) => outcome switch
    {
        { Exception: RefusedBodyException or RefusedAddressException } or { Exception: HttpRequestException { InnerException: RefusedAddressException } } =>
            false,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } } => false,
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result.StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } =>
            RetryAfter(outcome.Result) is not { } wait || wait <= longest,
        _ => false,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}
