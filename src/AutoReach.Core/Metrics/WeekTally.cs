using System.Collections.Immutable;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Metrics;

/// <summary>A rate over answers that each stand for 1/π proposals.</summary>
/// <param name="Items">Counted, not weighted.</param>
public readonly record struct WeightedRate(double Hits, double Weight, int HitItems, int Items)
{
    /// <summary>In [0,1]; null without items.</summary>
    public double? Value => Items == 0 ? null : Hits / Weight;

    public WeightedRate With(bool hit, double propensity) =>
        new(Hits + (hit ? 1 / propensity : 0), Weight + 1 / propensity, HitItems + (hit ? 1 : 0), Items + 1);
}

/// <summary>An item that the AI was free to do alone and a person checked.</summary>
/// <param name="GateSample">s, the gate's sampling rate when it was routed.</param>
/// <param name="Audited">Drawn by the week's audit, after it had gone alone.</param>
public readonly record struct FreeItem(ProposedAction Action, bool Disagreed, double GateSample, bool Audited);

/// <summary>What one week adds up to, as its events come in.</summary>
public sealed record WeekTally
{
    public int Answers { get; init; }
    public int AuditAnswers { get; init; }
    public int AloneSends { get; init; }
    public int AloneSkips { get; init; }

    /// <summary>Send proposals that a person answered, audits not counted.</summary>
    public int AnsweredSends { get; init; }

    /// <summary>Of the leads that were proposed for an email: those that were accepted.</summary>
    public WeightedRate Accepted { get; init; }

    /// <summary>Of the emails for accepted leads: those that were left as they were.</summary>
    public WeightedRate Unchanged { get; init; }

    public double ActiveSeconds { get; init; }
    public int Measured { get; init; }
    public ImmutableHashSet<DateOnly> ReviewDays { get; init; } = [];

    /// <summary>Checked items of this week's work: sampled ones by when they were answered, audited ones by the week they were done in.</summary>
    public ImmutableList<FreeItem> Free { get; init; } = [];

    public int Alone(ProposedAction action) => action == ProposedAction.Send ? AloneSends : AloneSkips;

    public WeekTally With(TrustEvent.ActedAlone alone) => alone.Item.Action == ProposedAction.Send
        ? this with { AloneSends = AloneSends + 1 }
        : this with { AloneSkips = AloneSkips + 1 };

    public WeekTally With(TrustEvent.Reviewed answer)
    {
        var timed = this with
        {
            ActiveSeconds = ActiveSeconds + (answer.ActiveSeconds ?? 0),
            Measured = Measured + (answer.ActiveSeconds is null ? 0 : 1),
            ReviewDays = ReviewDays.Add(DateOnly.FromDateTime(answer.At.UtcDateTime)),
        };
        if (answer.Audit is not null)
            return timed with { AuditAnswers = AuditAnswers + 1 };
        timed = timed with { Answers = Answers + 1 };
        if (answer.Item.Gate.IsEligible)
            timed = timed.WithFree(answer);
        return answer.Item.Action == ProposedAction.Send ? timed.WithSend(answer) : timed;
    }

    public WeekTally WithFree(TrustEvent.Reviewed answer) => this with
    {
        Free = Free.Add(new FreeItem(answer.Item.Action, !answer.Agreed, answer.Item.Gate.Propensity, answer.Audit is not null)),
    };

    /// <summary>A redraft says nothing of the lead; of the email it says that it was not right.</summary>
    private WeekTally WithSend(TrustEvent.Reviewed answer)
    {
        var accepted = answer.Answer is Answer.Approved or Answer.Edited;
        var emailCounts = accepted || answer.Answer == Answer.RedraftAsked;
        return this with
        {
            AnsweredSends = AnsweredSends + 1,
            Accepted = answer.Answer == Answer.RedraftAsked ? Accepted : Accepted.With(accepted, answer.Propensity),
            Unchanged = emailCounts ? Unchanged.With(accepted && answer.Agreed, answer.Propensity) : Unchanged,
        };
    }

    /// <summary>
    /// The disagreement of all that the AI was free to do alone this week, checked or not. π is s before the week was
    /// audited and s + (1 − s)·m/N after, with m of the N items of an action that went alone answered so far.
    /// </summary>
    /// <returns>Null when nothing was checked.</returns>
    public HorvitzThompson? AutoDisagreement()
    {
        var audited = Free.Where(item => item.Audited).CountBy(item => item.Action).ToDictionary();
        var drawn = Free.Select(item => new CheckedDraw(item.Disagreed,
            Propensity.Combined(item.GateSample,
                audited.TryGetValue(item.Action, out var answered) && Alone(item.Action) is > 0 and var all ? Math.Min(1, (double)answered / all) : 0)))
                .ToList();
        return HorvitzThompson.Estimate(drawn, AloneSends + AloneSkips + Free.Count(item => !item.Audited));
    }
}
