namespace AutoReach.Core.Metrics;

/// <summary>What a language model was asked for.</summary>
public enum ModelStage { Research, Qualification, Drafting }

/// <summary>One answer of a language model, good or not: it was paid for.</summary>
/// <param name="Workflow">Null for research, which the contacts of several workflows share.</param>
/// <param name="Model">Its deployment.</param>
/// <param name="Cost">By the prices in the settings, in their currency.</param>
/// <param name="Estimated">The model did not report its tokens; they are counted as a quarter of the characters.</param>
public sealed record ModelCall(
    DateTimeOffset At, ModelStage Stage, WorkflowId? Workflow, string Model, long InputTokens, long OutputTokens, decimal Cost, bool Estimated);

/// <summary>Several answers in sum.</summary>
public sealed record UsageTotals(int Calls, long InputTokens, long OutputTokens, decimal Cost)
{
    public static readonly UsageTotals Nothing = new(0, 0, 0, 0);

    public UsageTotals And(ModelCall call) =>
        new(Calls + 1, InputTokens + call.InputTokens, OutputTokens + call.OutputTokens, Cost + call.Cost);
}

/// <summary>How much a tenant lets its model cost. What is null is not limited.</summary>
public sealed record UsageLimits
{
    /// <summary>What everybody may try before raising a limit.</summary>
    public const int CreditsToStartWith = 25;

    /// <summary>One credit is one lead, however often it is looked at and redrafted.</summary>
    public int? Credits { get; init; }

    /// <summary>Input and output together, in a calendar month in UTC.</summary>
    public long? MonthlyTokens { get; init; }

    /// <summary>In <see cref="Currency"/>, in a calendar month in UTC.</summary>
    public decimal? MonthlyCost { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Asked before each call, so a month ends above its budget by at most the calls under way at that moment.</summary>
    /// <returns>Why nothing more is asked of the model, as a sentence; null while there is room.</returns>
    public string? BudgetRefusal(UsageTotals month) =>
        MonthlyTokens is { } tokens && month.InputTokens + month.OutputTokens >= tokens
            ? FormattableString.Invariant($"The month's budget of {tokens} tokens is used up. Raise it or wait for the next month, then retry the lead.")
        : MonthlyCost is { } cost && month.Cost >= cost
            ? FormattableString.Invariant($"The month's budget of {cost:0.00} {Currency} is used up. Raise it or wait for the next month, then retry the lead.")
        : null;

    /// <inheritdoc cref="BudgetRefusal" path="/returns"/>
    public string? CreditRefusal(int used) => Credits is { } granted && used >= granted
        ? FormattableString.Invariant(
            $"No credits are left of {granted}: one is one lead that the language model works on. Raise their number, then retry the lead.")
        : null;
}
