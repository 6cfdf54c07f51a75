using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Contracts;

/// <summary>How each step is done in a test.</summary>
public interface IStepManner
{
    /// <param name="create">Makes the step anew from the services of a call.</param>
    Task<TOut> RunAsync<TIn, TOut>(
        Func<IServiceProvider, IActivity<TIn, TOut>> create, IServiceProvider services, ActivityContext context, TIn input,
        CancellationToken cancellationToken);
}

/// <summary>All flows, with every step done in another manner than usual.</summary>
public static class RepeatedSteps
{
    /// <summary>Every step is done twice under the same key, as after a crash before its result was written down.</summary>
    public static OrchestrationRegistry Registry() => Registry(new Twice());

    public static OrchestrationRegistry Registry(IStepManner manner) => OrchestrationRegistry.Create(builder =>
    {
        builder
            .Flow(LeadOrchestration.Flow, LeadOrchestration.RunAsync)
            .Flow(ReviewDigestOrchestration.Flow, ReviewDigestOrchestration.RunAsync)
            .Flow(WeeklyAuditOrchestration.Flow, WeeklyAuditOrchestration.RunAsync)
            .Flow(AuditItemOrchestration.Flow, AuditItemOrchestration.RunAsync)
            .Flow(ProposalCopyOrchestration.Flow, ProposalCopyOrchestration.RunAsync)
            .Flow(TrustNoticeOrchestration.Flow, TrustNoticeOrchestration.RunAsync)
            .Flow(ResumeOrchestration.Flow, ResumeOrchestration.RunAsync)
            .Flow(CloseOrchestration.Flow, CloseOrchestration.RunAsync);
        Add<Admit, LeadId, Admission>(builder, manner, Admit.Step);
        Add<Research, LeadId, int>(builder, manner, Research.Step);
        Add<Qualify, LeadId, ProposedAction>(builder, manner, Qualify.Step);
        Add<Propose, Proposal, int>(builder, manner, Propose.Step);
        Add<Route, LeadId, GateRoute>(builder, manner, Route.Step);
        Add<OpenReview, ReviewOf, ReviewDeadlines>(builder, manner, OpenReview.Step);
        Add<ReadReview, ReviewOf, ReviewProgress>(builder, manner, ReadReview.Step);
        Add<SettleReview, Settlement, NextStep?>(builder, manner, SettleReview.Step);
        Add<RaiseReview, Raise, bool>(builder, manner, RaiseReview.Step);
        Add<SendDigest, DigestOf, int>(builder, manner, SendDigest.Step);
        Add<Send, ReviewOf, SendAttempt>(builder, manner, Send.Step);
        Add<RecordAlone, ReviewOf, bool>(builder, manner, RecordAlone.Step);
        Add<StartNextAudit, AuditOf, bool>(builder, manner, StartNextAudit.Step);
        Add<CloseWeek, AuditOf, bool>(builder, manner, CloseWeek.Step);
        Add<DrawAudit, AuditOf, int>(builder, manner, DrawAudit.Step);
        Add<SendWeeklyReport, AuditOf, int>(builder, manner, SendWeeklyReport.Step);
        Add<RemindOfAudit, AuditReminder, bool>(builder, manner, RemindOfAudit.Step);
        Add<OpenAuditItem, AuditItem, bool>(builder, manner, OpenAuditItem.Step);
        Add<SettleAuditItem, AuditSettlement, bool>(builder, manner, SettleAuditItem.Step);
        Add<OpenCopy, CopyItem, DateTimeOffset?>(builder, manner, OpenCopy.Step);
        Add<SettleCopy, Settlement, bool>(builder, manner, SettleCopy.Step);
        Add<SendTrustNotice, NoticeOf, int>(builder, manner, SendTrustNotice.Step);
        Add<Conclude, Conclusion, LeadStatus>(builder, manner, Conclude.Step);
        Add<WakeHeld, LeadsPage, string?>(builder, manner, WakeHeld.Step);
        Add<CancelLeads, LeadsPage, string?>(builder, manner, CancelLeads.Step);
    });

    private static void Add<TActivity, TIn, TOut>(OrchestrationRegistry.Builder builder, IStepManner manner, Activity<TIn, TOut> step)
        where TActivity : IActivity<TIn, TOut> =>
        builder.Activity(step, services => new Mannered<TActivity, TIn, TOut>(manner, services));

    private sealed class Mannered<TActivity, TIn, TOut>(IStepManner manner, IServiceProvider services) : IActivity<TIn, TOut>
        where TActivity : IActivity<TIn, TOut>
    {
        public Task<TOut> RunAsync(ActivityContext context, TIn input, CancellationToken cancellationToken) =>
            manner.RunAsync(static given => ActivatorUtilities.CreateInstance<TActivity>(given), services, context, input, cancellationToken);
    }

    private sealed class Twice : IStepManner
    {
        public async Task<TOut> RunAsync<TIn, TOut>(
            Func<IServiceProvider, IActivity<TIn, TOut>> create, IServiceProvider services, ActivityContext context, TIn input,
            CancellationToken cancellationToken)
        {
            var step = create(services);
            await step.RunAsync(context, input, cancellationToken);
            return await step.RunAsync(context, input, cancellationToken);
        }
    }
}
