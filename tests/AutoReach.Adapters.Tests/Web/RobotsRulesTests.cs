using AutoReach.Adapters.Web;

namespace AutoReach.Adapters.Tests.Web;

public class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.php", "/x/y.php?z", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/x.php?z", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/x.php", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a1b2b3c", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", false)]
    [InlineData("User-agent: other\nDisallow: /", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: autoreach\nDisallow: /private", "/x", true)]
    [InlineData("User-agent: *\nDisallow:\n\nUser-agent: AutoReach/2.0\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: other\nUser-agent: AutoReach\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: AutoReach\nSitemap: http://a.example/s\nUser-agent: other\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: AutoReach\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: AutoReach\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: AutoReach\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: AutoReach\nDisallow: /c", "/b", true)]
    [InlineData("\uFEFFuser-AGENT : * # all\r\nDISALLOW : /x # that", "/x", false)]
    [InlineData("Disallow: /x", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /Case", "/case", true)]
    [InlineData("<html>User-agent: *</html>", "/x", true)]
    public void Longest_rule_of_the_right_group_decides(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(file, "AutoReach").Allows(new Uri("http://acme.example" + path)));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: other\nCrawl-delay: 9", null)]
    public void Crawl_delay_is_read(string file, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(file, "AutoReach").CrawlDelay?.TotalSeconds);

    [Fact]
    public void Many_stars_stay_linear()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 400)) + "b", "AutoReach");
        Assert.True(rules.Allows(new Uri("http://acme.example/" + new string('a', 1900))));
    }
}
