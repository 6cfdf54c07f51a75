using AutoReach.Core.Learning;
using AutoReach.Lab.Simulation;
using AutoReach.Lab.Simulation.Team;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace AutoReach.Benchmarks;

/// <summary>
/// What learning brings: the same simulated team with the product, with the stated profile alone, with scikit-learn's
/// TF-IDF logistic regression in place of the learned profile, and without learned style. Means of weeks 5 to 12.
/// </summary>
internal static class LearningComparison
{
    private const int Weeks = 12, From = 5;

    private static readonly (string Name, Action<IServiceCollection> Replace)[] Ways =
    [
        ("as it is", _ => { }),
        ("stated profile alone", services => services.AddSingleton(new MemoryOptions(Profile: false))),
        ("TF-IDF logistic regression", services => services.AddSingleton(new MemoryOptions(Profile: false)).AddSingleton<IQualifier, TfidfQualifier>()),
        ("no learned style", services => services.AddSingleton(new MemoryOptions(Style: false))),
    ];

    private static readonly (string Metric, string Title, bool IsMore)[] Metrics =
        [("topPrecision", "Best third, wanted",
            true), ("noEditRate", "Unedited", true), ("humanShare", "People's share", false), ("acceptRate", "Accepted", true),
            ("autoDisagreement", "Alone, disagreed", false)];

    /// <param name="arguments">Lead file, persona files, and the number of seeds where the last one is a number.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (!await ScikitLearn.IsHereAsync())
            return 2;
        var seeds = int.TryParse(arguments[^1], out var given) ? given : 4;
        var leads = await LeadFile.ReadAsync(new FileInfo(arguments[0]), CancellationToken.None);
        await using var sites = await SimulatedSites.StartAsync(leads, LabHosts.StartAsync, CancellationToken.None);
        var allWon = true;
        foreach (var file in arguments[1..].Where(File.Exists))
        {
            var persona = Persona.Parse(await File.ReadAllTextAsync(file));
            var results = new List<SimulationResult>();
            foreach (var (_, replace) in Ways)
                results.Add(
                    await Campaign.RunSeedsAsync(persona, leads, sites, seeds, Weeks, new CampaignOptions { Replace = replace }, CancellationToken.None));
            Show(persona, seeds, results);
            allWon &= Won(results);
        }
        return allWon ? 0 : 1;
    }

    private static void Show(Persona persona, int seeds, List<SimulationResult> results)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        var table = new Table { Title = new TableTitle(Markup.Escape($"{persona.Name}, {seeds} seeds, weeks {From} to {Weeks}")) }.AddColumns(
            ["", .. Metrics.Select(metric => metric.Title)]);
        foreach (var ((name, _), result) in Ways.Zip(results))
            table.AddRow([name, .. Metrics.Select(metric => $"{Of(result, metric.Metric):P1}")]);
        AnsiConsole.Write(table);
    }

    /// <summary>Against the profiles by precision and people's share, against no style by unedited emails and people's share.</summary>
    private static bool Won(List<SimulationResult> results)
    {
        var won = true;
        foreach (var (way, metrics) in ((int, int[])[])[(1, [0, 2]), (2, [0, 2]), (3, [1, 2])])
            foreach (var metric in metrics)
            {
                var (name, title, isMore) = Metrics[metric];
                var (ours, theirs) = (Of(results[0], name), Of(results[way], name));
                var isWon = isMore ? ours > theirs : ours < theirs;
                AnsiConsole.WriteLine($"{title}, beside {Ways[way].Name}: {ours - theirs:+0.0 %;-0.0 %}{(isWon ? "" : " LOST")}");
                won &= isWon;
            }
        return won;
    }

    private static double Of(SimulationResult result, string metric) =>
        Enumerable.Range(From, Weeks - From + 1).Select(week => result.Mean(metric, week)).OfType<double>().DefaultIfEmpty(double.NaN).Average();
}
