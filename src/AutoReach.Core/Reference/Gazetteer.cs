using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AutoReach.Core.Text;

namespace AutoReach.Core.Reference;

/// <summary>How what is known of a place stands to what is stated.</summary>
/// <param name="Known">The place that decided; null where none did.</param>
/// <param name="Stated">The entry that it was held against.</param>
public readonly record struct PlaceMatch(PlaceMatchKind Kind, Place? Known = null, Place? Stated = null);

public enum PlaceMatchKind
{
    None,

    /// <summary>The known place is wider than the stated one, or reaches into it: Europe where Germany is stated.</summary>
    Possible,

    /// <summary>The known place is or lies in the stated one: Nairobi where Kenya or Africa is stated.</summary>
    Inside,
}

/// <summary>The one vocabulary of places: cities, states, countries and groups of countries, on pages and in lists and profiles.</summary>
public static class Gazetteer
{
    private const int MaxWords = 8, MaxNameLength = 6;

    private static readonly FrozenSet<string> SayNothing = new[] { "other", "unknown", "n/a", "none", "-" }.ToFrozenSet();

    private static readonly Place World = new(PlaceKind.World, Regions.Worldwide, Regions.Worldwide, null, [Regions.Worldwide])
    {
        Within = new[] { Regions.Worldwide }.ToFrozenSet(),
    };

    private static readonly PlaceTable Table = PlaceTable.Read();

    /// <summary>All places of a name, those that it usually means first.</summary>
    private static readonly FrozenDictionary<string, Place[]> ByName = Table.Names
        .Concat(new[] { "worldwide", "global", "anywhere", "remote", "international" }.Select(name => (Name: name, Place: World)))
        .GroupBy(entry => Normal(entry.Name)).ToFrozenDictionary(same => same.Key, same => same.Select(entry => entry.Place).Distinct().ToArray());

    /// <summary>Countries, states and cities as they are looked for on pages.</summary>
    public static PhraseTable<Place> Places { get; } = new(Table.OnPages);

    /// <summary>Words for whole regions on pages.</summary>
    public static PhraseTable<string> RegionWords { get; } = new(
    [
        ("north america", "americas"), ("latin america", "americas"), ("south america", "americas"), ("the americas", "americas"),
        ("europe", "europe"), ("european union", "europe"), ("=EU", "europe"), ("asia", "asia-pacific"), ("asia-pacific", "asia-pacific"),
        ("=APAC", "asia-pacific"), ("africa", "africa"), ("middle east", "middle-east"),
    ]);

    /// <summary>All that <see cref="Parse"/> knows by name.</summary>
    public static IReadOnlyCollection<Place> All => Table.All;

    /// <summary>All spellings that <see cref="Places"/> finds a place by.</summary>
    public static IEnumerable<string> NamesOnPages(Place place) =>
        Table.OnPages.Where(entry => entry.Place.Key == place.Key).Select(entry => entry.Phrase.TrimStart('='));

    /// <returns>
    /// The places in a value: <c>americas-europe</c> gives two, <c>Nairobi, Kenya</c> one; empty where it says nothing
    /// (<c>other</c>). A name that is not known stands for itself; a sentence is no place.
    /// </returns>
    public static IReadOnlyList<Place> Parse(string? value)
    {
        var words = Normal(value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MaxWords || SayNothing.Contains(value!.Trim().ToLowerInvariant()))
            return [];
        var found = new List<Place[]>();
        for (var at = 0; at < words.Length;)
        {
            var (places, count) = Longest(words, at);
            if (places is not null)
                found.Add(places);
            at += count;
        }
        return found.Count > 0 ? Settled([.. found.Select(places => Meant(places, found))]) : [Unknown(string.Join(' ', words))];
    }

    /// <summary>
    /// A worldwide company is found everywhere. <c>worldwide</c> stated alone takes every place; stated beside others it adds the
    /// worldwide companies only, since otherwise the others would say nothing.
    /// </summary>
    public static PlaceMatch Match(IReadOnlyList<string> stated, IReadOnlyList<Place> known)
    {
        var named = stated.SelectMany(Parse).DistinctBy(place => place.Key).ToArray();
        if (known.Contains(World))
            return new(PlaceMatchKind.Inside, World, World);
        if (known.Count > 0 && named is [{ Kind: PlaceKind.World }])
            return new(PlaceMatchKind.Inside, known[0], World);
        var pairs = known.SelectMany(place => named.Where(wanted => wanted != World).Select(wanted => (Known: place, Stated: wanted))).ToArray();
        var inside = pairs.Where(pair => pair.Known.IsInside(pair.Stated)).OrderByDescending(pair => pair.Known.Key == pair.Stated.Key).FirstOrDefault();
        if (inside.Known is not null)
            return new(PlaceMatchKind.Inside, inside.Known, inside.Stated);
        // What is known more closely does not leave open what its continent would.
        var open = pairs.FirstOrDefault(pair => pair.Known.Overlaps(pair.Stated) && !known.Any(other => other != pair.Known && other.IsInside(pair.Known)));
        return open.Known is null ? default : new(PlaceMatchKind.Possible, open.Known, open.Stated);
    }

    /// <summary>Without case, accents and marks: "São Paulo" is "sao paulo".</summary>
    internal static string Normal(string name) => PlainWords.Of(Folded(name)).Text.Trim();

    /// <summary>Letters without their accents.</summary>
    internal static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(character switch { 'ł' => 'l', 'Ł' => 'L', 'ø' => 'o', 'Ø' => 'O', 'ı' => 'i', _ => character });
        return folded.ToString();
    }

    private static (Place[]? Places, int Count) Longest(string[] words, int at)
    {
        for (var count = Math.Min(MaxNameLength, words.Length - at); count > 0; count--)
            if (ByName.TryGetValue(string.Join(' ', words[at..(at + count)]), out var places))
                return (places, count);
        return (null, 1);
    }

    /// <summary>"Georgia" beside "Atlanta" is the state, beside "Tbilisi" the country.</summary>
    private static Place Meant(Place[] places, List<Place[]> found) =>
        places.FirstOrDefault(place => found.Any(others => others != places && others.Any(other => other.Country == place.Country))) ?? places[0];

    /// <summary>"Nairobi, Kenya" is one place; "Valencia, Venezuela" is not the one in Spain.</summary>
    private static IReadOnlyList<Place> Settled(IReadOnlyList<Place> found)
    {
        var countries = found.Where(place => place.Kind == PlaceKind.Country).Select(place => place.Country).ToHashSet();
        var meant = found.Where(place => !place.IsCity || countries.Count == 0 || countries.Contains(place.Country)).ToArray();
        return [.. meant.Where(place => !meant.Any(other => IsPartOf(other, place))).DistinctBy(place => place.Key)];
    }

    private static bool IsPartOf(Place city, Place of) =>
        of.Kind is PlaceKind.Country or PlaceKind.State && city.IsCity && city.Key != of.Key && city.IsInside(of);

    private static Place Unknown(string name) => new(PlaceKind.Unknown, name, name, null, [name]) { Within = new[] { name }.ToFrozenSet() };
}
