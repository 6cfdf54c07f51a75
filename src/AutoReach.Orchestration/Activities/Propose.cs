using System.Globalization;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Makes the next proposal: an email, checked whoever wrote it, or to skip the lead.</summary>
public sealed class Propose(LeadStore leads, WorkflowStore workflows, DossierStore dossiers, MemoryDesk memory, IDrafter drafter) : IActivity<Proposal, int>
{
    public static readonly Activity<Proposal, int> Step = new("propose");

    /// <returns>The proposal's revision, from 1.</returns>
    public async Task<int> RunAsync(ActivityContext context, Proposal proposal, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(proposal.Lead, cancellationToken);
        if (lead.HasDone(context.Step))
            return (await leads.ReindexedAsync(lead, cancellationToken)).Revision;
        var revision = lead.Revision + 1;
        var (draft, findings) = proposal.Action == ProposedAction.Send
            ? await WriteAsync(lead, revision, proposal.Instruction, cancellationToken)
            : (null, []);
        var updated = await leads.UpdateAsync(proposal.Lead, context.Step, current => current.IsFinished ? null : new LeadChange(
            current with
            {
                Status = LeadStatus.Drafting,
                Action = proposal.Action,
                Revision = revision,
                Draft = draft,
                IsAskedFor = proposal.Instruction is not null || current.IsWanted,
                Gate = null,
                Research = current.Research! with { Flags = [.. current.Research.Flags.Where(flag => !IsAboutText(flag)), .. findings] },
            },
            draft is null
                ? new NewEvent(new LeadEvent.SkipProposed(revision), Actor.Ai)
                : new NewEvent(new LeadEvent.Drafted(revision, draft.Hash, [.. findings.Select(flag => flag.Kind)]), Actor.Ai)),
            cancellationToken);
        return updated.Revision;
    }

    private async Task<(Draft, IReadOnlyList<ContextFlag>)> WriteAsync(Lead lead, int revision, string? instruction, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsync(lead.WorkflowId, cancellationToken);
        var dossier = await dossiers.OfAsync(lead, cancellationToken);
        var seed = string.Create(CultureInfo.InvariantCulture, $"{lead.Id}|{revision}");
        var (style, examples) = await memory.AskAsync(workflow.Id, learned => (learned.Style, learned.ExamplesFor(lead.Prospect, dossier)), cancellationToken);
        var draft = Sealed(await drafter.DraftAsync(
            new DraftRequest(workflow, lead.Prospect, dossier, lead.Research!.Flags, style, revision, lead.Draft, instruction, seed) { Examples = examples },
            cancellationToken), revision);
        var findings = DraftChecks.Run(workflow, lead.Prospect, dossier, draft);
        var flags = lead.Research.Flags.Where(flag => !IsAboutText(flag)).Concat(findings).Select(flag => flag.Kind);
        var score = await memory.AskAsync(workflow.Id, learned => learned.DraftScore(draft.Score, draft, flags), cancellationToken);
        return (draft with { Opinion = draft.Score, Score = score }, findings);
    }

    /// <summary>A drafter's text is untrusted, so number, line ends and hash are given here.</summary>
    private static Draft Sealed(Draft draft, int revision)
    {
        var body = draft.Body.ReplaceLineEndings("\n");
        return draft with { Revision = revision, Body = body, Hash = ContentHash.Compute(draft.Subject, body) };
    }

    /// <summary>Findings on an earlier draft's text; they go with that text.</summary>
    private static bool IsAboutText(ContextFlag flag) => flag.Kind is FlagKind.Ungrounded or FlagKind.MessagingRule
        || (flag.Kind == FlagKind.Injection && flag.Source is null);
}
