using System.Net;
using AutoReach.Adapters.Web;
using AutoReach.Contracts;
using AutoReach.Core.Research;
using AutoReach.Orchestration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tests.Web;

public class AddressTests
{
    public static TheoryData<string> InnerAddresses { get; } =
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "169.254.169.254",
        "169.254.170.2", "168.63.129.16", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
            "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:93.184.215.14", "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
        "100::1", "2001::1", "2001:0:53aa:64c:0:fbff:80ff:fffe", "2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1",
            "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
    ];

    public static TheoryData<string> HostileUrls { get; } =
    [
        "http://127.0.0.1/", "http://127.1/", "http://0177.0.0.1/", "http://0x7f.0.0.1/", "http://0x7f000001/", "http://2130706433/", "http://017700000001/",
        "http://127.0.0.1.:80/",
        "http://0/", "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/", "http://metadata/",
            "http://metadata.google.internal/computeMetadata/v1/",
        "http://169.254.169.254/latest/meta-data/", "http://0xa9fea9fe/", "http://2852039166/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/", "http://[fe80::1]/",
        "http://[fe80::1%25lo]/", "http://[fd00:ec2::254]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://10.0.0.1/", "http://172.16.0.1/",
            "http://192.168.1.1/", "http://100.64.0.1/",
        "http://192.0.2.1/", "http://198.18.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://93.184.215.14/", "http://printer.local/",
            "http://db.internal/", "http://wiki.corp/", "http://router.lan/",
        "http://kubernetes.default.svc.cluster.local/", "http://nas.home.arpa/", "http://x.onion/", "http://intranet/", "http://acme.example:22/",
            "http://acme.example:6379/", "http://acme.example:8080/",
        "https://acme.example:10250/", "http://user:secret@acme.example/", "http://acme.example@127.0.0.1/", "ftp://acme.example/", "file:///etc/passwd",
            "gopher://acme.example/", "ws://acme.example/",
        "javascript:alert(1)", "data:text/html,x", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://1.0.0.127.in-addr.arpa/", "http://0x7f.1/",
            "http://127.0.0.1#@acme.example/", "http://%6c%6f%63alhost/",
    ];

    [Theory, MemberData(nameof(InnerAddresses))]
    public void Address_that_is_not_public_is_refused(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.215.14")]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c")]
    [InlineData("2a00:1450:4001:82a::200e")]
    public void Public_address_is_allowed(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://acme.example/")]
    [InlineData("https://www.acme.co.uk/about?x=1")]
    [InlineData("http://acme.example:443/")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://3m.com/")]
    public void Ordinary_address_may_be_asked_for(string address) => Assert.Null(WebAddress.WhyRefused(new Uri(address)));

    [Fact]
    public async Task Hostile_URLs_reach_nothing()
    {
        await using var sites = await HostileSites.WithPagesAsync(("/", "hello"));
        sites.Names = host => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : [IPAddress.Loopback];
        await using var services = sites.Services();
        var researcher = services.GetRequiredService<IResearcher>();
        Assert.True(HostileUrls.Count >= 60);
        foreach (var url in HostileUrls.Select(row => row.Data))
            if (Uri.TryCreate(url, UriKind.Absolute, out var website))
                Assert.Equal("refused address", Assert.Single((await ResearchAsync(researcher, website)).Pages).Outcome);
        Assert.Empty(sites.Dialled);
        Assert.Equal(0, sites.InnerRequests);
    }

    [Fact]
    public async Task Names_that_lead_inside_are_refused_at_connect()
    {
        await using var sites = await HostileSites.WithPagesAsync(("/", "hello"));
        foreach (var address in InnerAddresses.Select(row => row.Data))
        {
            sites.Names = _ => [IPAddress.Parse("93.184.215.14"), IPAddress.Parse(address)]; // one inner address spoils the answer
            await using var services = sites.Services();
            var dossier = await ResearchAsync(services.GetRequiredService<IResearcher>(), new Uri("http://rebind.acme.example/"));
            Assert.Equal("refused address", Assert.Single(dossier.Pages).Outcome);
        }
        Assert.Empty(sites.Dialled);
    }

    [Fact]
    public async Task Flipping_name_server_never_leads_inside()
    {
        await using var sites = await HostileSites.StartAsync(context =>
        {
            context.Response.Headers.Connection = "close"; // every page is a new connection and a new look-up
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<a href='/about'>About</a><a href='/careers'>Careers</a><a href='/news'>News</a><p>Some words to read.");
        });
        var asked = 0;
        sites.Names = _ => [Interlocked.Increment(ref asked) % 2 == 1 ? IPAddress.Parse("93.184.215.14") : IPAddress.Loopback];
        await using var services = sites.Services();
        for (var round = 0; round < 20; round++)
            await ResearchAsync(services.GetRequiredService<IResearcher>(), new Uri($"http://flip{round}.example/"));
        Assert.True(asked > 20);
        Assert.All(sites.Dialled, endpoint => Assert.Equal("93.184.215.14", endpoint.Address.ToString()));
        Assert.Equal(0, sites.InnerRequests);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "refused address")]
    [InlineData("http://inner.example/", "refused address")]
    [InlineData("http://acme.example:8080/", "refused address")]
    [InlineData("file:///etc/passwd", "refused address")]
    [InlineData("/0", "too many redirects")]
    public async Task Redirect_is_checked_like_a_first_request(string location, string outcome)
    {
        await using var sites = await HostileSites.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : 302;
            context.Response.Headers.Location = location == "/0" ? context.Request.Path + "0" : location;
            return Task.CompletedTask;
        });
        sites.Names = host => host == "inner.example" ? [IPAddress.Loopback] : [IPAddress.Parse("93.184.215.14")];
        await using var services = sites.Services();
        var dossier = await ResearchAsync(services.GetRequiredService<IResearcher>(), new Uri("http://acme.example/"));
        Assert.Equal(outcome, Assert.Single(dossier.Pages).Outcome);
        Assert.Equal(0, sites.InnerRequests);
        Assert.True(sites.Requests.Count(request => request.Contains("robots", StringComparison.Ordinal) is false) <= 4);
    }

    [Fact]
    public async Task The_server_inside_would_answer_if_it_were_reached()
    {
        await using var sites = await HostileSites.WithPagesAsync(("/", "hello"));
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = new SafeConnector((_, _) => Task.FromResult(Array.Empty<IPAddress>()),
            sites.InnerAddress).ConnectAsync
            });
        Assert.Equal("secret", await http.GetStringAsync(sites.InnerAddress, TestContext.Current.CancellationToken));
        Assert.Equal(1, sites.InnerRequests);
    }

    private static Task<Dossier> ResearchAsync(IResearcher researcher, Uri website) =>
        researcher.ResearchAsync(new CompanyToResearch("acme.example", "Acme", website), TestContext.Current.CancellationToken);
}
