using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Metrics;

namespace AutoReach.Orchestration.Storage;

/// <summary>A month's use of the language model, of the whole tenant and by workflow.</summary>
public sealed record MonthUsage(UsageTotals All, IReadOnlyDictionary<WorkflowId, UsageTotals> ByWorkflow)
{
    public static readonly MonthUsage Nothing = new(UsageTotals.Nothing, new Dictionary<WorkflowId, UsageTotals>());

    public MonthUsage And(ModelCall call) => new(
        All.And(call),
        call.Workflow is not { } workflow ? ByWorkflow
            : new Dictionary<WorkflowId, UsageTotals>(ByWorkflow) { [workflow] = ByWorkflow.GetValueOrDefault(workflow, UsageTotals.Nothing).And(call) });
}

/// <summary>Every answer of the language model, append-only, a partition a month.</summary>
public sealed class UsageLog(ITableStore store) : IDisposable
{
    /// <summary>Rows may still arrive that much out of order: another host's clock is another one.</summary>
    private static readonly TimeSpan Unsettled = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1);
    private (string Month, string From, MonthUsage Usage) _settled = ("", "", MonthUsage.Nothing);

    public async Task AddAsync(ModelCall call, CancellationToken cancellationToken)
    {
        var place = 0; // of those that ended in the same tick
        while (
            !await store.TryInsertAsync(Tables.Usage, MonthOf(call.At), string.Create(CultureInfo.InvariantCulture, $"{RowAt(call.At)}|{place:D4}"), call,
            cancellationToken))
            place++;
    }

    /// <summary>The month of <paramref name="now"/> so far. What is settled is folded once only.</summary>
    public async Task<MonthUsage> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (month, from, settled) = _settled.Month == MonthOf(now) ? _settled : (MonthOf(now), "call|", MonthUsage.Nothing);
            var end = RowAt(now - Unsettled);
            var usage = settled;
            await foreach (var row in store.ScanAsync(Tables.Usage, new RowRange(month, from, "call}"), cancellationToken))
            {
                usage = usage.And(CoreJson.Read<ModelCall>(row.Content));
                if (string.CompareOrdinal(row.Key.Row, end) < 0)
                    (from, settled) = (row.Key.Row + "\0", usage);
            }
            _settled = (month, from, settled);
            return usage;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    public static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string RowAt(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"call|{at.UtcTicks:D19}");
}
