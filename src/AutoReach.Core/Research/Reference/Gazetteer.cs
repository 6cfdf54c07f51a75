using AutoReach.Core.Research.Reading;

namespace AutoReach.Core.Research.Reference;

/// <param name="Name">As it is written: <c>Berlin</c>, <c>Germany</c>.</param>
/// <param name="Country">The country that it is or lies in.</param>
/// <param name="Region"><c>americas</c>, <c>europe</c>, <c>asia-pacific</c> or <c>other</c>.</param>
public sealed record Place(string Name, string Country, string Region)
{
    public bool IsCity => Name != Country;
}

/// <summary>Countries and the cities that companies most often give as their seat.</summary>
public static class Gazetteer
{
    private const string Americas = """
        United States,USA,=US,U.S.,U.S.A.,United States of America: San Francisco, New York, New York City, NYC, Los Angeles, Boston, Chicago, Seattle, Austin, Denver, Portland, Atlanta, Miami, San Diego, Washington DC, Philadelphia, Brooklyn, Boulder, Salt Lake City, Dallas, Houston, Minneapolis, Detroit, Nashville, Raleigh, Durham, Palo Alto, Mountain View, San Jose, Oakland, Berkeley, Santa Monica, Pittsburgh, Phoenix, Tampa, Orlando, Charlotte, Columbus, Indianapolis, Kansas City, Las Vegas, San Mateo, Redwood City, Menlo Park, Sunnyvale, Cambridge MA, Baltimore, Sacramento, Provo, Cincinnati, California, Texas, Massachusetts, Colorado, Silicon Valley
        Canada: Toronto, Vancouver, Montreal, Montréal, Ottawa, Calgary, Waterloo, Edmonton, Winnipeg, Halifax, Quebec, Ontario, British Columbia
        Mexico: Mexico City, Guadalajara, Monterrey
        Brazil: São Paulo, Sao Paulo, Rio de Janeiro, Belo Horizonte, Florianópolis
        Argentina: Buenos Aires, Córdoba
        Colombia: Bogotá, Bogota, Medellín, Medellin
        Chile: Santiago
        Uruguay: Montevideo
        Peru: Lima
        Costa Rica: San José
        """;

    private const string Europe = """
        United Kingdom,=UK,U.K.,Great Britain,England,Scotland,Wales: London, Manchester, Edinburgh, Bristol, Cambridge UK, Oxford, Glasgow, Leeds, Birmingham, Brighton, Belfast, Liverpool, Newcastle, Sheffield, Cardiff
        Ireland: Dublin, Cork, Galway
        Germany,Deutschland: Berlin, Munich, München, Hamburg, Cologne, Köln, Frankfurt, Stuttgart, Leipzig, Düsseldorf, Karlsruhe, Hannover, Potsdam, Dresden
        France: Paris, Lyon, Toulouse, Nantes, Bordeaux, Lille, Marseille, Montpellier
        Netherlands,The Netherlands: Amsterdam, Rotterdam, Utrecht, The Hague, Eindhoven
        Belgium: Brussels, Antwerp, Ghent
        Spain,España: Madrid, Barcelona, Valencia, Seville, Málaga, Bilbao
        Portugal: Lisbon, Lisboa, Porto
        Italy: Milan, Milano, Rome, Turin
        Switzerland: Zurich, Zürich, Geneva, Lausanne, Basel
        Austria: Vienna, Wien, Graz
        Sweden: Stockholm, Gothenburg, Malmö
        Norway: Oslo, Bergen
        Denmark: Copenhagen, Aarhus
        Finland: Helsinki, Tampere
        Poland: Warsaw, Kraków, Krakow, Wrocław, Wroclaw, Gdańsk, Poznań
        Czech Republic,Czechia: Prague, Brno
        Hungary: Budapest
        Romania: Bucharest, Cluj-Napoca
        Bulgaria: Sofia
        Greece: Athens, Thessaloniki
        Croatia: Zagreb
        Serbia: Belgrade, Novi Sad
        Slovenia: Ljubljana
        Slovakia: Bratislava
        Estonia: Tallinn, Tartu
        Latvia: Riga
        Lithuania: Vilnius, Kaunas
        Ukraine: Kyiv, Kiev, Lviv, Kharkiv
        Iceland: Reykjavik, Reykjavík
        Luxembourg:
        Malta:
        Cyprus: Limassol, Nicosia
        """;

    private const string AsiaPacific = """
        India: Bangalore, Bengaluru, Mumbai, Delhi, New Delhi, Hyderabad, Pune, Chennai, Gurgaon, Noida, Ahmedabad, Kolkata
        China: Beijing, Shanghai, Shenzhen, Hangzhou
        Hong Kong:
        Singapore:
        Japan: Tokyo, Osaka, Kyoto, Fukuoka
        South Korea: Seoul
        Taiwan: Taipei
        Australia: Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra
        New Zealand: Auckland, Wellington, Christchurch
        Philippines: Manila, Cebu, Makati
        Indonesia: Jakarta, Bali
        Vietnam: Ho Chi Minh City, Hanoi
        Thailand: Bangkok
        Malaysia: Kuala Lumpur
        Pakistan: Karachi, Lahore, Islamabad
        Bangladesh: Dhaka
        Sri Lanka: Colombo
        Nepal: Kathmandu
        """;

    private const string Other = """
        Israel: Tel Aviv, Jerusalem, Haifa, Herzliya
        United Arab Emirates,=UAE: Dubai, Abu Dhabi
        Saudi Arabia: Riyadh
        South Africa: Cape Town, Johannesburg, Stellenbosch
        Nigeria: Lagos, Abuja
        Kenya: Nairobi
        Egypt: Cairo
        Ghana: Accra
        Morocco: Casablanca
        Tunisia: Tunis
        Turkey: Istanbul, Ankara
        Russia: Moscow, Saint Petersburg
        Armenia: Yerevan
        """;

    public static PhraseTable<Place> Places { get; } = new(
        Read(Americas, "americas").Concat(Read(Europe, "europe")).Concat(Read(AsiaPacific, "asia-pacific")).Concat(Read(Other, "other")));

    /// <summary>Words for whole regions.</summary>
    public static PhraseTable<string> Regions { get; } = new(
    [
        ("north america", "americas"), ("latin america", "americas"), ("south america", "americas"), ("the americas", "americas"),
        ("europe", "europe"), ("european union", "europe"), ("=EU", "europe"), ("asia", "asia-pacific"), ("asia-pacific", "asia-pacific"), ("=APAC", "asia-pacific"),
        ("africa", "other"), ("middle east", "other"),
    ]);

    private static IEnumerable<(string, Place)> Read(string table, string region)
    {
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(':');
            var names = parts[0].Split(',', StringSplitOptions.TrimEntries);
            foreach (var name in names)
                yield return (name, new Place(names[0], names[0], region));
            foreach (var city in parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                yield return ("=" + city, new Place(city, names[0], region));
        }
    }
}
