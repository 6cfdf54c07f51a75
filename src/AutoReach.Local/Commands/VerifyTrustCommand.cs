using System.CommandLine;
using System.Diagnostics;
using AutoReach.Core;
using AutoReach.Lab.Verification;
using AutoReach.Local.Hosting;
using Spectre.Console;

namespace AutoReach.Local.Commands;

/// <summary>Shows that the mathematics of trust keeps what it promises, on anybody's machine.</summary>
internal static class VerifyTrustCommand
{
    private const int Missed = 1;
    private const int MinRuns = 50;

    public static Command Create()
    {
        var json = new Option<FileInfo?>("--json") { Description = "Also write the table to this file." };
        var runs = new Option<int>("--runs") { Description = "Simulated histories a claim.", DefaultValueFactory = _ => TrustVerification.FullSize };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < MinRuns)
                result.AddError($"--runs takes a whole number from {MinRuns} on.");
        });
        var command = new Command(
            "verify-trust", "Show by simulation that certificates, gate, alarm and audits keep what they promise, beside the usual gates.") { json, runs };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(json), parsed.GetValue(runs), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? file, int runs, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var claims = TrustVerification.Run(runs).ToList();
        Show(claims);
        var missed = claims.Count(claim => !claim.Met);
        Screen.Line($"{claims.Count(claim => claim.Bar is not null)} claims, {missed} missed, {runs} runs each, {watch.Elapsed.TotalSeconds:0} s.");
        if (file is not null)
            await ResultFile.WriteAsync(file, CoreJson.Write(new { runs, met = claims.All(claim => claim.Met), claims }), cancellationToken);
        return missed == 0 ? 0 : Missed;
    }

    private static void Show(IEnumerable<Claim> claims)
    {
        var table = new Table().AddColumns("Claim", "Bar", "Result", "");
        foreach (var claim in claims)
            table.AddRow(Markup.Escape(claim.Subject), Markup.Escape(claim.Bar ?? "shown beside"), Markup.Escape(claim.Result), claim.Bar is null
                ? ""
                : claim.Met
                ? "[green]met[/]"
                : "[red]MISSED[/]");
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 220;
        AnsiConsole.Write(table);
    }
}
