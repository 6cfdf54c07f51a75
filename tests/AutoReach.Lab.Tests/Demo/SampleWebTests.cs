using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AutoReach.Core.Reference;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Lab.Tests.Demo;

public partial class SampleWebTests
{
    private static readonly string[] Pages = ["/", "/about", "/careers", "/news", "/contact"];

    [Fact]
    public async Task Every_demo_company_serves_its_five_pages_under_its_name()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        foreach (var company in DemoCompanies())
            foreach (var page in Pages)
            {
                var (status, body) = await web.GetAsync(company.Website.Authority, page);
                Assert.Equal(HttpStatusCode.OK, status);
                Assert.Contains(company.Name, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Descriptions_reach_the_reader_on_home_or_about()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        var told = 0;
        foreach (var company in DemoCompanies())
        {
            var text = Text((await web.GetAsync(company.Host, "/")).Body) + Text((await web.GetAsync(company.Host, "/about")).Body);
            told += text.Contains(company.Description.Split(". ")[^1], StringComparison.Ordinal) ? 1 : 0;
        }
        Assert.InRange(told, 54, 59); // all but the sites under construction, of which the demo has at least one
    }

    [Fact]
    public async Task Stated_head_counts_lie_in_the_size_band_and_most_companies_state_one()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        var stated = 0;
        foreach (var company in DemoCompanies())
        {
            var text = Text((await web.GetAsync(company.Host, "/about")).Body) + Text((await web.GetAsync(company.Host, "/careers")).Body);
            if (HeadCount().Match(text) is not { Success: true } match)
                continue;
            stated++;
            Assert.Equal(
                company.Size, CompanySizes.FromHeadCount(int.Parse(match.Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        }
        Assert.InRange(stated, 31, 59);
    }

    [Fact]
    public async Task News_are_dated_before_the_clocks_now_and_move_with_it()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var web = await SampleWebVisit.ToDemoAsync(clock);
        var before = await DatesAsync(web);
        clock.Advance(TimeSpan.FromDays(10));
        var after = await DatesAsync(web);

        Assert.NotEmpty(before);
        Assert.All(before, date => Assert.InRange(date, new DateTime(2026, 1, 1), new DateTime(2031, 5, 1)));
        Assert.Equal(before.Select(date => date.AddDays(10)), after);
    }

    [Fact]
    public async Task Demo_contains_every_kind_of_trouble()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        var companies = DemoCompanies();
        var news = await Task.WhenAll(companies.Select(async company => Text((await web.GetAsync(company.Host, "/news")).Body)));
        var homes = await Task.WhenAll(companies.Select(async company => (await web.GetAsync(company.Host, "/")).Body));
        var robots = await Task.WhenAll(companies.Select(async company => (await web.GetAsync(company.Host, "/robots.txt")).Body));

        Assert.Contains(news, text => Regex.IsMatch(text, "goodbye to|restructuring|letting go", RegexOptions.IgnoreCase));
        Assert.Contains(news, text => Regex.IsMatch(text, "acquired? by|to acquire|merger", RegexOptions.IgnoreCase));
        Assert.Contains(news, text => Regex.IsMatch(text, "security incident|outage|cyber attack", RegexOptions.IgnoreCase));
        Assert.Contains(homes, body => body.Contains("working on our new website", StringComparison.Ordinal));
        Assert.Contains(robots, body => body.EndsWith("User-agent: *\nDisallow: /\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Front_pages_come_in_several_layouts()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        var outlines = new HashSet<string>();
        foreach (var company in DemoCompanies())
            outlines.Add(string.Concat(Heading().Matches((await web.GetAsync(company.Host, "/")).Body).Take(4).Select(match => match.Value)));
        Assert.True(outlines.Count >= 6, $"Only {outlines.Count} outlines.");
    }

    [Theory]
    [InlineData("ACME.test")]
    [InlineData("www.acme.test")]
    [InlineData("Www.Acme.Test:8443")]
    public async Task Host_is_matched_without_case_www_and_port(string host)
    {
        await using var web = await SampleWebVisit.ToCsvAsync("company,website\nAcme,https://www.acme.test/jobs\n");
        Assert.Contains("Acme", (await web.GetAsync(host, "/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task International_host_is_found_by_its_ascii_form()
    {
        await using var web = await SampleWebVisit.ToCsvAsync("company,website\nBücher,https://www.bücher.test/\n");
        Assert.Contains("Bücher", (await web.GetAsync("xn--bcher-kva.test", "/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_path_of_a_known_host_answers_and_an_unknown_host_does_not()
    {
        await using var web = await SampleWebVisit.ToCsvAsync("company,website\nAcme,https://careers.acme.test/en/jobs\n");
        foreach (var path in (string[])["/en/jobs", "/en/", "/company/about-us", "/what/ever", "/privacy", "/sitemap.xml", "/assets/site.css"])
            Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("careers.acme.test", path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await web.GetAsync("acme.test", "/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await web.GetAsync("other.test", "/about")).Status);
    }

    [Fact]
    public async Task Links_of_a_site_lead_to_pages_of_the_site()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        foreach (var company in DemoCompanies().Take(12))
        {
            var sitemap = (await web.GetAsync(company.Host, "/sitemap.xml")).Body;
            var pages = Location().Matches(sitemap).Select(match => new Uri(match.Groups["uri"].Value)).ToList();
            Assert.InRange(pages.Count, 7, 10);
            foreach (var page in pages)
            {
                Assert.Equal(company.Website.Host, page.Host, ignoreCase: true);
                Assert.Equal(HttpStatusCode.OK, (await web.GetAsync(page.Host, page.AbsolutePath)).Status);
            }
        }
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_never_becomes_markup()
    {
        var hosts = Enumerable.Range(0, 40).Select(number => $"h{number}.test").ToList(); // enough for every layout
        const string evil = "<script>alert(1)</script>";
        var rows = hosts.Select((host, row) =>
            $"{evil}{row},https://{host},{evil},small,\"{evil};\"\"><img src=x>\",\"{evil}; \"\" onload=x\",\"{evil}. </script>{evil} & more.\",{evil},1999\n");
        await using var web = await SampleWebVisit.ToCsvAsync(
            "company,website,region,company_size,technologies,offices,description,industry,founded\n" + string.Concat(rows));
        foreach (var host in hosts)
            foreach (var page in (string[])[.. Pages, "/customers", "/product", "/privacy", "/sitemap.xml", "/robots.txt"])
            {
                var body = (await web.GetAsync(host, page)).Body;
                Assert.DoesNotContain("<script>alert", body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("</script>&", body, StringComparison.Ordinal);
                Assert.DoesNotContain("<img src=x", body, StringComparison.Ordinal);
                Assert.DoesNotContain("\" onload", body, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Latency_is_waited_before_a_response()
    {
        var clock = new WatchedClock();
        await using var web = await SampleWebVisit.ToAsync(new SampleWebOptions
        {
            OpenCompanies = () => SampleWebVisit.Csv("company,website\nAcme,acme.test\n"),
            Latency = TimeSpan.FromMinutes(10),
            Clock = clock,
        });
        var answer = web.GetAsync("acme.test", "/");
        Assert.Same(clock.SomebodyWaits, await Task.WhenAny(clock.SomebodyWaits, answer));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await answer).Status);
    }

    [Fact]
    public async Task Slow_site_takes_its_time_for_about_but_not_for_its_front_page()
    {
        var clock = new WatchedClock();
        await using var web = await SampleWebVisit.ToAsync(new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies, Clock = clock });
        await web.GetAsync("zolar.de", "/");
        Assert.False(clock.SomebodyWaits.IsCompleted);

        var about = web.GetAsync("zolar.de", "/about");
        Assert.Same(clock.SomebodyWaits, await Task.WhenAny(clock.SomebodyWaits, about));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(HttpStatusCode.OK, (await about).Status);
    }

    [Fact]
    public async Task Many_visitors_wait_at_the_same_time()
    {
        await using var web = await SampleWebVisit.ToAsync(new SampleWebOptions
        {
            OpenCompanies = DemoData.OpenCompanies,
            Latency = TimeSpan.FromMilliseconds(200),
        });
        var answers = Task.WhenAll(Enumerable.Range(0, 300).Select(_ => web.GetAsync("about.gitlab.com", "/")));
        await answers.WaitAsync(TimeSpan.FromSeconds(20)); // one after the other they would need a minute
        Assert.All(await answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task Only_the_loopback_address_is_bound()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        Assert.Equal(IPAddress.Loopback.ToString(), web.Address.Host);
        Assert.InRange(web.Address.Port, 1024, 65535);
    }

    /// <summary>Tells when something has begun to wait on it, so that time is not advanced too early.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task SomebodyWaits => _waits.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.TrySetResult();
            return timer;
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_so()
    {
        await using var web = await SampleWebVisit.ToDemoAsync();
        var error = await Assert.ThrowsAnyAsync<IOException>(() =>
            SampleWebVisit.ToAsync(new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies, Port = web.Address.Port }));
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SampleCompany> DemoCompanies()
    {
        using var file = DemoData.OpenCompanies();
        return CompanyFile.Read(file, "companies.csv");
    }

    private static async Task<IReadOnlyList<DateTime>> DatesAsync(SampleWebVisit web)
    {
        var dates = new List<DateTime>();
        foreach (var company in DemoCompanies())
            dates.AddRange(Stamp().Matches((await web.GetAsync(company.Host, "/news")).Body)
                .Select(match => DateTime.ParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return dates;
    }

    private static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<h[1-3]>|<article>|<section[^>]*>|<aside>|<div class=\"[a-z0-9-]+\"")]
    private static partial Regex Heading();

    [GeneratedRegex("<loc>(?<uri>[^<]+)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex("datetime=\"(?<date>[^\"]+)\"")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"(?:team of|Today|employs|grown to|Team size:|With|There are|staff of) (?<count>\d[\d,]*) ?(?:people|colleagues|employees|of us|stands)")]
    private static partial Regex HeadCount();
}
