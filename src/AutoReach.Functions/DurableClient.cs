using AutoReach.Core;
using AutoReach.Orchestration;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AutoReach.Functions;

/// <summary>
/// The client port over Durable Functions. The host gives its client to functions only, as a binding, so every function
/// that may need it hands it in; all of one process are the same.
/// </summary>
public sealed class DurableClient : IOrchestrationClient
{
    private volatile DurableTaskClient? _client;

    private DurableTaskClient Client => _client ?? throw new InvalidOperationException("No function has handed in the durable client yet.");

    public void Use(DurableTaskClient client) => _client = client;

    /// <remarks>Looks first: not every back end refuses to start an instance anew that has ended.</remarks>
    public async Task StartAsync<TIn>(Flow<TIn> flow, string instanceId, TIn input, CancellationToken cancellationToken)
    {
        if (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is not null)
            return;
        var options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await Client.ScheduleNewOrchestrationInstanceAsync(
                FunctionNames.OfFlow(flow.Name), new FlowStart(flow.Name, flow.Version, CoreJson.Write(input)), options, cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Somebody was faster, and their instance counts.
        }
    }

    public async Task SignalAsync<T>(string instanceId, Signal<T> signal, T payload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload); // a flow could not tell it from patience that ran out
        if (await IsOpenAsync(instanceId, cancellationToken)) // back ends differ in what they do with a signal for nobody
            await Client.RaiseEventAsync(instanceId, signal.Name, CoreJson.Write(payload), cancellationToken);
    }

    public async Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        if (await IsOpenAsync(instanceId, cancellationToken))
            await Client.TerminateInstanceAsync(instanceId, reason, cancellationToken);
    }

    public async Task<InstanceSummary?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is not { } found)
            return null;
        var failure = found.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Failed when found.FailureDetails is { } details => $"{details.ErrorType}: {details.ErrorMessage}",
            OrchestrationRuntimeStatus.Terminated => found.ReadOutputAs<string>(),
            _ => null,
        };
        return new InstanceSummary(instanceId, StateOf(found.RuntimeStatus), found.ReadCustomStatusAs<string>(), failure);
    }

    public async Task<int> PurgeAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken)
    {
        // A beginning is always given: back ends fail without one.
        var ended = new PurgeInstancesFilter(
            DateTimeOffset.UnixEpoch, startedBefore, [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated]);
        return (await Client.PurgeAllInstancesAsync(ended, cancellationToken)).PurgedInstanceCount;
    }

    private async Task<bool> IsOpenAsync(string instanceId, CancellationToken cancellationToken) =>
        await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is { IsCompleted: false };

    /// <summary>The service does not tell running from waiting, and an instance spends nearly all its life waiting.</summary>
    private static InstanceState StateOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => InstanceState.Pending,
        OrchestrationRuntimeStatus.Completed => InstanceState.Completed,
        OrchestrationRuntimeStatus.Failed => InstanceState.Failed,
        OrchestrationRuntimeStatus.Terminated => InstanceState.Terminated,
        _ => InstanceState.Waiting,
    };
}
