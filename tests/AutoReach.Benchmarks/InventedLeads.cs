using System.Globalization;
using System.Text;

namespace AutoReach.Benchmarks;

/// <summary>A lead file of companies that do not exist, in trades that no file in use names: 1,800 contacts, the same each time.</summary>
internal static class InventedLeads
{
    private const int Contacts = 1_800, MaxAtOne = 5;

    private static readonly string[] Roles =
    [
        "Chief Operating Officer", "Plant Manager", "Head of Procurement", "Chief Information Officer", "Head of Logistics",
        "Quality Manager", "Managing Director", "Head of Finance", "Safety Officer", "Head of IT",
    ];

    private static readonly string[] Regions = ["europe", "americas", "asia", "africa", "worldwide"];
    private static readonly string[] Sizes = ["tiny", "small", "medium", "large", "enterprise"];
    private static readonly string[] FirstNames = ["Ada", "Bo", "Chidi", "Dana", "Emre", "Farah", "Gus", "Hana", "Ivo", "Jun", "Kaya", "Lars"];
    private static readonly string[] Beginnings = ["Nor", "Alder", "Vel", "Stein", "Mar", "Tor", "Ost", "Kal", "Brig", "Fen", "Hav", "Lun", "Sel", "Wick",
        "Zan"];
    private static readonly string[] Endings = ["mill", "dale", "werk", "haven", "gate", "holt", "mark", "stad", "field", "port", "crest", "bay"];

    private static readonly Trade[] Trades =
    [
        new("cold storage", ["warehouses", "refrigerated transport", "food"], ["sap", "edi"]),
        new("pharmaceutical packaging", ["blisters", "regulated production", "medicine"], ["sap", "mes"]),
        new("wind farm maintenance", ["turbines", "offshore crews", "energy"], ["scada", "gis"]),
        new("bakery", ["bread", "ovens", "food", "franchise shops"], ["pos", "excel"]),
        new("shipbuilding", ["hulls", "welding", "offshore crews"], ["cad", "plm"]),
        new("hospital laundry", ["linen", "hygiene", "medicine"], ["rfid", "edi"]),
        new("quarrying", ["gravel", "heavy machines", "construction"], ["gis", "excel"]),
        new("timber construction", ["prefabricated houses", "construction", "joinery"], ["cad", "bim"]),
        new("dairy", ["milk", "cheese", "food", "regulated production"], ["mes", "scada"]),
        new("parcel delivery", ["last mile", "warehouses", "couriers"], ["rfid", "edi"]),
        new("water treatment", ["municipal contracts", "pumps", "energy"], ["scada", "gis"]),
        new("event catering", ["weddings", "food", "temporary staff"], ["pos", "excel"]),
    ];

    /// <returns>0, for the command line.</returns>
    public static async Task<int> WriteAsync(string file)
    {
        var random = new Random(41);
        var csv = new StringBuilder("first_name,role,email,company,website,region,company_size,technologies,description\n");
        for (int written = 0, company = 0; written < Contacts; company++)
        {
            var trade = Pick(Trades);
            var name = $"{Pick(Beginnings)}{Pick(Endings)} {company}";
            var host = name.Replace(' ', '-').ToLowerInvariant() + ".example";
            var specialities = trade.Words.Where(_ => random.Next(4) > 0).ToArray();
            var description = $"{name} works in {trade.Name}{(specialities.Length == 0 ? "" : " with " + string.Join(", ", specialities))}. "
                + $"{Pick(["The family firm", "The group", "The company"])} serves "
                + $"{Pick(["retailers", "hospitals", "builders", "public authorities", "exporters"])} and was founded in {random.Next(1890, 2020)}.";
            var shared = $"{name},https://{host}/,{Pick(Regions)},{Pick(Sizes)},{string.Join(';', trade.Tools.Where(_ => random.Next(3) > 0))}"
                + $",\"{description}\"";
            foreach (var role in random.GetItems(Roles, MaxAtOne).Distinct().Take(Math.Min(1 + random.Next(MaxAtOne), Contacts - written)))
            {
                csv.Append(CultureInfo.InvariantCulture, $"{Pick(FirstNames)},{role},{role.Replace(' ', '.').ToLowerInvariant()}@{host},{shared}\n");
                written++;
            }
        }
        await File.WriteAllTextAsync(file, csv.ToString());
        return 0;

        T Pick<T>(T[] of) => of[random.Next(of.Length)];
    }

    private sealed record Trade(string Name, string[] Words, string[] Tools);
}
