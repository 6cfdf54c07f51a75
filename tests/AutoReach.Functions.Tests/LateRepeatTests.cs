using AutoReach.Contracts;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Functions.Tests;

/// <summary>Late repeats on the SDK's back end. Azure Storage hands a step that was lost in a crash out again five minutes later.</summary>
public sealed class LateRepeatTests : LateRepeatContract
{
    protected override async Task<LeadHost> StartAsync(Func<Workflow, Workflow> state, OrchestrationRegistry? registry) =>
        await DurableLab.StartAsync(state, registry);
}
