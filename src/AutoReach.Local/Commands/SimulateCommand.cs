using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AutoReach.Lab;
using AutoReach.Lab.Simulation;
using AutoReach.Lab.Simulation.Team;
using AutoReach.Local.Hosting;
using Spectre.Console;

namespace AutoReach.Local.Commands;

/// <summary>Shows on anybody's leads and personas how a team's weeks go.</summary>
internal static class SimulateCommand
{
    private const int Missed = 1;

    public static Command Create()
    {
        var persona = new Option<FileInfo>("--persona")
        {
            Description =
            "The simulated team: taste, style, noise, hours and drift, which the pipeline never sees.",
            Required = true
        };
        var leads = new Option<FileInfo>("--leads") { Description = "CSV of leads, as for an import.", Required = true };
        var weeks = Whole("--weeks", "Weeks to live through.", 12, most: 104);
        var seeds = Whole("--seeds", "Runs, each with another order of companies and other chance.", 20, most: 1000);
        var json = new Option<FileInfo?>("--json") { Description = "Also write the weeks to this file." };
        var certified = new Option<bool>("--certified-only") { Description = "The simulated team never asks for full auto: only certified thresholds act." };
        var command = new Command("simulate",
            "Let a simulated team work with the real pipeline for weeks, and print how its numbers develop.") { persona, leads, weeks, seeds, json, certified };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var team = await ReadAsync(parsed.GetValue(persona)!, cancellationToken);
            var file = await ReadLeadsAsync(parsed.GetValue(leads)!, cancellationToken);
            var result = await RunAsync(
                team, file, parsed.GetValue(seeds), parsed.GetValue(weeks), new CampaignOptions(FullAuto: !parsed.GetValue(certified)), cancellationToken);
            if (parsed.GetValue(json) is { } target)
                await ResultFile.WriteAsync(target, result.ToJson().ToJsonString(), cancellationToken);
            return result.Bars().All(bar => bar.IsMet) ? 0 : Missed;
        });
        return command;
    }

    private static async Task<SimulationResult> RunAsync(
        Persona team, LeadFile leads, int seeds, int weeks, CampaignOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var sites = await SimulatedSites.StartAsync(leads, LabHosts.StartAsync, cancellationToken);
        var result = await Campaign.RunSeedsAsync(team, leads, sites, seeds, weeks, options, cancellationToken);
        Show(result);
        var lived = seeds * Math.Min(leads.Count, weeks * team.LeadsPerWeek);
        Screen.Line($"{seeds} seeds, {lived} leads, {watch.Elapsed.TotalSeconds:0} s, {lived / watch.Elapsed.TotalSeconds:0} leads/s.");
        return result;
    }

    private static void Show(SimulationResult result)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        var weeks = new Table { Title = new TableTitle(Markup.Escape(result.Persona)) }
            .AddColumns("Week", "Accepted", "Unedited", "People's share", "Alone, disagreed", "Wanted, lost", "Seconds a lead (modelled)", "Level", "Threshold",
                "Best third, wanted");
        for (var week = 1; week <= result.Weeks; week++)
            weeks.AddRow(
                [week.ToString(CultureInfo.InvariantCulture), .. SimulationResult.Metrics.Select(metric => Text(metric.Name, result.Mean(metric.Name, week)))]);
        AnsiConsole.Write(weeks);
        var bars = new Table().AddColumns("Bar", "Week", "Limit", "Result", "");
        foreach (var (bar, value, isMet) in result.Bars())
            bars.AddRow(bar.Metric, $"{bar.Week}", $"{(bar.IsFloor ? "≥" : "≤")} {bar.Limit:P0}", Text(bar.Metric, value), isMet
                ? "[green]met[/]"
                : "[red]MISSED[/]");
        AnsiConsole.Write(bars);
    }

    private static string Text(string metric, double? value) => value is not { } known ? "–" : metric switch
    {
        "level" or "threshold" => known.ToString("0.00", CultureInfo.InvariantCulture),
        "reviewSecondsPerLead" => known.ToString("0", CultureInfo.InvariantCulture),
        _ => known.ToString("P1", CultureInfo.InvariantCulture),
    };

    private static async Task<Persona> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            throw new UserException($"There is no file {file.FullName}.");
        try
        {
            return Persona.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (InvalidPersonaException problem)
        {
            throw new UserException($"{file.Name}: {problem.Message}");
        }
    }

    private static async Task<LeadFile> ReadLeadsAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return await LeadFile.ReadAsync(file, cancellationToken);
        }
        catch (LabInputException problem)
        {
            throw new UserException(problem.Message);
        }
    }

    private static Option<int> Whole(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
                result.AddError($"{name} takes a whole number from 1 to {most}.");
        });
        return option;
    }
}
