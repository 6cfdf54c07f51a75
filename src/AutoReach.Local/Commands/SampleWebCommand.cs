using System.CommandLine;
using AutoReach.Lab.SampleWebs;
using AutoReach.Local.Hosting;

namespace AutoReach.Local.Commands;

internal static class SampleWebCommand
{
    public static Command Create()
    {
        var companies = new Argument<FileInfo>("companies")
        {
            Description =
            "CSV with the columns company, website, region, company_size, technologies, offices, description."
        };
        var port = CommonOptions.Port(5081);
        var latency = new Option<int>("--latency-ms") { Description = "How long each response takes, in milliseconds." };
        var command = new Command("sample-web", "Serve made-up websites for a file of companies, by Host header, on loopback.") { companies, port, latency };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(companies)!, parsed.GetValue(port), TimeSpan.FromMilliseconds(parsed.GetValue(latency)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo companies, int port, TimeSpan latency, CancellationToken cancellationToken)
    {
        if (!companies.Exists)
            throw new UserException($"There is no file {companies.FullName}.");
        FreePort.Require(port);
        await using var web = await StartAsync(SampleWebOptions.ForFile(companies.FullName) with { Port = port, Latency = latency }, cancellationToken);
        Screen.Line($"Sample web at [blue]{SampleWeb.BaseAddress(web)}[/]; stop it with Ctrl+C.");
        await web.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task<WebApplication> StartAsync(SampleWebOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SampleWeb.StartAsync(options, cancellationToken);
        }
        catch (InvalidDataException malformed)
        {
            throw new UserException(malformed.Message);
        }
    }
}
