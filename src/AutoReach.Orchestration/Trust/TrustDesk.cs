using System.Collections.Concurrent;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Metrics;
using AutoReach.Core.Sending;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Certificates;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>The folds of a workflow's trust log, as far as it was read.</summary>
/// <param name="Events">How many events they are folded from.</param>
public sealed record TrustProjection(int Events, TrustState Trust, WeekProjection Weeks)
{
    public static readonly TrustProjection Nothing = new(0, TrustState.Nothing, WeekProjection.Empty);

    public TrustProjection After(TrustEvent happened) => new(Events + 1, Trust.Apply(happened), Weeks.After(happened));

    /// <summary>What is allowed for an action now.</summary>
    public Permission PermissionFor(ProposedAction action, TrustPolicy policy)
    {
        var isTripped = action == ProposedAction.Send && Trust.Trip is not null;
        return new Permission(
            isTripped ? 1 : Trust.Level, Trust.For(action).Threshold, isTripped ? null : Trust.FullAuto,
            TrustLevels.SampleRate(Trust.Level, policy), Trust.Epoch.Number);
    }
}

/// <summary>
/// Where what happens meets a workflow's trust. A fact and everything that follows from it, an alarm, a threshold, a
/// proposal, are appended together, so no reader ever sees one without the other. The folds are kept in memory and
/// caught up from the log before every use; they can be thrown away at any time.
/// </summary>
public sealed class TrustDesk(
    TrustLog log, WorkflowStore workflows, TrustNotices notices, IResearcher researcher, IQualifier qualifier, IDrafter drafter, TimeProvider clock)
{
    private static readonly Func<TrustProjection, Stamp, IReadOnlyList<TrustEvent>> NothingNew = static (_, _) => [];

    private const int MaxInARow = 50; // rules that never come to rest would be a bug

    private readonly ConcurrentDictionary<WorkflowId, Book> _books = new();

    /// <exception cref="KeyNotFoundException">There is no such workflow.</exception>
    public async Task<TrustProjection> ReadAsync(WorkflowId id, CancellationToken cancellationToken) =>
        await ReadAsync(await workflows.GetAsync(id, cancellationToken), cancellationToken);

    /// <summary>The folds as of now, with whatever has become due by time alone, which is not written by reading it.</summary>
    public async Task<TrustProjection> ReadAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        var book = _books.GetOrAdd(workflow.Id, _ => new Book());
        await book.Turn.WaitAsync(cancellationToken);
        try
        {
            book.TrustProjection = await CaughtUpAsync(workflow.Id, book.TrustProjection, cancellationToken);
            return Consequences(workflow, book.TrustProjection, NothingNew).After;
        }
        finally
        {
            book.Turn.Release();
        }
    }

    /// <summary>Writes what has become due by time alone, before a step rests on it and for the team to hear of.</summary>
    public Task<TrustProjection> AdvanceAsync(Workflow workflow, CancellationToken cancellationToken) =>
        AppendAsync(workflow, key: null, NothingNew, cancellationToken);

    /// <summary>Records a fact once.</summary>
    /// <param name="key">Names the fact.</param>
    /// <exception cref="KeyNotFoundException">There never was such a workflow.</exception>
    public async Task<TrustProjection> RecordAsync(
        WorkflowId id, string key, Func<TrustProjection, Stamp, TrustEvent> fact, CancellationToken cancellationToken) =>
        await AppendAsync(await workflows.GetAsLastStatedAsync(id, cancellationToken), key, (standing, now) => [fact(standing, now)], cancellationToken);

    /// <summary>Takes all of the commands or none.</summary>
    public async Task<(TrustAnswer Answer, TrustProjection TrustProjection)> CommandAsync(
        Workflow workflow, IReadOnlyList<TrustCommand> commands, string by, CancellationToken cancellationToken)
    {
        TrustAnswer answer = new TrustAnswer.Accepted([]);
        var standing = await AppendAsync(workflow, key: null, (before, now) =>
        {
            answer = TrustCommands.Decide(before.Trust, commands, by, now);
            return answer is TrustAnswer.Accepted { Events: var events } ? events : [];
        }, cancellationToken);
        return (answer, standing);
    }

    /// <summary>Opens a new epoch on the same statements and models, since the market or the product has changed.</summary>
    public Task<TrustProjection> RetrainAsync(Workflow workflow, History history, CancellationToken cancellationToken) =>
        AppendAsync(workflow, key: null, (before, now) => [OpenEpoch(before.Trust, workflow, EpochCause.Retrained, history, now)], cancellationToken);

    private async Task<TrustProjection> AppendAsync(
        Workflow workflow, string? key, Func<TrustProjection, Stamp, IReadOnlyList<TrustEvent>> decide, CancellationToken cancellationToken)
    {
        var book = _books.GetOrAdd(workflow.Id, _ => new Book());
        await book.Turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var before = book.TrustProjection = await CaughtUpAsync(workflow.Id, book.TrustProjection, cancellationToken);
                var (events, after) = Consequences(workflow, before, decide);
                if (events.Count == 0)
                    return before;
                var appended = await WriteAsync(workflow, before.Events, key, events, cancellationToken);
                if (appended == Appended.Before)
                    return before;
                if (appended == Appended.Now)
                    return book.TrustProjection = after;
            }
        }
        finally
        {
            book.Turn.Release();
        }
    }

    private async Task<Appended> WriteAsync(Workflow workflow, int next, string? key, IReadOnlyList<TrustEvent> events, CancellationToken cancellationToken)
    {
        var told = events.Index().Where(happened => TrustNotices.IsWorthTelling(happened.Item))
            .Select(happened => new NoticeOf(workflow.Id, next + happened.Index)).ToList();
        foreach (var notice in told)
            await notices.PromiseAsync(notice, cancellationToken);
        var appended = await log.TryAppendAsync(workflow.Id, next, key, events, cancellationToken);
        foreach (var notice in told.Where(_ => appended == Appended.Now))
            await notices.StartAsync(notice, cancellationToken);
        return appended;
    }

    private async Task<TrustProjection> CaughtUpAsync(WorkflowId workflow, TrustProjection known, CancellationToken cancellationToken) =>
        (await log.ReadAsync(workflow, known.Events, cancellationToken)).Aggregate(known, (standing, happened) => standing.After(happened));

    /// <summary>The epoch that the workflow's present statements need, what is due, the fact itself, and whatever follows.</summary>
    private (IReadOnlyList<TrustEvent> Events, TrustProjection After) Consequences(
        Workflow workflow, TrustProjection standing, Func<TrustProjection, Stamp, IReadOnlyList<TrustEvent>> decide)
    {
        var now = StampOf(workflow);
        var events = new List<TrustEvent>();
        if (NewEpoch(standing.Trust, workflow, now) is { } opened)
            Take([opened]);
        ComeToRest(); // what time alone has brought about comes before what is decided on it
        Take(decide(standing, now));
        ComeToRest();
        return (events, standing);

        void ComeToRest()
        {
            for (var rules = 0; TrustRules.Due(standing.Trust, workflow.Trust, now) is { Count: > 0 } due; rules++)
            {
                if (rules == MaxInARow)
                    throw new InvalidOperationException($"The rules of trust do not come to rest: {due[0].GetType().Name}.");
                Take(due);
            }
        }

        void Take(IReadOnlyList<TrustEvent> happened)
        {
            events.AddRange(happened);
            standing = happened.Aggregate(standing, (before, next) => before.After(next));
        }
    }

    private TrustEvent.EpochOpened? NewEpoch(TrustState state, Workflow workflow, Stamp now)
    {
        if (state.Epoch.Number == 0)
            return OpenEpoch(state, workflow, EpochCause.Started, History.Keep, now);
        var basis = EpochBasis.Compute(workflow, Models());
        if (state.Epoch.Basis == basis)
            return null;
        var cause = EpochBasis.SameModels(state.Epoch.Basis, basis) ? EpochCause.StatementChanged : EpochCause.ModelChanged;
        return OpenEpoch(state, workflow, cause, History.Keep, now);
    }

    private TrustEvent.EpochOpened OpenEpoch(TrustState state, Workflow workflow, EpochCause cause, History history, Stamp now) => new(
        now.At, now.Week, state.Epoch.Number + 1, EpochBasis.Compute(workflow, Models()), new RiskTerms(workflow.Trust.Tolerance, workflow.Trust.Confidence),
        cause, history);

    private string Models() => $"{researcher.Version}|{qualifier.Version}|{drafter.Version}";

    private Stamp StampOf(Workflow workflow)
    {
        var now = clock.GetUtcNow();
        return new Stamp(now, LocalDay.MondayOf(now, workflow.TimeZone));
    }

    private sealed class Book
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public TrustProjection TrustProjection { get; set; } = TrustProjection.Nothing;
    }
}
