using AutoReach.Core;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Learning;

/// <summary>A proposal that a person took up, or why it could not be.</summary>
public abstract record Adoption
{
    private Adoption() { }

    public sealed record Done(Workflow Workflow) : Adoption;

    /// <summary>It is not proposed, or no longer.</summary>
    public sealed record Unknown : Adoption;

    public sealed record Refused(string Reason) : Adoption;
}

/// <summary>What people do to a workflow's memory: read it, settle an item, delete one, adopt a proposal.</summary>
public sealed class MemoryControl(MemoryDesk memory, WorkflowStore workflows, TimeProvider clock)
{
    public Task<MemoryReport> ReadAsync(Workflow workflow, CancellationToken cancellationToken) =>
        memory.AskAsync(workflow.Id, learned => learned.Report(workflow.Profile), cancellationToken);

    /// <returns>The answer, and the item as it stands afterwards.</returns>
    public async Task<(ItemAnswer Answer, LearnedItem? Item)> SettleAsync(
        WorkflowId workflow, string item, ItemChange change, ReviewerId by, CancellationToken cancellationToken)
    {
        ItemAnswer answer = new ItemAnswer.Unknown();
        LearnedItem? known = null;
        await memory.ChangeAsync(workflow, learned =>
        {
            known = learned.FindItem(item);
            answer = known is null ? new ItemAnswer.Unknown() : change.Decide(known, by, clock.GetUtcNow());
            return answer is ItemAnswer.Accepted { Event: { } happened } ? happened : null;
        }, cancellationToken);
        return answer is ItemAnswer.Accepted && known is not null
            ? (answer, await memory.AskAsync(workflow, learned => learned.FindItem(item), cancellationToken) ?? LearnedItem.Of(known.Key, null, null))
            : (answer, null);
    }

    /// <returns>False where there is no such item.</returns>
    public async Task<bool> DeleteAsync(WorkflowId workflow, string item, ReviewerId by, CancellationToken cancellationToken)
    {
        var isKnown = false;
        await memory.ChangeAsync(workflow, learned =>
        {
            var known = learned.FindItem(item);
            isKnown = known is not null;
            return known is null ? null : new LearningEvent.ItemDeleted(clock.GetUtcNow(), known.Key, by);
        }, cancellationToken);
        return isKnown;
    }

    /// <summary>States the workflow anew with what was proposed, as its next version.</summary>
    public async Task<Adoption> AdoptAsync(WorkflowId id, string proposal, CancellationToken cancellationToken)
    {
        while (await workflows.FindAsync(id, cancellationToken) is { } current)
        {
            var report = await ReadAsync(current.Value, cancellationToken);
            if (report.Proposals.FirstOrDefault(one => one.Id == proposal) is not { } found)
                return new Adoption.Unknown();
            var stated = current.Value with { Profile = found.ApplyTo(current.Value.Profile) };
            if (WorkflowRules.Check(stated) is { Count: > 0 } problems)
                return new Adoption.Refused(string.Join(' ', problems.Select(problem => $"{problem.Key}: {string.Join(' ', problem.Value)}")));
            if (await workflows.TryReplaceAsync(current, stated, cancellationToken) is { } written)
                return new Adoption.Done(written);
        }
        return new Adoption.Unknown();
    }
}
