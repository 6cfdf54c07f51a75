using System.Collections.Frozen;

namespace AutoReach.Core.Reference;

/// <summary>
/// Reads the gazetteer's tables. A line is a country with its names, and behind the colon its cities, the names of one parted by
/// <c>/</c>; <c>-</c> starts a state of the country above, <c>+</c> goes on with the line above. Names of cities, and those with
/// <c>=</c>, are looked for with this case; those with <c>~</c> are names of people or everyday words too and are understood in
/// lists and profiles, but not looked for on pages.
/// </summary>
internal sealed class PlaceTable
{
    private readonly List<(string Name, Place Place)> _names = [], _seldomMeant = [], _onPages = [];
    private readonly Dictionary<string, Place> _all = [];

    private PlaceTable()
    {
    }

    /// <summary>Where several places share a name, the one that it usually means comes first.</summary>
    public IEnumerable<(string Name, Place Place)> Names => _names.Concat(_seldomMeant.OrderBy(entry => entry.Place.Kind != PlaceKind.Country));

    public IEnumerable<(string Phrase, Place Place)> OnPages => _onPages;

    public IReadOnlyCollection<Place> All => _all.Values;

    public static PlaceTable Read()
    {
        var table = new PlaceTable();
        var countries = new List<(string Region, string[] Lines)>();
        foreach (var (region, text) in new[]
        {
            ("americas", GazetteerTables.Americas), ("europe", GazetteerTables.Europe), ("middle-east", GazetteerTables.MiddleEast),
            ("africa", GazetteerTables.Africa), ("asia-pacific", GazetteerTables.AsiaPacific),
        })
            foreach (var line in Lines(text))
                if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("+ ", StringComparison.Ordinal))
                    countries[^1] = (region, [.. countries[^1].Lines, line]);
                else
                    countries.Add((region, [line]));
        var groups = Groups(countries.Select(country => (First(country.Lines[0]), country.Region)));
        foreach (var (region, lines) in countries)
            table.AddCountry(lines, region, groups);
        foreach (var (names, members) in groups)
            table.AddGroup(names, members, groups);
        return table;
    }

    private void AddCountry(string[] lines, string region, List<(string[] Names, FrozenSet<string> Countries)> groups)
    {
        var country = First(lines[0]);
        var within = groups.Where(group => group.Countries.Contains(country)).Select(group => group.Names[0]).Append(Regions.Worldwide).ToArray();
        Add(PlaceKind.Country, Key(country), NamesOf(lines[0]), country, region, within, cased: false);
        foreach (var line in lines)
        {
            var state = line.StartsWith("- ", StringComparison.Ordinal) ? First(line[2..]) : null;
            string[] around = [.. within, Key(country)];
            if (state is not null)
                Add(PlaceKind.State, Key($"{state}, {country}"), NamesOf(line[2..]), country, region, around, cased: true);
            foreach (var city in List(line.StartsWith("+ ", StringComparison.Ordinal) ? line[2..] : Behind(line)))
            {
                var names = city.Split('/');
                Add(PlaceKind.City, Key($"{Bare(names[0])}, {country}"), names, country, region,
                    state is null ? around : [.. around, Key($"{state}, {country}")], cased: true);
            }
        }
    }

    private void Add(PlaceKind kind, string key, string[] names, string country, string region, string[] within, bool cased)
    {
        foreach (var name in names)
        {
            var written = kind == PlaceKind.Country ? country : Bare(name);
            var place = new Place(kind, key, written, country, [region]) { Within = within.Append(key).ToFrozenSet() };
            _all.TryAdd(key, place);
            (name.StartsWith('~') ? _seldomMeant : _names).Add((Bare(name), place));
            if (name.StartsWith('~'))
                continue;
            foreach (var spelling in new[] { Bare(name), Gazetteer.Folded(Bare(name)) }.Distinct())
                _onPages.Add((cased || name.StartsWith('=') ? "=" + spelling : spelling, place));
        }
    }

    private void AddGroup(string[] names, FrozenSet<string> countries, List<(string[] Names, FrozenSet<string> Countries)> groups)
    {
        var regions = Regions.All.Where(region => countries.Any(country => _all[Key(country)].Region == region)).ToArray();
        var within = groups.Where(group => group.Countries.IsSupersetOf(countries)).Select(group => group.Names[0]).Append(Regions.Worldwide);
        var place = new Place(PlaceKind.Group, names[0], names[0], null, regions) { Within = within.ToFrozenSet(), Countries = countries };
        _all.Add(names[0], place);
        _names.AddRange(names.Select(name => (name, place)));
    }

    private static List<(string[] Names, FrozenSet<string> Countries)> Groups(IEnumerable<(string Country, string Region)> countries)
    {
        var byRegion = countries.ToLookup(country => country.Region, country => country.Country);
        var known = countries.Select(country => country.Country).ToHashSet();
        var groups = new List<(string[] Names, FrozenSet<string> Countries)>();
        var members = new Dictionary<string, FrozenSet<string>>();
        foreach (var line in GazetteerTables.Groups.Replace("\n+ ", ", ", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries))
        {
            var (names, all) = (NamesOf(line), List(Behind(line)).SelectMany(Members).ToFrozenSet());
            members[names[0]] = all;
            groups.Add((names, all));
        }
        return groups;

        IEnumerable<string> Members(string name) => members.TryGetValue(name, out var group) ? group
            : byRegion.Contains(name) ? byRegion[name]
            : known.Contains(name) ? [name] : throw new InvalidOperationException($"The gazetteer has no {name}.");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] NamesOf(string line) => List(line[..line.IndexOf(':', StringComparison.Ordinal)]);

    private static string Behind(string line) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string[] List(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string First(string line) => Bare(NamesOf(line)[0]);

    private static string Bare(string name) => name.TrimStart('~', '=');

    private static string Key(string name) => name.ToLowerInvariant();
}
