using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Control;

/// <summary>
/// Lets go of what only the machinery needed: histories of orchestrations that ended, and tries at codes of links that
/// expired. Leads, decisions and trust are the team's record and stay. Each host runs it once a day.
/// </summary>
public sealed class Retention(IOrchestrationClient client, CodeTries tries, TimeProvider clock)
{
    /// <summary>How long a history is kept where no setting says otherwise, from the start of its instance.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    /// <param name="keepHistories">Counted from the start of an instance.</param>
    /// <returns>How many histories went.</returns>
    public async Task<int> RunAsync(TimeSpan keepHistories, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await tries.ForgetAsync(now, cancellationToken);
        return await client.PurgeAsync(now - keepHistories, cancellationToken);
    }
}
