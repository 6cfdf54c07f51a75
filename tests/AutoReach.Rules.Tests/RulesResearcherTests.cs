using System.Text.RegularExpressions;
using AutoReach.Adapters.Web;
using AutoReach.Contracts;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Orchestration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Rules.Tests;

public class RulesResearcherTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly CompanyToResearch Northwind = new("northwindledger.example", "Northwind Ledger", new Uri("http://www.northwindledger.example/"));

    private static readonly IReadOnlyList<ReadablePage> Pages = [.. AcmePages.All.Select(page =>
    {
        var address = new Uri(Northwind.Website!, page.Item1);
        return PageReader.Read(address, page.Item2, isHtml: true, PageChoice.KindOf(address));
    })];

    private static Dossier Conclude() => RulesResearcher.Conclude(Northwind, Pages, [], Now);

    private static string[] Values(Dossier dossier, FactKind kind) => [.. dossier.Facts.Where(fact => fact.Kind == kind).Select(fact => fact.Value)];

    [Fact]
    public void Company_says_what_it_does() =>
        Assert.Equal("Northwind Ledger is an accounting platform that helps freelancers send invoices, track payments and file taxes.",
            Values(Conclude(), FactKind.Summary)[0]);

    [Fact]
    public void Facts_are_normalised()
    {
        var dossier = Conclude();
        Assert.Equal(["financial services"], Values(dossier, FactKind.Industry));
        Assert.Equal(["medium"], Values(dossier, FactKind.Size));
        Assert.Equal(["europe"], Values(dossier, FactKind.Region));
        Assert.Equal(["2014"], Values(dossier, FactKind.Founded));
        Assert.Contains("Northwind Ledger", Values(dossier, FactKind.Name));
        Assert.Contains("Amsterdam, Netherlands", Values(dossier, FactKind.Location));
        Assert.Contains("Berlin, Germany", Values(dossier, FactKind.Location));
        var technologies = Values(dossier, FactKind.Technology).ToHashSet();
        Assert.Superset(new HashSet<string> { "go", "python", "wordpress", "stripe" }, technologies);
        foreach (var family in new[] { "devops", "sql", "javascript", "php" })
            Assert.Contains(technologies, technology => Technologies.Matches(family, technology));
        Assert.Equal(["Maria Jansen, Chief Executive Officer", "Tom de Vries, VP of Engineering"], Values(dossier, FactKind.Person));
        Assert.Equal(["Senior Backend Engineer", "Product Designer"], Values(dossier, FactKind.Hiring));
        Assert.Equal(["Globex", "Initech", "Umbrella Studios"], Values(dossier, FactKind.Customer));
        Assert.Empty(dossier.Flags);
    }

    [Fact]
    public void News_carries_the_date_that_the_page_gives()
    {
        var news = Conclude().Facts.Where(fact => fact.Kind == FactKind.News).ToList();
        Assert.Equal(["Northwind Ledger opens its Berlin office", "Invoices now speak seven languages"], news.Select(fact => fact.Value));
        Assert.Equal([new DateTimeOffset(2026, 9, 14, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.Zero)],
            news.Select(fact => fact.PublishedAt!.Value));
    }

    [Fact]
    public void Every_fact_quotes_its_page()
    {
        var texts = Pages.ToDictionary(page => page.Address.AbsoluteUri, page => page.AllText());
        var facts = Conclude().Facts;
        Assert.True(facts.Count > 20);
        foreach (var fact in facts)
        {
            Assert.Contains(fact.Excerpt, texts[fact.Source], StringComparison.Ordinal);
            Assert.InRange(fact.Excerpt.Length, 1, 300);
            Assert.Equal(Fact.IdOf(fact.Kind, fact.Value, fact.Source), fact.Id);
            Assert.Equal(Now, fact.ObservedAt);
        }
        Assert.Equal(facts.Count, facts.Select(fact => fact.Id).Distinct().Count());
    }

    [Fact]
    public void Furniture_of_the_page_is_no_text()
    {
        var text = string.Join('\n', Pages[0].Blocks.Select(block => block.Text));
        Assert.DoesNotMatch(new Regex("cookie|Log in|Accept|color|rights reserved", RegexOptions.IgnoreCase), text);
        Assert.Contains("12 Canal Street", text, StringComparison.Ordinal);
        Assert.Contains(Pages[0].Unread, unread => unread.Contains("quickly please", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_is_read_over_HTTP_from_its_links()
    {
        await using var sites = await HostileSites.WithPagesAsync(AcmePages.All);
        await using var services = sites.Services();
        var dossier = await services.GetRequiredService<IResearcher>().ResearchAsync(Northwind, TestContext.Current.CancellationToken);
        Assert.Equal(6, dossier.Pages.Count);
        Assert.All(dossier.Pages, page => Assert.Equal("200", page.Outcome));
        Assert.Equal(["medium"], Values(dossier, FactKind.Size));
        Assert.DoesNotContain(sites.Requests, request => request.Contains("login", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_news_that_only_the_article_tells_is_flagged()
    {
        await using var sites = await HostileSites.WithPagesAsync(
            ("/", "<h1>Northwind Ledger</h1><p>Northwind Ledger is an accounting platform that helps freelancers send invoices.</p><a href='/news'>News</a>"),
            ("/news",
                "<h1>News</h1><h2><a href='/news/hard-decision'>A hard decision</a></h2><time datetime='2026-11-11'>11 November 2026</time><p>We "
                    + "hired for growth that did not come.</p>"),
            ("/news/hard-decision",
                "<h1>A hard decision</h1><time datetime='2026-11-11'>11 November 2026</time><p>As a result we are letting go of colleagues in sales "
                    + "and support.</p>"));
        await using var services = sites.Services();
        var dossier = await services.GetRequiredService<IResearcher>().ResearchAsync(Northwind, TestContext.Current.CancellationToken);
        Assert.Contains(dossier.Flags, flag => flag is { Kind: FlagKind.Layoffs, Blocking: true });
    }

    [Theory]
    [InlineData("dns", "unknown host", "its host name is not known")]
    [InlineData("404", "404", "there is no page at this address (status 404)")]
    [InlineData("500", "500", "its server failed (status 500)")]
    [InlineData("slow", "timed out", "timed out after 2 seconds")]
    [InlineData("robots", "robots.txt", "its robots.txt does not allow it")]
    [InlineData("robots500", "robots.txt", "its robots.txt could not be read (status 503), so nothing may be")]
    [InlineData("image", "not a page", "what it serves is no page of text")]
    [InlineData("endless", "too large", "its page is larger than 5 MiB")]
    [InlineData("loop", "redirect loop", "its pages redirect in a circle")]
    public async Task A_bad_site_ends_as_a_dossier_that_says_so(string site, string outcome, string sentence)
    {
        await using var sites = await HostileSites.StartAsync(context => AnswerBadlyAsync(context, site));
        if (site == "dns")
            sites.Names = _ => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);
        await using var services = sites.Services();
        var dossier = await services.GetRequiredService<IResearcher>().ResearchAsync(Northwind, TestContext.Current.CancellationToken);
        Assert.Equal(outcome, Assert.Single(dossier.Pages).Outcome);
        var flag = Assert.Single(dossier.Flags);
        Assert.Equal((FlagKind.Stale, true, $"The site could not be read: {sentence}."), (flag.Kind, flag.Blocking, flag.Evidence));
        Assert.Empty(dossier.Facts);
    }

    [Fact]
    public async Task A_lead_without_website_ends_as_a_dossier_that_says_so()
    {
        await using var sites = await HostileSites.WithPagesAsync();
        await using var services = sites.Services();
        var dossier = await services.GetRequiredService<IResearcher>().ResearchAsync(Northwind with { Website = null }, TestContext.Current.CancellationToken);
        Assert.Equal("The lead has no website, so nothing could be read.", Assert.Single(dossier.Flags).Evidence);
        Assert.Empty(sites.Requests);
    }

    [Theory]
    [InlineData("<html><body></body></html>")]
    [InlineData(
        "<html><head><title>northwind.example</title></head><body><h1>This domain is for sale</h1><p>Buy this domain today, or see related "
            + "searches.</p></body></html>")]
    [InlineData("<div id=root></div><script>var text = 'all of the text is in here, " + "and here, and here'</script>")]
    public void An_empty_or_parked_page_is_stale(string html)
    {
        var page = PageReader.Read(Northwind.Website!, html, isHtml: true, PageKind.Home);
        var dossier = RulesResearcher.Conclude(Northwind, [page], [], Now);
        Assert.Contains(dossier.Flags, flag => flag is { Kind: FlagKind.Stale, Blocking: true });
    }

    private static async Task AnswerBadlyAsync(HttpContext context, string site)
    {
        if (context.Request.Path == "/robots.txt")
        {
            context.Response.StatusCode = site is "robots" ? 200 : site is "robots500" ? 503 : 404;
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(site == "robots" ? "User-agent: *\nDisallow: /" : "");
            return;
        }
        context.Response.ContentType = site == "image" ? "image/png" : "text/html";
        context.Response.StatusCode = site switch { "404" => 404, "500" => 500, "loop" => 302, _ => 200 };
        if (site == "loop")
            context.Response.Headers.Location = context.Request.Path == "/a" ? "/" : "/a";
        if (site == "slow")
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (site == "endless")
            await WriteEndlesslyAsync(context);
    }

    private static async Task WriteEndlesslyAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip"; // 2 MiB on the wire would end it earlier
        await using var gzip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
        var text = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<p>and so on ", 5000)));
        for (var written = 0L; written < 64 * 1024 * 1024 && !context.RequestAborted.IsCancellationRequested; written += text.Length)
            await gzip.WriteAsync(text, context.RequestAborted);
    }
}
