using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Certificates;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Trust.Levels;

/// <summary>Tells a workflow's trust what happens, day by day, and lets its rules follow.</summary>
internal sealed class Story
{
    private readonly List<TrustEvent> _events = [];
    private int _leads;

    public Story(TrustPolicy? policy = null)
    {
        Policy = policy ?? new TrustPolicy();
        Tell(
            new TrustEvent.EpochOpened(Now, Week, 1, "models|statements", new RiskTerms(Policy.Tolerance, Policy.Confidence), EpochCause.Started,
            History.Keep));
    }

    public TrustPolicy Policy { get; set; }
    public TrustState State { get; private set; } = TrustState.Nothing;
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public IReadOnlyList<TrustEvent> Events => _events;
    public DateOnly Week => DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-(((int)Now.DayOfWeek + 6) % 7));
    public Stamp Stamp => new(Now, Week);

    public Story Tell(params TrustEvent[] happened)
    {
        foreach (var one in happened)
            Take(one);
        for (var turns = 0; TrustRules.Due(State, Policy, Stamp) is { Count: > 0 } due; turns++)
        {
            Assert.True(turns < 50, "The rules do not come to rest.");
            foreach (var one in due)
                Take(one);
        }
        return this;
    }

    public Story Wait(double days)
    {
        Now += TimeSpan.FromDays(days);
        return Tell();
    }

    /// <summary>People answer so many proposals of a confidence, all the same way.</summary>
    public Story Review(int count, bool agreed = true, double confidence = 0.95, ProposedAction action = ProposedAction.Send,
        GateReason reason = GateReason.Level, string? audit = null)
    {
        for (var left = count; left > 0; left--)
            Tell(Reviewed(agreed, confidence, action, reason, audit));
        return this;
    }

    /// <summary>The same for items that the AI was free to do alone.</summary>
    public Story Check(int count, bool agreed = true, ProposedAction action = ProposedAction.Send) =>
        Review(count, agreed, 0.95, action, GateReason.Sample);

    public Story Command(TrustCommand command)
    {
        var answer = Assert.IsType<TrustAnswer.Accepted>(TrustCommands.Decide(State, command, "ann", Stamp));
        return Tell([.. answer.Events]);
    }

    public GatedItem Item(double confidence = 0.95, ProposedAction action = ProposedAction.Send, GateReason reason = GateReason.Level) => new(
        new LeadId($"ld_{++_leads}"), 1, action,
        new GateVerdict(reason == GateReason.Eligible ? GateRoute.Alone : GateRoute.Person, reason, confidence, new StageScores(1, confidence, 1), 0.9,
            reason is GateReason.Sample or GateReason.Eligible ? 0.2 : 1, State.Epoch.Number)
        { IsCandidate = reason is not (GateReason.Flag or GateReason.HighValue) });

    /// <summary>To level 2, the way a careful team gets there.</summary>
    public static Story AtLevel2()
    {
        var story = new Story().Review(70).Wait(7);
        return story.Command(new TrustCommand.AnswerPromotion(true));
    }

    /// <summary>Two good weeks later.</summary>
    public static Story AtLevel3() => AtLevel2().Check(40).CloseWeek().Wait(7).Check(10).CloseWeek().Command(new TrustCommand.AnswerPromotion(true));

    public Story CloseWeek()
    {
        var (agreed, disagreed) = (State.Send.Agreements + State.Skip.Agreements, State.Send.Disagreements + State.Skip.Disagreements);
        return Tell(new TrustEvent.WeekClosed(Now, Week, agreed, disagreed, ConfidenceSequence.Lower(agreed, disagreed, Policy.Confidence)));
    }

    public TrustEvent.Reviewed Reviewed(
        bool agreed, double confidence = 0.95, ProposedAction action = ProposedAction.Send, GateReason reason = GateReason.Level, string? audit = null)
    {
        var item = Item(confidence, action, reason);
        return new TrustEvent.Reviewed(Now, Week, item, agreed
            ? Answer.Approved
            : Answer.Rejected, agreed, new ReviewerId("ann"), 20, audit, item.Gate.Propensity);
    }

    /// <summary>The same answers, but in one stroke or in so many seconds each.</summary>
    public Story Hurry(int count, double? seconds, bool bulk = false, bool agreed = true, GateReason reason = GateReason.Level)
    {
        for (var left = count; left > 0; left--)
            Tell(Reviewed(agreed, reason: reason) with { ActiveSeconds = seconds, Bulk = bulk });
        return this;
    }

    private void Take(TrustEvent happened)
    {
        _events.Add(happened);
        State = State.Apply(happened);
    }
}
