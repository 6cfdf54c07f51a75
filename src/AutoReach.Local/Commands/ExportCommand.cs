using System.CommandLine;
using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;
using CsvHelper;

namespace AutoReach.Local.Commands;

internal static class ExportCommand
{
    private static readonly string[] Header =
    [
        "lead_id", "workflow_id", "status", "explanation", "email", "first_name", "last_name", "role", "company", "website",
        "region", "company_size", "action", "revision", "fit", "subject", "body", "created_at", "updated_at",
    ];

    /// <summary>Cells that a spreadsheet would take for a formula get an apostrophe in front.</summary>
    private static readonly CsvWriterOptions SafeInSpreadsheets = new() { Injection = CsvInjection.Escape, InjectionEscape = '\'' };

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
        var workflows = await new WorkflowStore(store, TimeProvider.System).AllAsync(cancellationToken)
            .Where(workflow => only is null || workflow.Id.Value == only).ToListAsync(cancellationToken);
        if (only is not null && workflows.Count == 0)
            throw new UserException($"There is no workflow {only} in {folder}; `status` lists them.");
        await using var text = output is null ? new StreamWriter(Console.OpenStandardOutput()) : output.CreateText();
        await using var csv = CsvWriter.Create(text, SafeInSpreadsheets);
        csv.WriteHeader(Header);
        foreach (var workflow in workflows)
            await WriteAsync(csv, new LeadStore(store, TimeProvider.System), workflow.Id, cancellationToken);
        return 0;
    }

    private static async Task WriteAsync(CsvWriter csv, LeadStore leads, WorkflowId workflow, CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await leads.ListAsync(workflow, status: null, after, limit: 500, cancellationToken);
            foreach (var entry in page.Entries)
                await csv.WriteRecordAsync(CellsOf(await leads.GetAsync(entry.Id, cancellationToken)), cancellationToken);
            if ((after = page.Next) is null)
                return;
        }
    }

    private static string[] CellsOf(Lead lead)
    {
        var prospect = lead.Prospect;
        string?[] cells =
        [
            lead.Id.Value, lead.WorkflowId.Value, lead.Status.ToString(), lead.Explanation, prospect.Email.Value,
            prospect.FirstName, prospect.LastName, prospect.Role, prospect.Company, prospect.Website?.AbsoluteUri,
            prospect.Region, prospect.CompanySize?.ToString(), lead.Action?.ToString(), lead.Revision.ToString(CultureInfo.InvariantCulture),
            lead.Qualification?.Fit.ToString("0.###", CultureInfo.InvariantCulture), lead.Draft?.Subject, lead.Draft?.Body,
            lead.CreatedAt.ToString("O", CultureInfo.InvariantCulture), lead.UpdatedAt.ToString("O", CultureInfo.InvariantCulture),
        ];
        return [.. cells.Select(cell => cell ?? "")];
    }
}
