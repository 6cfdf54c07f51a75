using System.Net;
using System.Text;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using Microsoft.AspNetCore.Builder;

namespace AutoReach.Lab.Tests.Demo;

/// <summary>A running sample web and a visitor who asks it for pages by Host header.</summary>
internal sealed class SampleWebVisit : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SampleWebVisit(WebApplication app) =>
        (_app, _http) = (app, new HttpClient { BaseAddress = SampleWeb.BaseAddress(app) });

    public static Task<SampleWebVisit> ToDemoAsync(TimeProvider? clock = null) =>
        ToAsync(new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies, Clock = clock ?? TimeProvider.System, SlowPageDelay = TimeSpan.Zero });

    public static Task<SampleWebVisit> ToCsvAsync(string csv) =>
        ToAsync(new SampleWebOptions { OpenCompanies = () => Csv(csv), SlowPageDelay = TimeSpan.Zero });

    public static async Task<SampleWebVisit> ToAsync(SampleWebOptions options) =>
        new(await SampleWeb.StartAsync(options, TestContext.Current.CancellationToken));

    public static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    public Uri Address => _http.BaseAddress!;

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
