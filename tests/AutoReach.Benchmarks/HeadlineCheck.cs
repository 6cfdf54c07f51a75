using System.Globalization;
using AutoReach.Contracts;
using AutoReach.Lab.Simulation;
using AutoReach.Lab.Simulation.Team;
using AutoReach.Local.Hosting;

namespace AutoReach.Benchmarks;

/// <summary>
/// The headline table's bars on invented teams and invented leads. No prior and no feature was tuned on them; the rules
/// of the simulated team lead were changed once after looking at them.
/// </summary>
internal static class HeadlineCheck
{
    private const int Weeks = 12;

    /// <param name="arguments">How many seeds; 20 where it is left out.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var seeds = arguments is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 20;
        using var folder = new TemporaryFolder();
        await InventedLeads.WriteAsync(folder.File("leads.csv"));
        var leads = await LeadFile.ReadAsync(new FileInfo(folder.File("leads.csv")), CancellationToken.None);
        await using var sites = await SimulatedSites.StartAsync(leads, LabHosts.StartAsync, CancellationToken.None);
        var allMet = true;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Personas")).Order())
        {
            var persona = Persona.Parse(await File.ReadAllTextAsync(file));
            Console.WriteLine($"{persona.Name}, {seeds} seeds");
            var result = await Campaign.RunSeedsAsync(persona, leads, sites, seeds, Weeks, new CampaignOptions(), CancellationToken.None);
            foreach (var (bar, value, isMet) in result.Bars())
            {
                Console.WriteLine(
                    $"  week {bar.Week,2} {bar.Metric}: {value:P1} ({(bar.IsFloor ? "at least" : "at most")} {bar.Limit:P0}{(isMet ? "" : ", MISSED")})");
                allMet &= isMet;
            }
        }
        return allMet ? 0 : 1;
    }
}
