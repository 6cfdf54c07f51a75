using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Metrics;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Confidence;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;
using AutoReach.Orchestration.Usage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <summary>Which decisions a report is about.</summary>
internal enum EpochScope { Current, All }

/// <param name="Parametric">Whether Platt scaling speaks; from 200 effective decisions on it is Venn–Abers.</param>
/// <param name="EffectiveDecisions">Kish effective number of the decisions that the calibrator is fitted on.</param>
internal sealed record CalibrationView(
    ProposedAction Action, int Epoch, EpochScope Scope, bool Parametric, double EffectiveDecisions, CalibrationReport Report);

/// <param name="Audit">Its name, the Monday it was drawn on.</param>
/// <param name="From">Monday of the week that it is drawn from.</param>
/// <param name="Due">When it starts to keep the level from rising, if it is not answered.</param>
internal sealed record AuditView(
    string Audit, DateOnly From, DateTimeOffset DrawnAt, DateTimeOffset Due, IReadOnlyList<AuditStratum> Strata, IReadOnlyList<LeadId> Leads,
    int Items, int Answered, int Disagreements, bool Overdue)
{
    public static AuditView Of(AuditState audit) => new(
        audit.Audit, audit.Of, audit.DrawnAt, audit.DrawnAt + TrustLevels.MinStay, audit.Strata, [.. audit.Items.Select(item => item.Lead)],
        audit.Items.Count, audit.Answered, audit.Disagreements, audit.IsOverdue && !audit.IsAnswered);
}

/// <param name="Bands">What the founding article expects in weeks 1, 4 and 12.</param>
/// <param name="Usage">Of the language model, this month; all zeros without one.</param>
internal sealed record MetricsView(IReadOnlyList<WeekMetrics> Weeks, IReadOnlyList<ArticleBands> Bands, UsageReport Usage);

/// <summary>The numbers behind trust, each with its counts.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        var evidence = api.MapGroup("workflows/{id}").WithTags("Trust");
        evidence.MapGet("calibration", CalibrationAsync).WithName("getCalibration").WithSummary("How well stored confidences met what people decided")
            .WithDescription("action is send or skip, epoch is current or all. Every confidence was stored before the decision it is compared with.")
                .Produces<CalibrationView>().Refuses(400, 404);
        evidence.MapGet("audits", AuditsAsync).WithName("listAudits").WithSummary("Weekly audits, the newest first").Produces<Page<AuditView>>()
            .Refuses(400, 404);
        evidence.MapGet("metrics", MetricsAsync).WithName("getMetrics").WithSummary("The week's numbers beside what the founding article expects")
            .Produces<MetricsView>().Refuses(404);
    }

    private static async Task<IResult> CalibrationAsync(
        string id, string? action, string? epoch, WorkflowStore workflows, TrustDesk desk, CancellationToken cancellationToken)
    {
        if (!EnumWords.TryParse<ProposedAction>(action ?? "send", out var asked))
            return Problem.Invalid("action", $"One of {EnumWords.List<ProposedAction>()}.");
        if (!EnumWords.TryParse<EpochScope>(epoch ?? "current", out var scope))
            return Problem.Invalid("epoch", $"One of {EnumWords.List<EpochScope>()}.");
        return await FindAsync(id, workflows, cancellationToken) is { } workflow
            ? TypedResults.Ok(Calibration((await desk.ReadAsync(workflow, cancellationToken)).Trust, asked, scope))
            : Missing();
    }

    private static CalibrationView Calibration(TrustState trust, ProposedAction action, EpochScope scope)
    {
        var known = trust.For(action);
        return new CalibrationView(
            action, trust.Epoch.Number, scope, known.Calibrator.EffectiveDecisions < Calibrator.EnoughForVennAbers, known.Calibrator.EffectiveDecisions,
            CalibrationReport.Of(scope == EpochScope.All ? known.Predictions : known.PredictionsOfEpoch));
    }

    private static async Task<IResult> AuditsAsync(
        string id, int? limit, string? cursor, WorkflowStore workflows, TrustDesk desk, CancellationToken cancellationToken)
    {
        if (PageAsked.Read("audits", limit, cursor, out var refusal) is not { } page)
            return refusal!;
        if (await FindAsync(id, workflows, cancellationToken) is not { } workflow)
            return Missing();
        var audits = (await desk.ReadAsync(workflow, cancellationToken)).Trust.Audits.Reverse()
            .SkipWhile(audit => page.After is not null && string.CompareOrdinal(audit.Audit, page.After) >= 0).Take(page.Limit + 1).Select(AuditView.Of)
                .ToList();
        return TypedResults.Ok(page.Cut(audits, audit => audit.Audit));
    }

    private static async Task<IResult> MetricsAsync(string id, WorkflowStore workflows, TrustDesk desk, UsageDesk usage, CancellationToken cancellationToken) =>
        await FindAsync(id, workflows, cancellationToken) is { } workflow
            ? TypedResults.Ok(new MetricsView(
                (await desk.ReadAsync(workflow, cancellationToken)).Weeks.Weeks(), ArticleBands.All, await usage.ReportAsync(workflow.Id, cancellationToken)))
            : Missing();

    private static async Task<Workflow?> FindAsync(string id, WorkflowStore workflows, CancellationToken cancellationToken) =>
        (await workflows.FindAsync(new WorkflowId(id), cancellationToken))?.Value;

    private static Problem Missing() => Problem.NotFound("There is no such workflow.");
}
