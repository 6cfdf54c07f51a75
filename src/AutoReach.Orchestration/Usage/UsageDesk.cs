using AutoReach.Core;
using AutoReach.Core.Metrics;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Usage;

/// <param name="Granted">Null: not limited.</param>
public sealed record CreditReport(int Used, int? Granted);

/// <summary>What a tenant's language model has done this month, and what it may.</summary>
/// <param name="Month">In UTC: <c>2026-11</c>.</param>
/// <param name="Workflow">The workflow's own calls; research is the tenant's.</param>
/// <param name="BudgetTokens">For the tenant and the month; null: not limited.</param>
public sealed record UsageReport(
    string Month, UsageTotals Workflow, UsageTotals Tenant, long? BudgetTokens, decimal? BudgetCost, string Currency, CreditReport Credits);

/// <summary>Lets the language model be asked while there is room, and takes down what it used.</summary>
public sealed class UsageDesk(UsageLog log, CreditBook credits, UsageLimits limits, TimeProvider clock)
{
    /// <exception cref="FinalFailureException">The month's budget is used up.</exception>
    public async Task RequireBudgetAsync(CancellationToken cancellationToken)
    {
        if (limits is { MonthlyTokens: null, MonthlyCost: null })
            return;
        if (limits.BudgetRefusal((await log.ReadAsync(clock.GetUtcNow(), cancellationToken)).All) is { } refusal)
            throw new FinalFailureException(refusal);
    }

    /// <summary>For work that several leads share: there has to be a credit for one of them.</summary>
    /// <exception cref="FinalFailureException">All credits are used.</exception>
    public async Task RequireCreditAsync(CancellationToken cancellationToken)
    {
        if (limits.CreditRefusal(await credits.UsedAsync(cancellationToken)) is { } refusal)
            throw new FinalFailureException(refusal);
    }

    /// <summary>Takes the lead's credit; a lead has one for good.</summary>
    /// <inheritdoc cref="RequireCreditAsync" path="/exception"/>
    public async Task TakeCreditAsync(LeadId lead, CancellationToken cancellationToken)
    {
        if (await credits.TakeAsync(lead, limits.CreditRefusal, cancellationToken) is { } refusal)
            throw new FinalFailureException(refusal);
    }

    public Task RecordAsync(ModelCall call, CancellationToken cancellationToken) => log.AddAsync(call, cancellationToken);

    public async Task<UsageReport> ReportAsync(WorkflowId workflow, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var month = await log.ReadAsync(now, cancellationToken);
        return new UsageReport(
            UsageLog.MonthOf(now), month.ByWorkflow.GetValueOrDefault(workflow, UsageTotals.Nothing), month.All,
            limits.MonthlyTokens, limits.MonthlyCost, limits.Currency, new CreditReport(await credits.UsedAsync(cancellationToken), limits.Credits));
    }
}
