using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests;

public class IdsTests
{
    private static readonly WorkflowId Workflow = new("wf_1");

    [Fact]
    public void Lead_id_is_the_same_for_ever() =>
        Assert.Equal("ld_vsa307351fkawg8yxeq9db5m6m", LeadId.For(Workflow, EmailAddress.Of("jo@example.com")).Value);

    [Fact]
    public void Lead_id_does_not_depend_on_how_the_address_was_typed() =>
        Assert.Equal(LeadId.For(Workflow, EmailAddress.Of("jo@example.com")), LeadId.For(Workflow, EmailAddress.Of(" JO@Example.COM")));

    [Fact]
    public void Lead_ids_of_other_contacts_and_workflows_differ()
    {
        string[] workflows = ["wf_1", "wf_2", "wf_1\njo@example.com", "", "wf"];
        string[] addresses = ["jo@example.com", "j@o.example.com", "jo@example.co", "o@example.com"];
        var ids = workflows.SelectMany(workflow => addresses.Select(address => LeadId.For(new WorkflowId(workflow), EmailAddress.Of(address)))).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^ld_[0-9a-hjkmnp-tv-z]{26}$", id.Value));
    }

    [Property]
    public bool No_text_can_move_between_subject_and_body(string? first, string? second, string? third)
    {
        var (a, b, c) = (first ?? "", second ?? "", third ?? "");
        return b.Length == 0 || ContentHash.Compute(a + b, c) != ContentHash.Compute(a, b + c);
    }

    [Fact]
    public void Line_break_between_subject_and_body_is_not_taken_for_the_border() =>
        Assert.NotEqual(ContentHash.Compute("Hello", "1\nworld"), ContentHash.Compute("Hello\n1", "world"));

    [Fact]
    public void Content_hash_is_the_same_for_ever() =>
        Assert.Equal("sha256:435e3f90c350d551375999dcb97778d75733962893ffb7fee69bdb895277bd1c", ContentHash.Compute("Hello", "Dear Jo,\n\nhi"));

    [Theory]
    [InlineData(new byte[] { }, "")]
    [InlineData(new byte[] { 0 }, "00")]
    [InlineData(new byte[] { 0xff }, "zw")]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff }, "zzzzzzzz")]
    public void Base_32_reads_bits_from_the_left(byte[] data, string expected) => Assert.Equal(expected, Digest.Base32(data));

    [Theory]
    [InlineData("https://www.Acme.example/about", "http://acme.example:8080", true)]
    [InlineData("https://acme.example", "https://shop.acme.example", null)]
    [InlineData("https://acme.example", "https://acme.test", false)]
    public void Contacts_with_the_same_site_share_a_company(string one, string other, bool? same)
    {
        var (first, second) = (CompanyKey.For(At(one)), CompanyKey.For(At(other)));
        if (same is { } expected)
            Assert.Equal(expected, first == second);
        Assert.Equal(first, CompanyKey.For(At(one) with { Company = "Another spelling" }));
    }

    [Theory]
    [InlineData("https://sites.google.com/view/acme", "https://sites.google.com/view/betafood")]
    [InlineData("https://www.facebook.com/acme", "https://www.facebook.com/betafood/about")]
    [InlineData("https://www.facebook.com/profile.php?id=1", "https://www.facebook.com/profile.php?id=2")]
    [InlineData("https://www.linkedin.com/company/acme/", "https://www.linkedin.com/company/betafood/")]
    [InlineData("https://de.linkedin.com/company/about", "https://de.linkedin.com/company/contact")]
    [InlineData("https://acme.github.io", "https://betafood.github.io")]
    [InlineData("https://acme.myshopify.com", "https://betafood.myshopify.com")]
    [InlineData("https://acme.business.site", "https://betafood.business.site")]
    [InlineData("https://acme.notion.site", "https://betafood.notion.site")]
    [InlineData("https://owner.wixsite.com/acme", "https://owner.wixsite.com/betafood")]
    [InlineData("https://hub.example/acme", "https://hub.example/betafood")]
    [InlineData("https://hub.example/en/startups/acme", "https://hub.example/en/startups/betafood")]
    [InlineData("https://hub.example/jobs/acme", "https://hub.example/jobs/betafood")]
    [InlineData("https://hub.example/firms/hp", "https://hub.example/firms/de")]
    [InlineData("https://hub.example/company?id=1", "https://hub.example/company?id=2")]
    [InlineData("https://hub.example/#/acme", "https://hub.example/#/betafood")]
    public void Two_companies_on_one_host_share_nothing(string acme, string betafood) =>
        Assert.NotEqual(CompanyKey.For(At(acme) with { Company = "Acme" }), CompanyKey.For(At(betafood) with { Company = "Betafood" }));

    [Theory]
    [InlineData("https://acme.com/en/about", "https://acme.com")]
    [InlineData("https://acme.com/de-DE/Ueber-Uns.html", "https://www.acme.com/index.php")]
    [InlineData("https://acme.com/careers/open-positions", "https://acme.com/Jobs/")]
    [InlineData("https://acme.com/?utm_source=mail&lang=de", "https://acme.com/#contact")]
    [InlineData("https://www.linkedin.com/company/acme/about/?trk=x", "https://www.linkedin.com/company/Acme")]
    [InlineData("https://www.facebook.com/acme/posts/1", "https://www.facebook.com/acme?ref=y")]
    [InlineData("https://sites.google.com/view/acme/home", "https://sites.google.com/view/acme")]
    [InlineData("https://hub.example/acme/about", "https://hub.example/en/acme/")]
    public void Contacts_with_pages_of_one_site_share_a_company(string one, string other)
    {
        Assert.Equal(CompanyKey.For(At(one)), CompanyKey.For(At(other)));
        Assert.Equal(CompanyKey.For(At(one) with { Company = "Acme GmbH" }), CompanyKey.For(At(other) with { Company = "Acme GmbH" }));
    }

    [Fact]
    public void A_site_that_bears_the_companys_name_is_its_own_whatever_the_page() =>
        Assert.Equal("acme.com", CompanyKey.For(At("https://acme.com/p/17?x=1") with { Company = "Acme, Inc." }));

    [Fact]
    public void Long_path_makes_a_short_key_of_its_own()
    {
        var site = $"https://hub.example/{string.Concat(Enumerable.Repeat("%E6%A0%AA", 300))}";
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(CompanyKey.For(At(site))), 60, 253);
        Assert.NotEqual(CompanyKey.For(At(site)), CompanyKey.For(At(site + "x")));
    }

    [Fact]
    public void Contacts_without_a_site_share_a_company_by_its_name()
    {
        var named = new Prospect { Email = EmailAddress.Of("a@b.example"), Company = " Acme " };
        Assert.Equal(CompanyKey.For(named), CompanyKey.For(named with { Company = "ACME" }));
        Assert.NotEqual(CompanyKey.For(named), CompanyKey.For(named with { Company = "Acme Two" }));
        Assert.NotEqual(CompanyKey.For(named with { Company = "acme.example" }), CompanyKey.For(At("https://acme.example")));
    }

    [Fact]
    public void Long_name_of_a_company_makes_a_short_key_of_its_own()
    {
        var longName = string.Concat(Enumerable.Repeat("株式会社😀", 60));
        var named = new Prospect { Email = EmailAddress.Of("a@b.example"), Company = longName };
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(CompanyKey.For(named)), 100, 253);
        Assert.Equal(CompanyKey.For(named), CompanyKey.For(named with { Company = longName }));
        Assert.NotEqual(CompanyKey.For(named), CompanyKey.For(named with { Company = longName + "!" }));
    }

    private static Prospect At(string site) => new() { Email = EmailAddress.Of("a@b.example"), Website = new Uri(site) };
}
