using System.CommandLine;
using AutoReach.Adapters.Sqlite;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using Spectre.Console;

namespace AutoReach.Local.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data("data/autoreach");
        var command = new Command("status", "Show workflows and how many leads stand where, whether or not a host runs.") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data)!.FullName, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancellationToken)
    {
        await using var store = StoreIn(folder);
        Screen.Line($"{folder}: {(DataFolder.RunningAt(folder) is { } address ? $"a host runs at {address}" : "no host runs")}.");
        var leads = new LeadStore(store, TimeProvider.System);
        var table = new Table().AddColumns("Workflow", "Name", "State", "Leads");
        await foreach (var workflow in new WorkflowStore(store, TimeProvider.System).AllAsync(cancellationToken))
        {
            var counts = await leads.CountAsync(workflow.Id, cancellationToken);
            table.AddRow(workflow.Id.Value, Markup.Escape(workflow.Name), workflow.State.ToString(),
                counts.Count == 0 ? "none" : string.Join("\n", counts.OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}")));
        }
        AnsiConsole.Write(table);
        return 0;
    }

    /// <summary>The folder's store, which may be read beside a running host.</summary>
    /// <exception cref="UserException">There is none.</exception>
    internal static SqliteTableStore StoreIn(string folder)
    {
        var path = Path.Combine(folder, "store.db");
        return File.Exists(path)
            ? SqliteTableStore.Open(new SqliteFile(path))
            : throw new UserException($"There is no data in {folder}. Start `demo` or `serve` there first, or name the folder with --data.");
    }
}
