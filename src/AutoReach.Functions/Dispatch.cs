using AutoReach.Core.Leads;
using AutoReach.Orchestration;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions;

/// <summary>
/// From the durable functions to the flows and steps that are registered. What runs is named by the input, which stands in
/// the history with the flow's version; the function's own name is for whoever looks at the host.
/// </summary>
public sealed class Dispatch(OrchestrationRegistry registry, IServiceScopeFactory scopes)
{
    public async Task<string> FlowAsync(TaskOrchestrationContext context)
    {
        var start = context.GetInput<FlowStart>() ?? throw new InvalidOperationException("An instance was started without its flow's name.");
        var run = registry.FindFlow(start.Flow, start.Version)
            ?? throw new InvalidOperationException(
                $"This build has no flow '{start.Flow}' version {start.Version}: keep it registered until no instance of it is left.");
        return await run(new DurableOrchestration(context), start.Input);
    }

    public async Task<StepEnd> StepAsync(StepCall call, CancellationToken cancellationToken)
    {
        System.Diagnostics.Activity.Current?.SetTag("autoreach.step", call.Step);
        var run = registry.FindActivity(call.Step) // during a deployment an older host may be asked; the next attempt finds a newer one
            ?? throw new InvalidOperationException($"This build has no activity '{call.Step}'.");
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return new StepEnd(
                await run(scope.ServiceProvider, new ActivityContext(new StepKey(call.Instance, call.Row)), call.Input, cancellationToken), null);
        }
        catch (FinalFailureException failure)
        {
            return new StepEnd(null, failure.Message);
        }
    }
}
