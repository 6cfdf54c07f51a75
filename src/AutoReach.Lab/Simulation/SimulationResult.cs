using System.Text.Json.Nodes;

namespace AutoReach.Lab.Simulation;

/// <summary>One bar of the headline table.</summary>
/// <param name="Metric">As on the wire: <c>acceptRate</c>.</param>
/// <param name="IsFloor">At least, rather than at most.</param>
internal sealed record Bar(string Metric, int Week, double Limit, bool IsFloor)
{
    public static readonly IReadOnlyList<Bar> All =
    [
        new("acceptRate", 4, 0.80, true), new("acceptRate", 12, 0.92, true), new("noEditRate", 4, 0.75, true), new("noEditRate", 12, 0.92, true),
        new("humanShare", 4, 0.60, false), new("humanShare", 12, 0.20, false), new("autoDisagreement", 4, 0.10, false),
            new("autoDisagreement", 12, 0.10, false),
        new("wrongSkipRate", 4, 0.10, false), new("wrongSkipRate", 12, 0.10, false),
    ];

    public bool IsMet(double value) => IsFloor ? value >= Limit : value <= Limit;
}

/// <summary>The seeds of one persona, week by week.</summary>
internal sealed class SimulationResult(string persona, IReadOnlyList<IReadOnlyList<WeekOutcome>> seeds)
{
    public static readonly IReadOnlyList<(string Name, Func<WeekOutcome, double?> Of)> Metrics =
    [
        ("acceptRate", week => week.AcceptRate), ("noEditRate", week => week.NoEditRate), ("humanShare", week => week.HumanShare),
        ("autoDisagreement", week => week.AutoDisagreement), ("wrongSkipRate", week => week.WrongSkipRate),
        ("reviewSecondsPerLead",
            week => week.ReviewSecondsPerLead), ("level", week => week.Level), ("threshold", week => week.Threshold),
            ("topPrecision", week => week.TopPrecision),
    ];

    public string Persona => persona;

    public int Weeks => seeds.Max(seed => seed.Count);

    /// <returns>Mean over the seeds that have the number in that week; null where none has.</returns>
    public double? Mean(string metric, int week) => Values(metric, week) is { Length: > 0 } values ? values.Average() : null;

    /// <summary>Bars with what came out; a bar whose week was not simulated is left out, and one without anything to rate is met.</summary>
    public IEnumerable<(Bar Bar, double? Value, bool IsMet)> Bars() =>
        from bar in Bar.All
        where bar.Week <= Weeks
        let value = Mean(bar.Metric, bar.Week)
        select (bar, value, value is not { } known || bar.IsMet(known));

    public JsonObject ToJson() => new()
    {
        ["persona"] = persona,
        ["seeds"] = seeds.Count,
        ["weeks"] = new JsonArray([.. Enumerable.Range(1, Weeks).Select(WeekJson)]),
    };

    private JsonObject WeekJson(int week)
    {
        var json = new JsonObject { ["week"] = week };
        foreach (var (name, _) in Metrics)
            json[name] = Mean(name, week);
        json["q10"] = new JsonObject(Metrics.Select(metric => KeyValuePair.Create(metric.Name, (JsonNode?)Quantile(metric.Name, week, 0.1))));
        json["q90"] = new JsonObject(Metrics.Select(metric => KeyValuePair.Create(metric.Name, (JsonNode?)Quantile(metric.Name, week, 0.9))));
        return json;
    }

    private double? Quantile(string metric, int week, double share)
    {
        var values = Values(metric, week).Order().ToArray();
        if (values.Length == 0)
            return null;
        var place = share * (values.Length - 1);
        var below = (int)place;
        return values[below] + (place - below) * (values[Math.Min(below + 1, values.Length - 1)] - values[below]);
    }

    private double[] Values(string metric, int week)
    {
        var of = Metrics.First(known => known.Name == metric).Of;
        return [.. seeds.Where(seed => seed.Count >= week).Select(seed => of(seed[week - 1])).OfType<double>()];
    }
}
