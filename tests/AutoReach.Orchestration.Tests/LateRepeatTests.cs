using AutoReach.Contracts;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>Late repeats on the embedded runtime.</summary>
public sealed class LateRepeatTests : LateRepeatContract
{
    protected override async Task<LeadHost> StartAsync(Func<Workflow, Workflow> state, OrchestrationRegistry? registry) =>
        await LeadLab.StartAsync(state, registry);
}
