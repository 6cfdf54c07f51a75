using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Trust;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Orchestration.Tests.Lab;

/// <summary>All flows, with every step done twice under the same key, as after a crash before its result was written down.</summary>
internal static class RepeatedSteps
{
    public static OrchestrationRegistry Registry() => OrchestrationRegistry.Create(builder =>
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
        Twice<Admit, LeadId, Admission>(builder, Admit.Step);
        Twice<Research, LeadId, int>(builder, Research.Step);
        Twice<Qualify, LeadId, ProposedAction>(builder, Qualify.Step);
        Twice<Propose, Proposal, int>(builder, Propose.Step);
        Twice<Route, LeadId, GateRoute>(builder, Route.Step);
        Twice<OpenReview, ReviewOf, ReviewDeadlines>(builder, OpenReview.Step);
        Twice<ReadReview, ReviewOf, ReviewProgress>(builder, ReadReview.Step);
        Twice<SettleReview, Settlement, NextStep?>(builder, SettleReview.Step);
        Twice<RaiseReview, Raise, bool>(builder, RaiseReview.Step);
        Twice<SendDigest, DigestOf, int>(builder, SendDigest.Step);
        Twice<Send, ReviewOf, SendAttempt>(builder, Send.Step);
        Twice<RecordAlone, ReviewOf, bool>(builder, RecordAlone.Step);
        Twice<StartNextAudit, AuditOf, bool>(builder, StartNextAudit.Step);
        Twice<CloseWeek, AuditOf, bool>(builder, CloseWeek.Step);
        Twice<DrawAudit, AuditOf, int>(builder, DrawAudit.Step);
        Twice<SendWeeklyReport, AuditOf, int>(builder, SendWeeklyReport.Step);
        Twice<RemindOfAudit, AuditReminder, bool>(builder, RemindOfAudit.Step);
        Twice<OpenAuditItem, AuditItem, bool>(builder, OpenAuditItem.Step);
        Twice<SettleAuditItem, AuditSettlement, bool>(builder, SettleAuditItem.Step);
        Twice<OpenCopy, CopyItem, DateTimeOffset?>(builder, OpenCopy.Step);
        Twice<SettleCopy, Settlement, bool>(builder, SettleCopy.Step);
        Twice<SendTrustNotice, NoticeOf, int>(builder, SendTrustNotice.Step);
        Twice<Conclude, Conclusion, LeadStatus>(builder, Conclude.Step);
        Twice<WakeHeld, LeadsPage, string?>(builder, WakeHeld.Step);
        Twice<CancelLeads, LeadsPage, string?>(builder, CancelLeads.Step);
    });

    private static void Twice<TActivity, TIn, TOut>(OrchestrationRegistry.Builder builder, Activity<TIn, TOut> step) where TActivity : IActivity<TIn, TOut> =>
        builder.Activity(step, services => new Repeated<TIn, TOut>(ActivatorUtilities.CreateInstance<TActivity>(services)));

    private sealed class Repeated<TIn, TOut>(IActivity<TIn, TOut> inner) : IActivity<TIn, TOut>
    {
        public async Task<TOut> RunAsync(ActivityContext context, TIn input, CancellationToken cancellationToken)
        {
            await inner.RunAsync(context, input, cancellationToken);
            return await inner.RunAsync(context, input, cancellationToken);
        }
    }
}
