namespace AutoReach.Lab.SampleWebs.Sites;

/// <param name="Slug">Last part of the item's address, unique on its site.</param>
internal sealed record NewsItem(string Slug, string Title, string Body, DateTimeOffset Date);

/// <summary>Two or three dated items a site. All are made up, the bad ones too.</summary>
internal static class Newsroom
{
    private static readonly Func<Site, (string Slug, string Title, string Body)>[] Ordinary =
    [
        site => ("spring-release", $"What is new at {site.Name} this quarter",
        "Forty small improvements went live: faster search, better keyboard support and clearer error messages. The change log lists them all."),
        site => ("conference", "Meet us at the autumn conference",
            $"Three colleagues from {site.Name} will give talks and answer questions at our stand. Tickets are available until the end of the month."),
        site => ("partner-programme", $"{site.Name} opens its partner programme",
            "Agencies and resellers can now apply. Partners get training, early access and a named contact."),
        site => ("customer-day", "Looking back on our customer day",
            "More than two hundred guests listened to eleven talks. The recordings are online, and next year's date is set."),
        site => ("new-website", "A new look",
            $"{site.Name} has a new website. It loads faster, works on small screens and is easier to read with assistive technology."),
        site => ("report", "Our annual report is out",
            "We asked nine hundred practitioners how they work. One finding: shorter feedback loops matter more to them than new features."),
        site => ("head-of-people", $"{Cast.For(site)[^1].Name} joins {site.Name}",
            $"We are happy to welcome {Cast.For(site)[^1].Name} as {Cast.For(site)[^1].Role}. The first task: helping our teams to grow in a healthy way."),
        site => ("hiring", "We are hiring",
            "Several positions are open in engineering and customer success. Applications are read by the people you would work with."),
        site => ("integration", $"Connect {site.Name} with the tools you use",
            "The first three integrations were requested by customers more often than anything else. They are included in every plan."),
        site => ("certification", "Security certification renewed",
            "An independent auditor has confirmed our information security management for another three years without a finding."),
        site => ("volunteering", "A day for the neighbourhood",
            $"Once a year {site.Name} closes for a day of volunteering. This time colleagues planted trees and repaired bicycles."),
        site => ("price-change", "Simpler prices from next month",
            "There are now three plans instead of seven. Existing contracts keep their conditions until they are renewed."),
    ];

    private static readonly Func<Site, (string Slug, string Title, string Body)>[] Layoffs =
    [
        site => ("an-update-on-our-team", "An update on our team",
        $"Today we had to say goodbye to 14 percent of our colleagues. The layoffs affect all departments; {site.Name} will support everyone with "
            + "severance pay and coaching."),
        site => ("restructuring", $"{site.Name} reduces its workforce",
            "The management announced a restructuring under which about one in eight positions will be cut. Affected employees were informed this morning."),
        site => ("a-hard-decision", "A hard decision",
            $"We hired for growth that did not come. As a result {site.Name} is letting go of colleagues in sales, support and engineering, and I "
                + "take responsibility for that."),
    ];

    private static readonly Func<Site, (string Slug, string Title, string Body)>[] Acquisitions =
    [
        site => ("joining-northgale", $"{site.Name} to join the Northgale Group",
        $"The Northgale Group has signed an agreement to acquire {site.Name}. The transaction is expected to close in the next quarter; the product "
            + "will be continued."),
        site => ("merger", $"{site.Name} and Ostrava Systems announce merger",
            "The boards of both companies have agreed on a merger of equals. A common leadership team will be named once the authorities have approved."),
        site => ("new-owner", "A new chapter with Tallgrass Partners",
            $"{site.Name} has been acquired by Tallgrass Partners. Our founders stay on board during the transition."),
    ];

    private static readonly Func<Site, (string Slug, string Title, string Body)>[] Incidents =
    [
        site => ("security-notice", "Notice of a security incident",
        $"An unauthorised party had access to a database with contact details of customers. {site.Name} has closed the gap, informed the authorities "
            + "and is writing to everyone concerned about this data breach."),
        site => ("outage-report", "What happened during the outage",
            $"For eleven hours most customers could not reach {site.Name}. We apologise. A failed storage upgrade corrupted an index; this report "
                + "explains the timeline and what we change."),
        site => ("incident-update", "Update on the cyber attack",
            "Last week our internal systems were hit by ransomware. Services for customers are running again, while an investigation with outside "
                + "experts continues."),
    ];

    public static IReadOnlyList<NewsItem> Items(Site site)
    {
        var count = site.Seed.Between("news/count", 2, 3);
        var texts = site.Seed.Some("news", count, Ordinary).Select(write => write(site)).ToList();
        if (Bad(site.Trouble) is { } bad)
            texts[0] = site.Seed.Pick("news/bad", bad)(site);
        var items = new List<NewsItem>();
        var age = FirstAge(site);
        foreach (var (slug, title, body) in texts)
        {
            items.Add(new NewsItem(slug, title, body, site.Now.UtcDateTime.Date.AddDays(-age)));
            age += site.Seed.Between("news/gap/" + slug, 25, 130);
        }
        return items;
    }

    // One site in ten has long stopped writing news; bad news are always fresh.
    private static int FirstAge(Site site) =>
        Bad(site.Trouble) is not null ? site.Seed.Between("news/age", 3, 45)
        : site.Seed.Chance("news/stale", 10) ? site.Seed.Between("news/age", 700, 1200)
        : site.Seed.Between("news/age", 4, 75);

    private static Func<Site, (string Slug, string Title, string Body)>[]? Bad(Trouble trouble) => trouble switch
    {
        Trouble.Layoffs => Layoffs,
        Trouble.Acquisition => Acquisitions,
        Trouble.Incident => Incidents,
        _ => null,
    };
}
