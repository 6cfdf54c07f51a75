using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Inbox;

/// <summary>What stands around every page.</summary>
/// <param name="Workflow">The one that is looked at; null when there is none yet.</param>
/// <param name="Waiting">Proposals that wait for a person, counted up to <see cref="MaxCounted"/>.</param>
/// <param name="Audits">Audit items that wait, likewise.</param>
/// <param name="EverythingStopped">The tenant's kill switch is on.</param>
public sealed record PageFrame(
    Session Viewer, IReadOnlyList<Workflow> Workflows, Workflow? Workflow, int Waiting, int Audits, bool EverythingStopped, LocalTimes Times)
{
    public const int MaxCounted = 1000;
}

/// <param name="Next">Cursor of the following page; null at the end.</param>
public sealed record QueueView(PageFrame Frame, Queue Queue, QueueOrder Order, IReadOnlyList<WaitingItem> Items, bool IsFirst, string? Next, Notice? Notice);

/// <param name="Status">Only leads of this status; null: all.</param>
public sealed record LeadsView(PageFrame Frame, LeadStatus? Status, IReadOnlyList<Lead> Leads, bool IsFirst, string? Next);

/// <summary>One lead with all that a person needs to decide about it.</summary>
public sealed record ItemView
{
    public required PageFrame Frame { get; init; }
    public required Lead Lead { get; init; }
    public required Workflow Workflow { get; init; }

    /// <summary>The present proposal's review; null before the first one opens.</summary>
    public ReviewState? Review { get; init; }

    public Dossier? Dossier { get; init; }

    /// <summary>What may be shown of the AI's opinion, and of the history.</summary>
    public required BlindView Shown { get; init; }

    /// <summary>What most separates a decided lead from those that were wanted before it.</summary>
    public IReadOnlyList<FitReason> ImpliedReasons { get; init; } = [];

    public QueueOrder Order { get; init; }
    public LeadId? Previous { get; init; }
    public LeadId? Next { get; init; }
    public Notice? Notice { get; init; }
    public Trouble? Trouble { get; init; }

    /// <summary>What was typed into a form that could not be taken; shown again in the forms.</summary>
    public PostedItem? Posted { get; init; }

    public LocalTimes Times => Frame.Times;

    public ReviewerId Me => Frame.Viewer.Reviewer;

    public bool IsAudit => Review?.Audit is not null;

    public bool IsOpen => Review is { Resolution: null } && Review.IsFor(Me) && (IsAudit || !Lead.IsFinished);

    /// <summary>A decision that can still be taken back.</summary>
    public Undoable? Undoable => Inbox.Undoable.Of(Lead, Review, Workflow, Times.Now);
}

/// <summary>A decision that nothing has acted on yet.</summary>
/// <param name="Until">When it is acted on; an email leaves then, not before.</param>
/// <param name="Sends">Whether an email leaves at all: not by the answer to an audit or to a copy.</param>
public sealed record Undoable(Lead Lead, Decision Decision, DateTimeOffset Until, bool Paused, bool Sends)
{
    public static Undoable? Of(Lead lead, ReviewState? review, Workflow workflow, DateTimeOffset now) =>
        review is { Settled: false, Resolution: Resolution.Decided { Decision: var decision } } && review.Copy?.IsCaught(review.Resolution) is null
            && decision.At + workflow.Sending.UndoWindow is var until && now < until
            ? new Undoable(
                lead, decision, until, workflow.State == WorkflowState.Paused, decision.ContentHash is not null && review is { Audit: null, Copy: null })
            : null;
}

/// <summary>What has just been done, told on the page that follows.</summary>
/// <param name="Settles">Lead and revision whose begun edit the browser need not keep any longer.</param>
public sealed record Notice(string Sentence, Undoable? Undoable = null, string? Settles = null);

/// <summary>Why something was not done.</summary>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Seen">The text that was decided on, where it is no longer the present one.</param>
/// <param name="Yours">The text that was sent in and not used.</param>
public sealed record Trouble(int Status, string Title, string Sentence, ProposedText? Seen = null, (string Subject, string Body)? Yours = null);
