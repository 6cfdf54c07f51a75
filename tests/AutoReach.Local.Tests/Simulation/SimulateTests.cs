using System.Diagnostics;
using System.Text.Json;
using AutoReach.Contracts;
using AutoReach.Lab.Demo;
using AutoReach.Local.Hosting;

namespace AutoReach.Local.Tests.Simulation;

/// <summary>The command as people run it, on the demo's leads and a persona that nothing was tuned on.</summary>
public sealed class SimulateTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_team_that_stated_the_wrong_roles_is_understood_within_three_weeks()
    {
        using var result = JsonDocument.Parse(await SimulateAsync(await LeadsAsync(), weeks: 3, seeds: 2));
        output.WriteLine(result.RootElement.GetRawText());
        Assert.Equal(
            ("payroll to finance and people", 2), (result.RootElement.GetProperty("persona").GetString(), result.RootElement.GetProperty("seeds").GetInt32()));
        var weeks = result.RootElement.GetProperty("weeks").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], weeks.Select(week => week.GetProperty("week").GetInt32()));
        Assert.Equal(1, weeks[0].GetProperty("humanShare").GetDouble());
        Assert.InRange(weeks[2].GetProperty("noEditRate").GetDouble(), 0.9, 1);
        Assert.InRange(weeks[2].GetProperty("acceptRate").GetDouble(), 0.7, 1);
        Assert.True(weeks[2].GetProperty("noEditRate").GetDouble() > weeks[0].GetProperty("noEditRate").GetDouble());
        Assert.Equal(JsonValueKind.Null, weeks[0].GetProperty("autoDisagreement").ValueKind);
        Assert.True(weeks[2].GetProperty("q10").GetProperty("noEditRate").GetDouble() <= weeks[2].GetProperty("q90").GetProperty("noEditRate").GetDouble());
    }

    [Fact]
    public async Task A_seed_has_the_same_weeks_whenever_it_is_run()
    {
        var leads = await LeadsAsync();
        var first = await SimulateAsync(leads, weeks: 3, seeds: 1);
        Assert.Equal(first, await SimulateAsync(leads, weeks: 3, seeds: 1));
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("no json", "not JSON")]
    public async Task A_persona_file_that_is_wrong_is_told_so(string text, string told)
    {
        var file = _folder.File("persona.json");
        await File.WriteAllTextAsync(file, text);
        var (code, errors) = await RunAsync("simulate", "--persona", file, "--leads", _folder.File("none.csv"));
        Assert.Equal(2, code);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> LeadsAsync()
    {
        var leads = _folder.File("leads.csv");
        await using var file = File.Create(leads);
        await using var demo = DemoData.OpenLeads();
        await demo.CopyToAsync(file);
        return leads;
    }

    private async Task<string> SimulateAsync(string leads, int weeks, int seeds)
    {
        var json = _folder.File("weeks.json");
        var (_, errors) = await RunAsync("simulate", "--persona", Persona, "--leads", leads, "--weeks", $"{weeks}", "--seeds", $"{seeds}", "--json", json);
        Assert.Empty(errors);
        return await File.ReadAllTextAsync(json);
    }

    private static string Persona => Path.Combine(AppContext.BaseDirectory, "Simulation", "Personas", "payroll-to-finance-and-people.json");

    private static async Task<(int Code, string Errors)> RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(LocalHost).Assembly.Location, .. command])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await said;
        return (process.ExitCode, errors);
    }
}
