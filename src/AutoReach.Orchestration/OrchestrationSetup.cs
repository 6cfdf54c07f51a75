using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Metrics;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Sending;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;
using AutoReach.Orchestration.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Orchestration;

public static class OrchestrationSetup
{
    /// <summary>
    /// All that works over the ports. The host adds the ports themselves: <see cref="ITableStore"/>,
    /// <see cref="IOrchestrationClient"/>, the three AI stages, mailers, <see cref="OutboundOptions"/> and a <see cref="TimeProvider"/>;
    /// where a language model costs money, <see cref="UsageLimits"/> after this call.
    /// </summary>
    public static IServiceCollection AddAutoReachOrchestration(this IServiceCollection services) => services
        .AddSingleton(Registry())
        .AddSingleton<LeadStore>().AddSingleton<WorkflowStore>().AddSingleton<DossierStore>().AddSingleton<DecisionLog>()
        .AddSingleton<ReviewQueue>().AddSingleton<WaitingReviews>().AddSingleton<Outbox>().AddSingleton<LeadTraces>().AddSingleton<HeldLeads>()
        .AddSingleton<SuppressionList>().AddSingleton<SendingSlots>().AddSingleton<CodeTries>().AddSingleton<ApiKeys>().AddSingleton<IntakeRequests>()
        .AddSingleton<TrustLog>().AddSingleton<ContactedCompanies>().AddSingleton<KnownContacts>().AddSingleton<SamplingKeys>().AddSingleton<KillSwitch>()
        .AddSingleton(new MemoryOptions()).AddSingleton<MemoryDesk>().AddSingleton<MemoryControl>().AddSingleton<TrustDesk>().AddSingleton<TrustNotices>()
            .AddSingleton<ReviewRecords>().AddSingleton<AuditCalendar>()
        .AddSingleton<CompanyResearch>().AddSingleton<Outbound>().AddSingleton<TeamMail>().AddSingleton<MailReports>()
        .AddSingleton<LeadIntake>().AddSingleton<Reconciler>().AddSingleton<ReviewDesk>().AddSingleton<DecisionLinks>().AddSingleton<ProposalCopies>()
        .AddSingleton<LeadControl>().AddSingleton<WorkflowControl>().AddSingleton<Retention>()
        .AddSingleton<UsageLog>().AddSingleton<CreditBook>().AddSingleton<UsageDesk>().AddSingleton(new UsageLimits());

    public static OrchestrationRegistry Registry() => OrchestrationRegistry.Create(builder => builder
        .Flow(LeadOrchestration.Flow, LeadOrchestration.RunAsync)
        .Flow(ReviewDigestOrchestration.Flow, ReviewDigestOrchestration.RunAsync)
        .Flow(WeeklyAuditOrchestration.Flow, WeeklyAuditOrchestration.RunAsync)
        .Flow(AuditItemOrchestration.Flow, AuditItemOrchestration.RunAsync)
        .Flow(ProposalCopyOrchestration.Flow, ProposalCopyOrchestration.RunAsync)
        .Flow(TrustNoticeOrchestration.Flow, TrustNoticeOrchestration.RunAsync)
        .Flow(ResumeOrchestration.Flow, ResumeOrchestration.RunAsync)
        .Flow(CloseOrchestration.Flow, CloseOrchestration.RunAsync)
        .Activity<Admit, LeadId, Admission>(Admit.Step)
        .Activity<Research, LeadId, int>(Research.Step)
        .Activity<Qualify, LeadId, ProposedAction>(Qualify.Step)
        .Activity<Propose, Proposal, int>(Propose.Step)
        .Activity<Route, LeadId, GateRoute>(Route.Step)
        .Activity<OpenReview, ReviewOf, ReviewDeadlines>(OpenReview.Step)
        .Activity<ReadReview, ReviewOf, ReviewProgress>(ReadReview.Step)
        .Activity<SettleReview, Settlement, NextStep?>(SettleReview.Step)
        .Activity<RaiseReview, Raise, bool>(RaiseReview.Step)
        .Activity<SendDigest, DigestOf, int>(SendDigest.Step)
        .Activity<Send, ReviewOf, SendAttempt>(Send.Step)
        .Activity<RecordAlone, ReviewOf, bool>(RecordAlone.Step)
        .Activity<Conclude, Conclusion, LeadStatus>(Conclude.Step)
        .Activity<StartNextAudit, AuditOf, bool>(StartNextAudit.Step)
        .Activity<CloseWeek, AuditOf, bool>(CloseWeek.Step)
        .Activity<DrawAudit, AuditOf, int>(DrawAudit.Step)
        .Activity<SendWeeklyReport, AuditOf, int>(SendWeeklyReport.Step)
        .Activity<RemindOfAudit, AuditReminder, bool>(RemindOfAudit.Step)
        .Activity<OpenAuditItem, AuditItem, bool>(OpenAuditItem.Step)
        .Activity<SettleAuditItem, AuditSettlement, bool>(SettleAuditItem.Step)
        .Activity<OpenCopy, CopyItem, DateTimeOffset?>(OpenCopy.Step)
        .Activity<SettleCopy, Settlement, bool>(SettleCopy.Step)
        .Activity<SendTrustNotice, NoticeOf, int>(SendTrustNotice.Step)
        .Activity<WakeHeld, LeadsPage, string?>(WakeHeld.Step)
        .Activity<CancelLeads, LeadsPage, string?>(CancelLeads.Step));
}
