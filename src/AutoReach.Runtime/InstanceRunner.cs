using AutoReach.Adapters.Sqlite;
using AutoReach.Orchestration;
using Microsoft.Extensions.Logging;

namespace AutoReach.Runtime;

/// <summary>Takes one due instance from the disk as far as it gets.</summary>
internal sealed class InstanceRunner(
    Journal journal, OrchestrationRegistry registry, ActivityRunner activities, TimeProvider clock, ILogger<EmbeddedRuntime> logger)
{
    public async Task<RunEnd> RunAsync(long key, CancellationToken stopping)
    {
        try
        {
            return journal.Reader.LoadDue(key, Moment.From(clock.GetUtcNow())) is { } stored
                ? await RunAsync(stored, stopping)
                : new RunEnd.NotDue();
        }
        catch (StorageException exception)
        {
            return new RunEnd.Unwritten(exception);
        }
        catch (ObjectDisposedException) when (stopping.IsCancellationRequested) // the host did not wait for it
        {
            return new RunEnd.Stopped();
        }
        catch (Exception exception) // nothing may end a worker of the pump: this comes back, and is logged, until it is repaired
        {
            return new RunEnd.Unwritten(new IOException($"An instance cannot be run: {exception.GetType().Name}.", exception));
        }
    }

    private async Task<RunEnd> RunAsync(InstanceJournal stored, CancellationToken stopping)
    {
        var instance = stored.Instance;
        if (registry.FindFlow(instance.Flow, instance.Version) is not { } run)
            return await FailAsync(instance, new RunEnd.Failed(
                $"This build has no flow '{instance.Flow}' version {instance.Version}: install the release that has it, then retry."), null);
        var orchestration = new JournaledOrchestration(stored, journal, activities, clock, stopping);
        var flow = StartAsync(run, orchestration, instance.Input);
        await Task.WhenAny(flow, orchestration.Left);
        var end = orchestration.Left.IsCompleted ? await orchestration.Left : await flow;
        switch (end)
        {
            case RunEnd.Failed failed:
                return await FailAsync(instance, failed, orchestration);
            case RunEnd.Ended when flow.IsCompleted:
                await journal.EndAsync(instance.Key, InstanceState.Completed, null, orchestration.NewStatus());
                return end;
            default:
                return end;
        }
    }

    private static async Task<RunEnd> StartAsync(RunFlow run, JournaledOrchestration orchestration, string input)
    {
        try
        {
            await run(orchestration, input);
            return orchestration.Unasked() ?? (RunEnd)new RunEnd.Ended();
        }
        catch (Exception exception) // whatever a flow throws is its failure, for a person to see
        {
            return new RunEnd.Failed(ActivityRunner.Reason(exception));
        }
    }

    private async Task<RunEnd> FailAsync(StoredInstance instance, RunEnd.Failed failed, JournaledOrchestration? orchestration)
    {
        Logs.InstanceFailed(logger, instance.Id, instance.Flow, instance.Version);
        await journal.EndAsync(instance.Key, InstanceState.Failed, failed.Reason, orchestration?.NewStatus());
        return failed;
    }
}
