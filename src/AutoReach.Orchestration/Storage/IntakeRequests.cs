using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>Intake requests by their idempotency key. A repeated request is taken in again, which changes nothing and answers the same.</summary>
public sealed class IntakeRequests(ITableStore store, TimeProvider clock)
{
    public static readonly TimeSpan Honoured = TimeSpan.FromHours(24);

    /// <returns>
    /// A key for the leads this request brings: the same whenever it is repeated within a day, another one afterwards;
    /// null when the idempotency key came with a different body before.
    /// </returns>
    public async Task<string?> RegisterAsync(WorkflowId workflow, string idempotencyKey, string bodyHash, CancellationToken cancellationToken)
    {
        var row = Digest.Base32(idempotencyKey, bytes: 20);
        while (true)
        {
            var now = clock.GetUtcNow();
            var request = new Request(Digest.Base32($"{workflow}\n{idempotencyKey}\n{now.UtcTicks}", bytes: 16), bodyHash, now);
            var earlier = await store.FindAsync<Request>(Tables.Intakes, workflow.Value, row, cancellationToken);
            if (earlier is not null && now - earlier.Value.At < Honoured)
                return earlier.Value.BodyHash == bodyHash ? earlier.Value.Key : null;
            var written = earlier is null
                ? await store.TryInsertAsync(Tables.Intakes, workflow.Value, row, request, cancellationToken)
                : await store.TryReplaceAsync(Tables.Intakes, workflow.Value, row, request, earlier.ETag, cancellationToken);
            if (written)
                return request.Key;
        }
    }

    private sealed record Request(string Key, string BodyHash, DateTimeOffset At);
}
