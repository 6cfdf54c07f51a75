using System.Globalization;
using AutoReach.Core.Reference;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>One company's website: what the file says of the company and what is made up around it by its seed.</summary>
internal sealed record Site(SampleCompany Company, Seed Seed, DateTimeOffset Now)
{
    public required Trouble Trouble { get; init; }

    /// <summary>Within the size band; null when the band is unknown.</summary>
    public required int? HeadCount { get; init; }

    public required IReadOnlyList<string> Sentences { get; init; }
    public required IReadOnlyList<string> Stack { get; init; }
    public required IReadOnlyList<string> Offices { get; init; }

    public string Name => Company.Name;

    public string Industry => Company.Industry;

    public string HeadCountText => HeadCount?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Some sites have customer stories, some a product page, some both or none.</summary>
    public bool HasCustomers => Seed.Chance("customers", 50);

    public bool HasProduct => Seed.Chance("product", 50);

    public bool HasRobots => Trouble == Trouble.NoRobots || Seed.Chance("robots", 90);

    /// <param name="isSound">Nothing is wrong with the site, and its news are ordinary.</param>
    public static Site Of(SampleCompany company, DateTimeOffset now, bool isSound = false)
    {
        var seed = new Seed(company.Host);
        return new Site(company, seed, now)
        {
            Trouble = isSound ? Trouble.None : Troubles.Of(seed),
            HeadCount = HeadCountOf(seed, company.Size),
            Sentences = [.. Core.Text.Sentences.Split(company.Description)],
            Stack = Sites.Stack.For(seed, company.Technologies),
            Offices = company.Offices.Split([';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };
    }

    public string Path(PageKind kind) => SitePath.For(Seed, kind);

    public Uri Address(string path) => new(Company.Website, path);

    public SiteAnswer Answer(string path) => path.ToLowerInvariant() switch
    {
        "/robots.txt" => HasRobots
            ? SiteAnswer.Text(StatusCodes.Status200OK, CrawlerFiles.Robots(this))
            : SiteAnswer.Text(StatusCodes.Status404NotFound, "Not found"),
        "/sitemap.xml" => new SiteAnswer(StatusCodes.Status200OK, "application/xml; charset=utf-8", CrawlerFiles.Sitemap(this)),
        var asset when Assets.Find(asset) is { } found => found,
        _ => Page(path),
    };

    private SiteAnswer Page(string path)
    {
        if (Trouble == Trouble.UnderConstruction)
            return SiteAnswer.Page(ConstructionPage.Render(this), slow: false);
        var kind = SitePath.Meaning(path);
        var page = kind switch
        {
            PageKind.About => AboutPage.Render(this),
            PageKind.Careers => CareersPage.Render(this),
            PageKind.News => NewsPage.Render(this, path),
            PageKind.Contact => ContactPage.Render(this),
            PageKind.Customers when HasCustomers => CustomersPage.Render(this),
            PageKind.Product when HasProduct => ProductPage.Render(this),
            PageKind.Legal => LegalPage.Render(this),
            _ => HomePage.Render(this),
        };
        return SiteAnswer.Page(page, slow: Trouble == Trouble.Slow && (kind is PageKind.About or PageKind.News));
    }

    private static int? HeadCountOf(Seed seed, CompanySize? size) => size switch
    {
        CompanySize.Tiny => seed.Between("people", 3, 10),
        CompanySize.Small => seed.Between("people", 12, 49),
        CompanySize.Medium => seed.Between("people", 54, 196),
        CompanySize.Large => seed.Between("people", 210, 980),
        CompanySize.Enterprise => seed.Between("people", 1050, 7800),
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(size)),
    };
}
