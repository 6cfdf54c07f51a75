using System.Globalization;
using System.Text.Json.Serialization;
using AutoReach.Core.Drafting;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Trust;

namespace AutoReach.Core.Leads;

public enum LeadStatus
{
    Queued, Researching, Qualifying, Drafting, AwaitingDecision, Scheduled,
    Sent, Skipped, Rejected, Expired, Failed, Canceled, Unknown,
}

public static class LeadStatuses
{
    /// <summary>No step changes such a lead any more; only a person's undo or retry does.</summary>
    public static bool IsFinal(this LeadStatus status) => status is LeadStatus.Sent or LeadStatus.Skipped or LeadStatus.Rejected
        or LeadStatus.Expired or LeadStatus.Failed or LeadStatus.Canceled or LeadStatus.Unknown;
}

/// <summary>What the AI proposes to do with a lead.</summary>
public enum ProposedAction { Send, Skip }

/// <summary>
/// A lead's present state, the result of each step so far. Earlier drafts and decisions are kept beside it
/// by revision; how it came to be is its timeline.
/// </summary>
public sealed record Lead
{
    public required LeadId Id { get; init; }
    public required WorkflowId WorkflowId { get; init; }
    public required Prospect Prospect { get; init; }
    public LeadStatus Status { get; init; } = LeadStatus.Queued;

    /// <summary>Why it stands where it stands, in a sentence, where the status alone does not say.</summary>
    public string? Explanation { get; init; }

    public ProposedAction? Action { get; init; }

    /// <summary>Number of the present proposal, from 1; 0 before there is one.</summary>
    public int Revision { get; init; }

    /// <summary>A person wants this lead although the AI proposed to skip it.</summary>
    public bool IsWanted { get; init; }

    /// <summary>A person has asked for the present proposal: it comes back to people, however sure the AI is.</summary>
    public bool IsAskedFor { get; init; }

    public LeadResearch? Research { get; init; }
    public QualificationResult? Qualification { get; init; }
    public Draft? Draft { get; init; }
    public GateVerdict? Gate { get; init; }

    /// <summary>The lead whose proposal this is a copy of; see <see cref="Review.ProposalCopy"/>. Nothing is ever done to a copy; null for a lead.</summary>
    public LeadId? CopyOf { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Which attempt at this lead, from 1; a person's retry starts the next one.</summary>
    public int Run { get; init; } = 1;

    /// <summary>Events written so far; the next one's place in the timeline.</summary>
    public int Events { get; init; }

    /// <summary>The step of the lead's own orchestration that wrote last; see <see cref="HasDone"/>.</summary>
    public string? LastStep { get; init; }

    /// <summary>The intake request that brought it and the row there, so that a repeated request answers the same.</summary>
    public string? IntakeKey { get; init; }

    /// <summary>The orchestration instance of the present run.</summary>
    [JsonIgnore]
    public string InstanceId => Run == 1 ? Id.Value : $"{Id.Value}~{Run}";

    [JsonIgnore]
    public bool IsFinished => Status.IsFinal();

    /// <summary>Whether a step belongs to one of this lead's own runs; audits and copies have orchestrations of their own.</summary>
    public bool OwnsStep(StepKey step) => RunOf(step.Instance) is not null;

    /// <summary>
    /// Whether a step is over for good: it wrote last, a later one of its run did, or the lead has a later run. A crash may
    /// repeat a step late, when the flow is several steps on; whoever is told yes here changes nothing.
    /// </summary>
    public bool HasDone(StepKey step) => RunOf(step.Instance) is { } run
        && (run < Run || (StepKey.TryParse(LastStep) is { } last && last.Instance == step.Instance && step.Row <= last.Row));

    /// <returns>Which run of this lead an instance is; null when it is none.</returns>
    private int? RunOf(string instance) => instance == Id.Value ? 1
        : instance.StartsWith($"{Id.Value}~", StringComparison.Ordinal)
            && int.TryParse(instance.AsSpan(Id.Value.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? run : null;
}

/// <summary>Which dossier the lead was judged on, and what speaks against writing to this contact now.</summary>
/// <param name="Company">Key of the company, see <see cref="Reference.CompanyKey"/>.</param>
/// <param name="DossierVersion">Version of that company's dossier.</param>
/// <param name="ResearchedAt">When the dossier was gathered.</param>
/// <param name="Score">Stage score r in [0,1]: how sure the research is.</param>
/// <param name="Flags">The company's flags and those of this contact.</param>
public sealed record LeadResearch(
    string Company, string DossierVersion, DateTimeOffset ResearchedAt, double Score, IReadOnlyList<ContextFlag> Flags)
{
    /// <summary>The score in [0,1] by research's own rules, before anything learned; null where nothing spoke.</summary>
    public double? Opinion { get; init; }
}

public static class Actor
{
    public const string Ai = "ai";
    public const string System = "system";
}
