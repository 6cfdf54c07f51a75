using System.Collections.Concurrent;
using System.Security.Cryptography;
using AutoReach.Core;
using AutoReach.Core.Trust.Audits;

namespace AutoReach.Orchestration.Storage;

/// <summary>The secret that a workflow's random draws derive from: made once, never shown, so draws can be re-derived and not steered.</summary>
/// <param name="draw">Gives <see cref="SamplingKey.Length"/> bytes for a workflow that has no secret yet. Anything but chance lets
/// whoever knows it foresee the samples.</param>
public sealed class SamplingKeys(ITableStore store, Func<WorkflowId, byte[]> draw)
{
    private const string Row = "key";

    private readonly ConcurrentDictionary<WorkflowId, SamplingKey> _known = new(); // a key never changes

    public SamplingKeys(ITableStore store) : this(store, _ => RandomNumberGenerator.GetBytes(SamplingKey.Length))
    {
    }

    public async Task<SamplingKey> OfAsync(WorkflowId workflow, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_known.TryGetValue(workflow, out var known))
                return known;
            if (await store.FindAsync<string>(Tables.SamplingKeys, workflow.Value, Row, cancellationToken) is { Value: var secret })
                return _known.GetOrAdd(workflow, new SamplingKey(Convert.FromBase64String(secret)));
            await store.TryInsertAsync(Tables.SamplingKeys, workflow.Value, Row, Convert.ToBase64String(draw(workflow)), cancellationToken);
        }
    }
}
