using System.Net;
using System.Net.Sockets;
using AutoReach.Contracts;
using AutoReach.Core.Workflows;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using Microsoft.Extensions.DependencyInjection;
using static AutoReach.Local.Tests.Commands.CommandRun;

namespace AutoReach.Local.Tests.Commands;

/// <summary>The program as a person starts it: what it prints and with what code it ends.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_works_every_lead_and_ends_well()
    {
        await using var web = await SampleWeb.StartAsync(
            new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies }, TestContext.Current.CancellationToken);
        var workflow = await NewWorkflowAsync();
        var leads = Path.Combine(_folder.Path, "leads.csv");
        await File.WriteAllTextAsync(leads, "email,company\nann@acme.example,Acme\nbad,Acme\n", TestContext.Current.CancellationToken);
        var (code, output, errors) = await RunAsync(
            "import", leads, "--workflow", workflow, "--data", Data, "--sample-web", SampleWeb.BaseAddress(web).ToString());
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("1 accepted, 0 duplicates, 1 rejected.", output, StringComparison.Ordinal);
        Assert.Contains("1 AwaitingDecision", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_can_put_right_is_one_line_and_code_two()
    {
        var leads = Path.Combine(_folder.Path, "leads.csv");
        await File.WriteAllTextAsync(leads, "name,company\nAnn,Acme\n", TestContext.Current.CancellationToken);
        var workflow = await NewWorkflowAsync();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        (string[] Command, string Says)[] cases =
        [
            (["import", "none.csv", "--workflow", workflow, "--data", Data], "There is no file"),
            (["import", leads, "--workflow", workflow, "--data", Data], "no column 'email'"),
            (["import", leads, "--workflow", "wf_none", "--data", Data], "There is no workflow wf_none"),
            (["export", "--workflow", "wf_none", "--data", Data], "There is no workflow wf_none"),
            (["status", "--data", Path.Combine(_folder.Path, "nothing")], "There is no data"),
            (["sample-web", leads], "leads.csv"),
            (["serve", "--data", Data, "--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}"], "is in use"),
            (["serve", "--data", Data, "--port", "99999"], "from 0 to 65535"),
            (["serve", "--data", Data, "--sample-web", "http://192.0.2.1/"], "takes a loopback address"),
            (["serve", "--data", Data, "--sample-web", "http://127.0.0.1:5081/path"], "takes a loopback address"),
            (["serve", "--data", Data, "--sample-web", "127.0.0.1"], "takes a loopback address"),
        ];
        foreach (var (command, says) in cases)
        {
            var (code, _, errors) = await RunAsync(command);
            Assert.True(code == 2 && errors.Contains(says, StringComparison.Ordinal)
                && errors.Trim().Split('\n').Length == 1, $"{string.Join(' ', command)}: {code} {errors}");
        }
    }

    [Fact]
    public async Task A_misspelt_setting_of_the_language_model_is_one_line_and_code_two()
    {
        var (code, _, errors) = await RunAsync([("AUTOREACH_OPENAI__ENDPIONT", "http://127.0.0.1:9/v1")], "serve", "--data", Data, "--port", "0");
        Assert.Equal(2, code);
        Assert.Contains("There is no setting AUTOREACH_OPENAI__ENDPIONT.", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    private async Task<string> NewWorkflowAsync()
    {
        await using var host = await LocalHost.StartAsync(new LocalOptions { DataFolder = Data, Web = false }, TestContext.Current.CancellationToken);
        return (await host.Services.GetRequiredService<WorkflowStore>()
            .AddAsync(new Workflow { Name = "Spring" }, TestContext.Current.CancellationToken)).Id.Value;
    }
}
