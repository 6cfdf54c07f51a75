namespace AutoReach.Core.Trust.Levels;

/// <summary>What a person may do with a workflow's trust.</summary>
public abstract record TrustCommand
{
    private TrustCommand()
    {
    }

    /// <summary>Takes the level down, or accepts the proposal to raise it to just this one.</summary>
    public sealed record SetLevel(int Level) : TrustCommand;

    /// <summary>Holds the level where it is put, at or below the present one; null lets it rise again.</summary>
    public sealed record Pin(int? Level) : TrustCommand;

    /// <summary>The highest level that may be reached.</summary>
    public sealed record SetCap(int Cap) : TrustCommand;

    /// <summary>Acting alone at the user's own τ in [0,1], whatever is certified; null takes it back.</summary>
    public sealed record SetFullAuto(double? Threshold) : TrustCommand;

    public sealed record AnswerPromotion(bool Accept) : TrustCommand;

    /// <summary>Lets sends go alone again after a tripwire.</summary>
    public sealed record ClearTrip : TrustCommand;
}

/// <summary>Events to append, or why not.</summary>
public abstract record TrustAnswer
{
    private TrustAnswer()
    {
    }

    /// <param name="Events">Empty when everything is as it was asked to be.</param>
    public sealed record Accepted(IReadOnlyList<TrustEvent> Events) : TrustAnswer;

    /// <summary>The input itself is wrong.</summary>
    /// <param name="Field">Name of the field as on the wire.</param>
    public sealed record Invalid(string Field, string Reason) : TrustAnswer;

    /// <summary>Not as things stand; the sentence says why and what to do.</summary>
    public sealed record Refused(string Reason) : TrustAnswer;
}

/// <summary>The rules of those commands, as a pure function of the state, who commands and when.</summary>
public static class TrustCommands
{
    /// <summary>Each command as if the ones before it had been carried out; the first that is refused refuses all.</summary>
    public static TrustAnswer Decide(TrustState state, IReadOnlyList<TrustCommand> commands, string by, Stamp now)
    {
        var events = new List<TrustEvent>();
        foreach (var command in commands)
        {
            if (Decide(state, command, by, now) is not TrustAnswer.Accepted { Events: var next })
                return Decide(state, command, by, now);
            events.AddRange(next);
            state = next.Aggregate(state, (before, happened) => before.Apply(happened));
        }
        return new TrustAnswer.Accepted(events);
    }

    public static TrustAnswer Decide(TrustState state, TrustCommand command, string by, Stamp now) => command switch
    {
        TrustCommand.SetLevel set => SetLevel(state, set.Level, by, now),
        TrustCommand.Pin { Level: { } pin } when !IsLevel(pin) => NoLevel("pinned"),
        TrustCommand.Pin { Level: { } pin } when pin > state.Level => Unearned(pin),
        TrustCommand.Pin pin =>
            Limit(state, state.Limits(by, now) with { Pinned = pin.Level }, Lowered(state, pin.Level ?? state.Level, LevelCause.Pin, by, now)),
        TrustCommand.SetCap { Cap: var cap } when !IsLevel(cap) => NoLevel("cap"),
        TrustCommand.SetCap set => Limit(state, state.Limits(by, now) with { Cap = set.Cap }, Lowered(state, set.Cap, LevelCause.Cap, by, now)),
        TrustCommand.SetFullAuto { Threshold: { } tau } when tau is not (>= 0 and <= 1) =>
            new TrustAnswer.Invalid("fullAuto.threshold", "A number from 0 to 1."),
        TrustCommand.SetFullAuto set => Limit(state, state.Limits(by, now) with { FullAuto = set.Threshold }, []),
        TrustCommand.AnswerPromotion answer => AnswerPromotion(state, answer.Accept, by, now),
        TrustCommand.ClearTrip => new TrustAnswer.Accepted(state.Trip is null ? [] : [new TrustEvent.TripCleared(now.At, now.Week, by)]),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    private static TrustAnswer SetLevel(TrustState state, int level, string by, Stamp now)
    {
        if (!IsLevel(level))
            return NoLevel("level");
        if (level <= state.Level)
            return new TrustAnswer.Accepted(Lowered(state, level, LevelCause.Person, by, now));
        return state.Proposal?.To == level ? AnswerPromotion(state, accept: true, by, now) : Unearned(level);
    }

    private static TrustAnswer AnswerPromotion(TrustState state, bool accept, string by, Stamp now)
    {
        if (state.Proposal is not { } proposal)
            return new TrustAnswer.Refused("No promotion is proposed at present.");
        return new TrustAnswer.Accepted([accept
            ? new TrustEvent.LevelChanged(now.At, now.Week, state.Level, proposal.To, LevelCause.Promotion, by, proposal.Evidence)
            : new TrustEvent.PromotionDeclined(now.At, now.Week, proposal.To, by)]);
    }

    private static IReadOnlyList<TrustEvent> Lowered(TrustState state, int to, LevelCause cause, string by, Stamp now) =>
        to < state.Level ? [new TrustEvent.LevelChanged(now.At, now.Week, state.Level, to, cause, by, $"Lowered by {by}.")] : [];

    private static TrustAnswer.Accepted Limit(TrustState state, TrustEvent.LimitsSet limits, IReadOnlyList<TrustEvent> more) =>
        new(limits == state.Limits(limits.By, new Stamp(limits.At, limits.Week)) ? more : [limits, .. more]);

    private static TrustEvent.LimitsSet Limits(this TrustState state, string by, Stamp now) =>
        new(now.At, now.Week, state.Pinned, state.Cap, state.FullAuto, by);

    private static bool IsLevel(int level) => level is >= 1 and <= TrustLevels.Max;

    private static TrustAnswer.Invalid NoLevel(string field) => new(field, $"A level from 1 to {TrustLevels.Max}.");

    private static TrustAnswer.Refused Unearned(int level) =>
        new(
            $"Level {level} has not been earned: a level rises by one, when its evidence is complete and the rise is proposed. GET the trust to see "
                + "what is missing.");
}
