using System.Collections.Concurrent;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Qualification;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Learning;

/// <summary>
/// A workflow's memory, caught up from the log before every use. Kept in this process only: it can be thrown away at
/// any time, and every host folds the same one.
/// </summary>
public sealed class MemoryDesk(DecisionLog log, MemoryOptions options)
{
    private readonly ConcurrentDictionary<WorkflowId, Book> _books = new();

    /// <summary>Asks the memory something; one question at a time.</summary>
    public async Task<T> AskAsync<T>(WorkflowId workflow, Func<AgentMemory, T> question, CancellationToken cancellationToken)
    {
        var book = _books.GetOrAdd(workflow, _ => new Book(new AgentMemory(options)));
        await book.Turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUpAsync(workflow, book.Memory, cancellationToken);
            return question(book.Memory);
        }
        finally
        {
            book.Turn.Release();
        }
    }

    /// <summary>Appends an event once.</summary>
    /// <param name="key">Names the event, so that it counts once however often it is recorded; null: a new one each time.</param>
    public async Task RecordAsync(WorkflowId workflow, string? key, LearningEvent happened, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await AskAsync(workflow, memory => memory.Events, cancellationToken);
            if (await log.TryAppendAsync(workflow, next, key, [happened], cancellationToken) != Appended.Overtaken)
                return;
        }
    }

    /// <summary>Appends what is decided from the memory as it stands at that moment.</summary>
    /// <param name="decide">Null: nothing is to be recorded. May be asked again when another event came first.</param>
    public async Task ChangeAsync(WorkflowId workflow, Func<AgentMemory, LearningEvent?> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (next, happened) = await AskAsync(workflow, memory => (memory.Events, decide(memory)), cancellationToken);
            if (happened is null || await log.TryAppendAsync(workflow, next, key: null, [happened], cancellationToken) != Appended.Overtaken)
                return;
        }
    }

    /// <summary>Why the decision on a proposal was probably made; null before it is settled.</summary>
    public async Task<IReadOnlyList<FitReason>?> ImpliedReasonsAsync(Lead lead, ReviewState? review, CancellationToken cancellationToken) =>
        review is { Settled: true, Resolution: Resolution.Decided }
        && await log.FindAsync(lead.WorkflowId, KeyOf(lead.Id, review.Revision), cancellationToken) is LearningEvent.Decided { Record: var record }
            ? record.ImpliedReasons
            : null;

    /// <summary>Names the entry of a decision in the log.</summary>
    public static string KeyOf(LeadId lead, int revision) => $"decided|{lead}|{revision}";

    private async Task CatchUpAsync(WorkflowId workflow, AgentMemory memory, CancellationToken cancellationToken)
    {
        foreach (var happened in await log.ReadAsync(workflow, memory.Events, cancellationToken))
            memory.Apply(happened);
    }

    private sealed class Book(AgentMemory memory)
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public AgentMemory Memory => memory;
    }
}
