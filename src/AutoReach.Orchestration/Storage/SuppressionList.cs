using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>Why an address may not be written to.</summary>
public sealed record Suppression(EmailAddress Email, string Reason, DateTimeOffset At);

/// <summary>Addresses that are never written to again, by any workflow of this tenant.</summary>
public sealed class SuppressionList(ITableStore store)
{
    private const string Partition = "email";

    public async Task<Suppression?> FindAsync(EmailAddress email, CancellationToken cancellationToken) =>
        (await store.FindAsync<Suppression>(Tables.Suppressions, Partition, email.Value, cancellationToken))?.Value;

    /// <summary>Idempotent; the first reason stays.</summary>
    public Task AddAsync(Suppression suppression, CancellationToken cancellationToken) =>
        store.TryInsertAsync(Tables.Suppressions, Partition, suppression.Email.Value, suppression, cancellationToken);
}
