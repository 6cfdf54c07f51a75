using System.Security.Cryptography;
using AutoReach.Core;
using AutoReach.Core.Trust.Audits;

namespace AutoReach.Orchestration.Storage;

/// <summary>The secret that a workflow's random draws derive from: made once, never shown, so draws can be re-derived and not steered.</summary>
public sealed class SamplingKeys(ITableStore store)
{
    private const string Row = "key";

    public async Task<SamplingKey> OfAsync(WorkflowId workflow, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.FindAsync<string>(Tables.SamplingKeys, workflow.Value, Row, cancellationToken) is { Value: var secret })
                return new SamplingKey(Convert.FromBase64String(secret));
            await store.TryInsertAsync(Tables.SamplingKeys, workflow.Value, Row, Convert.ToBase64String(RandomNumberGenerator.GetBytes(SamplingKey.Length)), cancellationToken);
        }
    }
}
