using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using AutoReach.Core;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using Spectre.Console;

namespace AutoReach.Local.Commands;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV with a header row; email and company or website are required." };
        var workflow = new Option<string>("--workflow") { Description = "Id of the workflow that the leads are for.", Required = true };
        var data = CommonOptions.Data("data/autoreach");
        var sampleWeb = CommonOptions.SampleWeb();
        var key = new Option<string?>("--key") { Description = "API key, needed while a host runs on the folder. Default: AUTOREACH_ADMIN_KEY." };
        var command = new Command(
            "import", "Take in leads and work them until each waits for a person or is explained.") { file, workflow, data, sampleWeb, key };
        command.SetAction((parsed, cancellationToken) =>
        {
            var source = parsed.GetValue(file)!;
            var id = new WorkflowId(parsed.GetValue(workflow)!);
            var folder = parsed.GetValue(data)!.FullName;
            if (!source.Exists)
                throw new UserException($"There is no file {source.FullName}.");
            return DataFolder.RunningAt(folder) is { } address
                ? PostAsync(source, id, new Uri(address), parsed.GetValue(key) ?? Environment.GetEnvironmentVariable("AUTOREACH_ADMIN_KEY"), cancellationToken)
                : WorkAsync(source, id, new LocalOptions { DataFolder = folder, SampleWeb = parsed.GetValue(sampleWeb), Web = false }, cancellationToken);
        });
        return command;
    }

    /// <summary>A host runs on the folder: it takes the leads in and works them.</summary>
    private static async Task<int> PostAsync(FileInfo source, WorkflowId workflow, Uri address, string? key, CancellationToken cancellationToken)
    {
        if (key is null)
            throw new UserException($"A host runs at {address}. Give its API key with --key or in AUTOREACH_ADMIN_KEY, or stop the host.");
        using var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/workflows/{Uri.EscapeDataString(workflow.Value)}/leads");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = new StreamContent(source.OpenRead()) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var response = await client.SendAsync(request, cancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(cancellationToken));
        if (!response.IsSuccessStatusCode)
            throw new UserException(
                $"The host refused: {answer.RootElement.GetProperty("title").GetString()} "
                    + $"{(answer.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}");
        Screen.Line($"{Count("accepted")} accepted, {Count("duplicates")} duplicates, {Count("rejected")} rejected; the host at {address} works them.");
        return 0;

        int Count(string what) => answer.RootElement.GetProperty(what).GetInt32();
    }

    private static async Task<int> WorkAsync(FileInfo source, WorkflowId workflow, LocalOptions options, CancellationToken cancellationToken)
    {
        await using var host = await LocalHost.StartAsync(options, cancellationToken);
        if (await host.Services.GetRequiredService<WorkflowStore>().FindAsync(workflow, cancellationToken) is null)
            throw new UserException(
                $"There is no workflow {workflow} in {options.DataFolder}. Create one over the API or in the demo first; `status` lists them.");
        var import = new LeadImport(host.Services);
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                await import.TakeAsync(source, workflow, progress.AddTask("Taken in", maxValue: source.Length), cancellationToken);
                await import.FollowAsync(workflow, progress.AddTask("Worked"), cancellationToken);
            });
        import.Report();
        return 0;
    }
}
