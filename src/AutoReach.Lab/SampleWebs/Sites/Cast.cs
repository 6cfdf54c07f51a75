namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>A made-up member of staff.</summary>
internal sealed record CastMember(string Name, string Role);

/// <summary>Who is introduced on a site's pages. Nobody here exists.</summary>
internal static class Cast
{
    private static readonly string[] First =
    [
        "Anneke", "Bastian", "Camille", "Darius", "Elodie", "Farid", "Gwen", "Hassan", "Isolde", "Jarek", "Kamala", "Lorenzo",
        "Mirela", "Nikhil", "Orla", "Philippa", "Quentin", "Renske", "Stellan", "Tamsin", "Ulrike", "Vikram", "Wilhelmina", "Yasmin",
    ];

    private static readonly string[] Last =
    [
        "Abernathy", "Bergström", "Castellane", "Dubrovsky", "Eriksen", "Farquhar", "Ghatak", "Hollander", "Iyengar", "Jankowski",
        "Kirchner", "Lindqvist", "Marchetti", "Nakagawa", "O'Halloran", "Pellegrino", "Quintero", "Rasmussen", "Sørensen", "Thackeray",
    ];

    private static readonly string[] Roles =
    [
        "Chief Executive Officer", "Chief Technology Officer", "VP of Engineering", "Head of Product", "Head of People",
        "Head of Marketing", "Chief Operating Officer", "Head of Customer Success", "Design Director",
    ];

    public static IReadOnlyList<CastMember> For(Site site)
    {
        var count = Math.Min(site.HeadCount ?? 4, site.Seed.Between("cast", 3, 6));
        var first = site.Seed.Some("cast/first", count, First);
        var last = site.Seed.Some("cast/last", count, Last);
        return [.. first.Select((name, place) => new CastMember($"{name} {last[place]}", Roles[place == 0 ? 0 : RoleAt(site, place)]))];
    }

    // Each place draws from its own part of the list, so that nobody holds another's office.
    private static int RoleAt(Site site, int place) => place switch
    {
        1 => 1,
        2 => site.Seed.Chance("cast/roles", 50) ? 2 : 3,
        _ => place + 1 + (site.Seed.Chance("cast/later", 50) ? 1 : 0),
    };
}
