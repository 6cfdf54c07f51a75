using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using AutoReach.Adapters.Web;
using AutoReach.Contracts;
using AutoReach.Core.Research;
using AutoReach.Orchestration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tests.Web;

public class LimitsTests
{
    private const string Words = "<p>Acme is a maker of anvils that helps people drop heavy things with care and joy.";

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compression_bomb_is_cut_off(string encoding)
    {
        var bomb = Bomb(encoding, 256);
        Assert.True(bomb.Length < 2 * 1024 * 1024);
        await using var sites = await HostileSites.StartAsync(context =>
        {
            if (context.Request.Path == "/robots.txt")
                return NotFoundAsync(context);
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });
        await using var services = sites.Services();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var dossier = await ResearchAsync(services);
        Assert.Equal("too large", Assert.Single(dossier.Pages).Outcome);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32 * 1024 * 1024); // allocated in all, so held at once even less
    }

    [Fact]
    public async Task Uncompressed_body_of_three_mebibytes_is_too_large()
    {
        await using var sites = await HostileSites.StartAsync(async context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                await NotFoundAsync(context);
                return;
            }
            context.Response.ContentType = "text/html";
            var chunk = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Words, 100)));
            for (var sent = 0; sent < 3 * 1024 * 1024 && !context.RequestAborted.IsCancellationRequested; sent += chunk.Length)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        await using var services = sites.Services();
        Assert.Equal("too large", Assert.Single((await ResearchAsync(services)).Pages).Outcome);
    }

    [Fact]
    public async Task Slow_drip_ends_with_the_request_time()
    {
        await using var sites = await HostileSites.StartAsync(async context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                await NotFoundAsync(context);
                return;
            }
            context.Response.ContentType = "text/html";
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!context.RequestAborted.IsCancellationRequested && await timer.WaitForNextTickAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync("<p>a", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });
        await using var services = sites.Services(
            HostileSites.Quick with { RequestTimeout = TimeSpan.FromSeconds(1), AttemptTimeout = TimeSpan.FromSeconds(1) });
        var clock = Stopwatch.StartNew();
        var dossier = await ResearchAsync(services);
        Assert.Equal("The site could not be read: timed out after 1 seconds.", Assert.Single(dossier.Flags).Evidence);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 5);
    }

    [Fact]
    public async Task Time_of_a_company_is_bounded_over_all_its_pages()
    {
        await using var sites = await HostileSites.StartAsync(async context =>
        {
            if (context.Request.Path == "/about" || context.Request.Path == "/careers")
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(Words + "<a href=/about>About</a><a href=/careers>Careers</a>");
        });
        await using var services = sites.Services(
            HostileSites.Quick with
            {
                RequestTimeout = TimeSpan.FromSeconds(2),
                CompanyBudget = TimeSpan.FromSeconds(2),
                AttemptTimeout = TimeSpan.FromSeconds(2)
            });
        var clock = Stopwatch.StartNew();
        var dossier = await ResearchAsync(services);
        Assert.Equal(["200", "timed out", "timed out"], dossier.Pages.Select(page => page.Outcome));
        Assert.Contains(dossier.Facts, fact => fact.Kind == FactKind.Summary);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 6);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_says()
    {
        var (tries, at) = (0, new List<long>());
        await using var sites = await HostileSites.StartAsync(context =>
        {
            if (context.Request.Path == "/robots.txt")
                return NotFoundAsync(context);
            at.Add(Stopwatch.GetTimestamp());
            context.Response.ContentType = "text/html";
            if (tries++ > 0)
                return context.Response.WriteAsync(Words);
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });
        await using var services = sites.Services(HostileSites.Quick with { RequestTimeout = TimeSpan.FromSeconds(5) });
        Assert.Equal("200", Assert.Single((await ResearchAsync(services)).Pages).Outcome);
        Assert.True(Stopwatch.GetElapsedTime(at[0], at[1]) >= TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_server_that_asks_for_longer_is_left_alone()
    {
        var tries = 0;
        await using var sites = await HostileSites.StartAsync(context =>
        {
            if (context.Request.Path == "/robots.txt")
                return NotFoundAsync(context);
            tries++;
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await using var services = sites.Services();
        Assert.Equal("503", Assert.Single((await ResearchAsync(services)).Pages).Outcome);
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task Two_requests_a_host_at_most_across_researches()
    {
        var (now, most, gate) = (0, 0, new Lock());
        await using var sites = await HostileSites.StartAsync(async context =>
        {
            lock (gate)
                most = Math.Max(most, ++now);
            await Task.Delay(20);
            lock (gate)
                now--;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(Words
                + "<a href=/about>About</a><a href=/careers>Careers</a><a href=/news>News</a><a href=/contact>Contact</a><a href=/team>Team</a>");
        });
        await using var services = sites.Services();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ResearchAsync(services)));
        Assert.Equal(2, most);
        Assert.Equal(1, sites.Requests.Count(request => request.EndsWith("/robots.txt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Crawl_delay_spaces_the_requests()
    {
        var at = new System.Collections.Concurrent.ConcurrentQueue<long>();
        await using var sites = await HostileSites.StartAsync(context =>
        {
            var robots = context.Request.Path == "/robots.txt";
            if (!robots)
                at.Enqueue(Stopwatch.GetTimestamp());
            context.Response.ContentType = robots ? "text/plain" : "text/html";
            return context.Response.WriteAsync(robots ? "User-agent: *\nCrawl-delay: 60" : Words + "<a href=/about>About</a><a href=/careers>Careers</a>");
        });
        await using var services = sites.Services(HostileSites.Quick with { MaxCrawlDelay = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(3, (await ResearchAsync(services)).Pages.Count);
        var times = at.Order().ToArray();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(Stopwatch.GetElapsedTime(pair.First, pair.Second) >= TimeSpan.FromMilliseconds(150)));
    }

    [Fact]
    public async Task Sample_web_plays_every_host_and_nothing_else_is_reached()
    {
        await using var sites = await HostileSites.WithPagesAsync(("/", Words), ("/robots.txt", "User-agent: *\nDisallow: /private"));
        sites.Names = _ => throw new InvalidOperationException("No name is looked up.");
        await using var services = sites.Services(HostileSites.Quick with { SampleWeb = sites.Address });
        var dossier = await services.GetRequiredService<IResearcher>().ResearchAsync(
            new CompanyToResearch("acme.com", "Acme", new Uri("https://www.acme.com/")), TestContext.Current.CancellationToken);
        Assert.Equal("200", Assert.Single(dossier.Pages).Outcome);
        Assert.Equal(["www.acme.com/robots.txt", "www.acme.com/"], sites.Requests);
        Assert.All(dossier.Facts, fact => Assert.Equal("https://www.acme.com/", fact.Source));
        var inner = await services.GetRequiredService<IResearcher>()
            .ResearchAsync(new CompanyToResearch("x", "X", sites.InnerAddress), TestContext.Current.CancellationToken);
        Assert.Equal("refused address", Assert.Single(inner.Pages).Outcome);
        Assert.Equal(0, sites.InnerRequests);
    }

    [Theory]
    [InlineData("http://192.168.0.10:8080")]
    [InlineData("http://example.com")]
    [InlineData("https://127.0.0.1:5001")]
    [InlineData("http://127.0.0.1:5001/path")]
    public void Sample_web_elsewhere_is_refused_at_start(string address) => Assert.Throws<ArgumentException>(
        () => new ServiceCollection().AddWebResearch(new WebResearchOptions { SampleWeb = new Uri(address) }));

    [Fact]
    public void Hostile_markup_is_read_in_linear_time()
    {
        var clock = Stopwatch.StartNew();
        foreach (var part in new[] { "<div>", "<b x=1><p>", "<a><table><td>", "<ul><li>", "<p><span>", "</b></i>", "<svg><g>", "&amp", "<x-y " })
            PageReader.Read(new Uri("http://acme.example/"), string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)), isHtml: true,
                Core.Research.Reading.PageKind.Home);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }

    private static byte[] Bomb(string encoding, int mebibytes)
    {
        var wire = new MemoryStream();
        using (
            Stream stream = encoding switch
            {
                "gzip" => new GZipStream(wire, CompressionLevel.Optimal),
                "br" => new BrotliStream(wire, CompressionLevel.Fastest),
                _ => new ZLibStream(wire, CompressionLevel.Optimal)
            })
            for (var written = 0; written < mebibytes; written++)
                stream.Write(new byte[1024 * 1024]);
        return wire.ToArray();
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        return Task.CompletedTask;
    }

    private static Task<Dossier> ResearchAsync(ServiceProvider services) => services.GetRequiredService<IResearcher>()
        .ResearchAsync(new CompanyToResearch("acme.example", "Acme", new Uri("http://acme.example/")), TestContext.Current.CancellationToken);
}
