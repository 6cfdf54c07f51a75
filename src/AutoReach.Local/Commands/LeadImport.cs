using System.Diagnostics;
using System.Text;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using Spectre.Console;

namespace AutoReach.Local.Commands;

/// <summary>An import into this process's own host, with its progress.</summary>
internal sealed class LeadImport(IServiceProvider services)
{
    private const int ReasonsShown = 20;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<RowStatus, int> _rows = Enum.GetValues<RowStatus>().ToDictionary(status => status, _ => 0);
    private readonly List<RowResult> _refused = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private IReadOnlyDictionary<LeadStatus, int> _leads = new Dictionary<LeadStatus, int>();

    public async Task TakeAsync(FileInfo source, WorkflowId workflow, ProgressTask progress, CancellationToken cancellationToken)
    {
        await using var stream = source.OpenRead();
        if (await LeadCsv.FindFaultAsync(stream, Encoding.UTF8, cancellationToken) is { } fault)
            throw new UserException($"{source.Name}: {fault}");
        stream.Position = 0;
        var intake = services.GetRequiredService<LeadIntake>();
        await foreach (
            var row in intake.TakeAsync(workflow, LeadCsv.ReadAsync(stream, Encoding.UTF8, cancellationToken), requestKey: "", Actor.System, cancellationToken))
        {
            _rows[row.Status]++;
            if (row.Status == RowStatus.Rejected && _refused.Count < ReasonsShown)
                _refused.Add(row);
            progress.Value = stream.Position;
        }
        progress.Value = progress.MaxValue;
    }

    /// <summary>Until every lead of the workflow waits for a person or has ended.</summary>
    public async Task FollowAsync(WorkflowId workflow, ProgressTask progress, CancellationToken cancellationToken)
    {
        var leads = services.GetRequiredService<LeadStore>();
        using var timer = new PeriodicTimer(Refresh);
        do
        {
            _leads = await leads.CountAsync(workflow, cancellationToken);
            progress.MaxValue = Math.Max(1, _leads.Values.Sum());
            progress.Value = _leads.Where(count => count.Key is LeadStatus.AwaitingDecision or LeadStatus.Scheduled || count.Key.IsFinal())
                .Sum(count => count.Value);
        }
        while (progress.Value < progress.MaxValue && _leads.Count > 0 && await timer.WaitForNextTickAsync(cancellationToken));
    }

    public void Report()
    {
        Screen.Line($"{_rows[RowStatus.Accepted]} accepted, {_rows[RowStatus.Duplicate]} duplicates, {_rows[RowStatus.Rejected]} rejected.");
        foreach (var row in _refused)
            Screen.Line($"  row {row.Row}: {row.Reason ?? ""}");
        if (_rows[RowStatus.Rejected] > _refused.Count)
            Screen.Line($"  … and {_rows[RowStatus.Rejected] - _refused.Count} more");
        Screen.Line($"Leads of the workflow: {string.Join(", ", _leads.Select(count => $"{count.Value} {count.Key}"))}.");
        var seconds = _watch.Elapsed.TotalSeconds;
        var megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000;
        Screen.Line($"{_rows[RowStatus.Accepted] / seconds:0} leads/s over {seconds:0.0} s, at most {megabytes:0} MB of memory.");
    }
}
