using System.CommandLine;
using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;
using CsvHelper;
using CsvHelper.Configuration;

namespace AutoReach.Local.Commands;

internal static class ExportCommand
{
    private static readonly string[] Header =
    [
        "lead_id", "workflow_id", "status", "explanation", "email", "first_name", "last_name", "role", "company", "website",
        "region", "company_size", "action", "revision", "fit", "subject", "body", "created_at", "updated_at",
    ];

    public static Command Create()
    {
        var data = CommonOptions.Data("data/autoreach");
        var workflow = new Option<string?>("--workflow") { Description = "Only this workflow's leads." };
        var output = new Option<FileInfo?>("--output") { Description = "File to write; default: standard output." };
        var command = new Command("export", "Write leads as CSV, safe to open in a spreadsheet.") { data, workflow, output };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(data)!.FullName, parsed.GetValue(workflow), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? only, FileInfo? output, CancellationToken cancellationToken)
    {
        await using var store = StatusCommand.StoreIn(folder);
        await using var text = output is null ? new StreamWriter(Console.OpenStandardOutput()) : output.CreateText();
        await using var csv = new CsvWriter(text, Configuration);
        foreach (var column in Header)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        foreach (var workflow in await new WorkflowStore(store, TimeProvider.System).ListAsync(after: null, limit: 1000, cancellationToken))
            if (only is null || workflow.Id.Value == only)
                await WriteAsync(csv, new LeadStore(store, TimeProvider.System), workflow.Id, cancellationToken);
        return 0;
    }

    /// <summary>Cells that a spreadsheet would take for a formula get an apostrophe in front.</summary>
    private static CsvConfiguration Configuration => new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r'],
        InjectionEscapeCharacter = '\'',
    };

    private static async Task WriteAsync(CsvWriter csv, LeadStore leads, WorkflowId workflow, CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await leads.ListAsync(workflow, status: null, after, limit: 500, cancellationToken);
            foreach (var entry in page.Entries)
            {
                foreach (var value in CellsOf(await leads.GetAsync(entry.Id, cancellationToken)))
                    csv.WriteField(value);
                await csv.NextRecordAsync();
            }
            if ((after = page.Next) is null)
                return;
        }
    }

    private static string?[] CellsOf(Lead lead) =>
    [
        lead.Id.Value, lead.WorkflowId.Value, lead.Status.ToString(), lead.Explanation, lead.Prospect.Email.Value,
        lead.Prospect.FirstName, lead.Prospect.LastName, lead.Prospect.Role, lead.Prospect.Company, lead.Prospect.Website?.AbsoluteUri,
        lead.Prospect.Region, lead.Prospect.CompanySize?.ToString(), lead.Action?.ToString(), lead.Revision.ToString(CultureInfo.InvariantCulture),
        lead.Qualification?.Fit.ToString("0.###", CultureInfo.InvariantCulture), lead.Draft?.Subject, lead.Draft?.Body,
        lead.CreatedAt.ToString("O", CultureInfo.InvariantCulture), lead.UpdatedAt.ToString("O", CultureInfo.InvariantCulture),
    ];
}
