using System.Diagnostics.CodeAnalysis;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Web.Api;

/// <summary>A decision as clients send it.</summary>
internal sealed record DecisionBody
{
    /// <summary>The proposal that was read. Needed, so that nobody decides on a draft that they have not seen.</summary>
    public int? Revision { get; init; }

    /// <summary>Needed at <c>/decision</c>; the short forms say it by their name.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The text of an edit. With an approval, the draft's own or none: another is refused.</summary>
    public string? Subject { get; init; }

    /// <summary>Likewise.</summary>
    public string? Body { get; init; }

    public IReadOnlyList<Correction>? Corrections { get; init; }
    public IReadOnlyList<RejectReason>? Reasons { get; init; }
    public string? Note { get; init; }
    public double? ActiveSeconds { get; init; }

    /// <summary>One of several that are decided in one stroke, without a look at each.</summary>
    public bool? Bulk { get; init; }

    public bool TryRead(Verdict? byName, out int revision, [NotNullWhen(true)] out DecisionInput? input, out IReadOnlyDictionary<string, string[]> errors)
    {
        errors = Check(byName);
        revision = Revision ?? 0;
        input = errors.Count > 0 ? null : new DecisionInput
        {
            Verdict = byName ?? Verdict!.Value,
            Subject = Subject,
            Body = Body,
            Corrections = Corrections ?? [],
            Reasons = [.. (Reasons ?? []).Distinct()],
            Note = Note,
            ActiveSeconds = ActiveSeconds,
            Bulk = Bulk ?? false,
        };
        return input is not null;
    }

    private Dictionary<string, string[]> Check(Verdict? byName)
    {
        var errors = new Dictionary<string, string[]>();
        if (Revision is not >= 1)
            errors["revision"] = ["The revision of the lead that was read, 1 or more."];
        if (byName is null && Verdict is null)
            errors["verdict"] = [$"One of {EnumWords.List<Verdict>()}."];
        if (byName is not null && Verdict is not null && Verdict != byName)
            errors["verdict"] = ["Another verdict than this address stands for. Leave it out here."];
        if (Corrections?.Count > Reviews.MaxCorrections)
            errors["corrections"] = [$"At most {Reviews.MaxCorrections}."];
        foreach (var (place, correction) in (Corrections ?? []).Take(Reviews.MaxCorrections).Index())
            if (!Reviews.IsSound(correction))
                errors[$"corrections[{place}]"] = [$"The id of a fact, and what is right, in at most {Reviews.MaxCorrectionLength} characters."];
        return errors;
    }
}

/// <summary>A stored decision with what a client does next.</summary>
/// <param name="Status">Where the lead stands now.</param>
/// <param name="Explanation">What is to be said of it, if anything is.</param>
/// <param name="UndoUntil">Until then, and as long as nothing was sent, it can be undone.</param>
internal sealed record DecisionView(
    LeadId LeadId, LeadStatus Status, DateTimeOffset UndoUntil, int Revision, ProposedAction Action, Verdict Verdict,
    string? Subject, string? Body, string? ContentHash, IReadOnlyList<Correction> Corrections, IReadOnlyList<RejectReason> Reasons,
    string? Note, double? ActiveSeconds, ReviewerId By, DateTimeOffset At, bool Blind, bool Bulk, string? Explanation)
{
    public static DecisionView Of(Lead lead, Decision decision, TimeSpan undoWindow) => new(
        lead.Id, lead.Status, decision.At + undoWindow, decision.Revision, decision.Action, decision.Verdict,
        decision.Subject, decision.Body, decision.ContentHash, decision.Corrections, decision.Reasons,
        decision.Note, decision.ActiveSeconds, decision.By, decision.At, decision.Blind, decision.Bulk, lead.Explanation);
}
