using System.Collections.Immutable;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Metrics;

/// <summary>The weeks of a workflow, a pure fold over its trust log.</summary>
public sealed class WeekProjection
{
    public static readonly WeekProjection Empty = new(ImmutableSortedDictionary<DateOnly, WeekTally>.Empty, ImmutableDictionary<string, DateOnly>.Empty);

    private readonly ImmutableSortedDictionary<DateOnly, WeekTally> _tallies;
    private readonly ImmutableDictionary<string, DateOnly> _audits; // name → the week that it is drawn from

    private WeekProjection(ImmutableSortedDictionary<DateOnly, WeekTally> tallies, ImmutableDictionary<string, DateOnly> audits) =>
        (_tallies, _audits) = (tallies, audits);

    public WeekProjection After(TrustEvent happened) => happened switch
    {
        TrustEvent.Reviewed { Audit: { } audit } answer when _audits.TryGetValue(audit, out var week) =>
            Changed(answer.Week, tally => tally.With(answer)).Changed(week, tally => tally.WithFree(answer)),
        TrustEvent.Reviewed answer => Changed(answer.Week, tally => tally.With(answer)),
        TrustEvent.ActedAlone alone => Changed(alone.Week, tally => tally.With(alone)),
        TrustEvent.AuditDrawn drawn => new WeekProjection(_tallies, _audits.SetItem(drawn.Audit, drawn.Of)),
        _ => Changed(happened.Week, tally => tally),
    };

    /// <summary>From the first week to the last in which anything happened, quiet ones included, oldest first.</summary>
    public IReadOnlyList<WeekMetrics> Weeks()
    {
        var weeks = new List<WeekMetrics>();
        if (_tallies.IsEmpty)
            return weeks;
        for (var (start, last) = (_tallies.Keys.First(), _tallies.Keys.Last()); start <= last; start = start.AddDays(7))
            weeks.Add(WeekMetrics.Of(weeks.Count + 1, start, _tallies.GetValueOrDefault(start) ?? new WeekTally()));
        return weeks;
    }

    private WeekProjection Changed(DateOnly week, Func<WeekTally, WeekTally> change) =>
        new(_tallies.SetItem(week, change(_tallies.GetValueOrDefault(week) ?? new WeekTally())), _audits);
}
