using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;

namespace AutoReach.Orchestration;

/// <summary>Starts, wakes and ends instances. Implemented by each host.</summary>
public interface IOrchestrationClient
{
    /// <summary>Durable when it returns. An instance that exists already is left as it is.</summary>
    Task StartAsync<TIn>(Flow<TIn> flow, string instanceId, TIn input, CancellationToken cancellationToken);

    /// <summary>Durable when it returns. At least once, and dropped for an unknown or ended instance: only wake with it.</summary>
    Task SignalAsync<T>(string instanceId, Signal<T> signal, T payload, CancellationToken cancellationToken);

    /// <summary>Ends an instance where it stands; unknown and ended ones are left as they are.</summary>
    Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken);

    Task<InstanceSummary?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Forgets instances that were started before a moment and have completed or been terminated. Failed ones stay for people to look at.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> PurgeAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken);
}

public enum InstanceState { Pending, Running, Waiting, Completed, Failed, Terminated }

/// <param name="Status">What the flow last reported with SetStatus.</param>
/// <param name="Failure">Why it failed, or what ended it.</param>
public sealed record InstanceSummary(string InstanceId, InstanceState State, string? Status, string? Failure);

/// <summary>Reads what can be known of a company. Bad sites end as a dossier that says so, never as an exception.</summary>
public interface IResearcher
{
    /// <summary>Which rules, prompts and models it works by. Another one opens a new epoch of trust.</summary>
    string Version => "1";

    Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken);
}

/// <summary>A researcher that can also hand over the pages which its dossier rests on, for whoever adds to it.</summary>
public interface IPageResearcher : IResearcher
{
    Task<ResearchedPages> ReadAsync(CompanyToResearch company, CancellationToken cancellationToken);
}

/// <param name="Dossier">What the pages say.</param>
/// <param name="Pages">None where the site could not be read.</param>
public sealed record ResearchedPages(Dossier Dossier, IReadOnlyList<ReadablePage> Pages);

/// <summary>Reads the few pages of a company's site that tell most, politely and within the company's time.</summary>
public interface IPageReader
{
    /// <returns>What could be read; a site that cannot be read is an answer, never an exception.</returns>
    Task<SiteReading> ReadAsync(Uri website, CancellationToken cancellationToken);
}

/// <summary>What could be read of a company's site.</summary>
/// <param name="Pages">Readable pages, the entrance first; empty when there is none.</param>
/// <param name="Reads">Every page that was asked for, in the order asked.</param>
/// <param name="Failure">Why there is nothing to read, to follow "The site could not be read:"; null when there is.</param>
public sealed record SiteReading(IReadOnlyList<ReadablePage> Pages, IReadOnlyList<PageRead> Reads, string? Failure);

/// <param name="Key">See <see cref="Core.Reference.CompanyKey"/>.</param>
/// <param name="Name">As the lead file spells it.</param>
/// <param name="Website">Null: there is none; the dossier says so.</param>
public sealed record CompanyToResearch(string Key, string Name, Uri? Website);

/// <summary>Judges whether the team wants a lead.</summary>
public interface IQualifier
{
    /// <summary>Which rules, prompts and models it works by. Another one opens a new epoch of trust.</summary>
    string Version => "1";

    Task<QualificationResult> QualifyAsync(Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken);
}

/// <summary>Writes the email. Its text is untrusted: the drafting checks decide whether it may pass.</summary>
public interface IDrafter
{
    /// <summary>Which rules, prompts and models it works by. Another one opens a new epoch of trust.</summary>
    string Version => "1";

    Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken);
}

/// <param name="Flags">What speaks against writing now; a drafter may avoid the subject.</param>
/// <param name="Style">What the team has taught of its style; a drafter follows it where the request says nothing else.</param>
/// <param name="Revision">Number of the draft to write, from 1.</param>
/// <param name="Previous">The draft that a person wants redone; null on the first.</param>
/// <param name="Instruction">What that person asked for.</param>
/// <param name="Seed">Stable for lead and revision; every choice of the drafter derives from it.</param>
public sealed record DraftRequest(
    Workflow Workflow, Prospect Prospect, Dossier Dossier, IReadOnlyList<ContextFlag> Flags,
    StyleProfile Style, int Revision, Draft? Previous, string? Instruction, string Seed)
{
    /// <summary>Emails that people let pass at leads like this one, see <see cref="AgentMemory.ExamplesFor"/>.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

/// <summary>Hands a message to a mail system.</summary>
public interface IMailer
{
    Transport Transport { get; }

    /// <summary>Tries once. Throws only before anything can have left; an end that is not known is <see cref="DeliveryState.Unknown"/>.</summary>
    Task<Delivery> SendAsync(Envelope envelope, CancellationToken cancellationToken);

    /// <summary>What the mail system knows of an earlier attempt under this key.</summary>
    Task<Delivery> FindAsync(string idempotencyKey, CancellationToken cancellationToken);
}
