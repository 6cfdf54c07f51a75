using AutoReach.Lab.Simulation;
using AutoReach.Lab.Simulation.Team;
using AutoReach.Local.Hosting;

namespace AutoReach.Benchmarks;

/// <summary>
/// How soon a taste that changes in week 8 is followed again, where the simulated team lead answers alarms and where
/// nobody does: accepted leads three weeks later beside those of the three weeks before.
/// </summary>
internal static class DriftCheck
{
    private const int ChangedIn = 8, Weeks = 12, Within = 3;
    private const double Close = 0.03;

    public static async Task<int> RunAsync(string leadFile, string personaFile, int seeds)
    {
        var leads = await LeadFile.ReadAsync(new FileInfo(leadFile), CancellationToken.None);
        var persona = Persona.Parse(await File.ReadAllTextAsync(personaFile));
        await using var sites = await SimulatedSites.StartAsync(leads, LabHosts.StartAsync, CancellationToken.None);
        var allRecovered = true;
        foreach (var heeds in (bool[])[true, false])
        {
            var result = await Campaign.RunSeedsAsync(persona, leads, sites, seeds, Weeks, new CampaignOptions(HeedsAlarms: heeds), CancellationToken.None);
            var weeks = Enumerable.Range(ChangedIn - 3, Weeks - ChangedIn + 4)
                .Select(week => (Week: week, Accepted: result.Mean("acceptRate", week) ?? double.NaN)).ToArray();
            Console.WriteLine(
                (heeds ? "alarms are answered: " : "alarms are ignored : ")
                    + string.Join(", ", weeks.Select(week => $"week {week.Week} {week.Accepted:P1}")));
            var before = weeks.Where(week => week.Week < ChangedIn).Average(week => week.Accepted);
            allRecovered &= Bar.Report($"  accepted in week {ChangedIn + Within} beside weeks {ChangedIn - 3} to {ChangedIn - 1}",
                weeks.Single(week => week.Week == ChangedIn + Within).Accepted - before, "of the proposed", atLeast: -Close, format: "F3");
        }
        return allRecovered ? 0 : 1;
    }
}
