using System.Globalization;
using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>A day's numbered sending slots: taking one is an insert, so that a cap holds however many send at once.</summary>
public sealed class SendingSlots(ITableStore store)
{
    /// <returns>False when the day's slots are all taken by others.</returns>
    public async Task<bool> TryTakeAsync(WorkflowId workflow, DateOnly day, int cap, string idempotencyKey, CancellationToken cancellationToken)
    {
        var partition = string.Create(CultureInfo.InvariantCulture, $"{workflow}|{day:yyyy-MM-dd}");
        var taken = await store.QueryAsync(Tables.SendingSlots, new RowRange(partition), cancellationToken);
        if (taken.Any(row => CoreJson.Read<string>(row.Content) == idempotencyKey))
            return true;
        for (var slot = taken.Count; slot < cap; slot++)
            if (
                await store.TryInsertAsync(Tables.SendingSlots, partition, slot.ToString("D5", CultureInfo.InvariantCulture), idempotencyKey,
                cancellationToken))
                return true;
        return false;
    }
}
