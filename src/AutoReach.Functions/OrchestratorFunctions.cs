using AutoReach.Orchestration;
using AutoReach.Orchestration.Control;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AutoReach.Functions;

/// <summary>One function a flow, so that monitoring tells them apart. By hand, see decision record 0009; a test holds them to the registry.</summary>
public sealed class OrchestratorFunctions(Dispatch dispatch)
{
    [Function(nameof(LeadOrchestration))]
    public Task<string> LeadAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(ReviewDigestOrchestration))]
    public Task<string> ReviewDigestAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(WeeklyAuditOrchestration))]
    public Task<string> WeeklyAuditAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(AuditItemOrchestration))]
    public Task<string> AuditItemAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(ProposalCopyOrchestration))]
    public Task<string> ProposalCopyAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(TrustNoticeOrchestration))]
    public Task<string> TrustNoticeAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(ResumeOrchestration))]
    public Task<string> ResumeAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(nameof(CloseOrchestration))]
    public Task<string> CloseAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    /// <summary>Of the first release, for instances that still wait; none is started so anymore.</summary>
    [Function(FunctionNames.LegacyFlow)]
    public Task<string> LegacyFlowAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);
}
