using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <param name="By">Who turned it last.</param>
public sealed record KillSwitchState(bool On, ReviewerId? By, DateTimeOffset? At);

/// <summary>One switch for all workflows of a tenant: while it is on, nothing is researched, proposed or sent, what is scheduled included.</summary>
public sealed class KillSwitch(ITableStore store, TimeProvider clock)
{
    private const string Partition = "tenant";
    private const string Row = "killswitch";

    public async Task<KillSwitchState> ReadAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync<KillSwitchState>(Tables.Workflows, Partition, Row, cancellationToken))?.Value ?? new KillSwitchState(false, null, null);

    public async Task<KillSwitchState> TurnAsync(bool on, ReviewerId by, CancellationToken cancellationToken)
    {
        var state = new KillSwitchState(on, by, clock.GetUtcNow());
        await store.UpsertAsync(Tables.Workflows, Partition, Row, state, cancellationToken);
        return state;
    }
}
