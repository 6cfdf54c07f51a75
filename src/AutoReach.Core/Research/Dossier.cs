namespace AutoReach.Core.Research;

public enum FactKind
{
    Summary, Industry, Size, Region, Technology, Person, News, Product, Customer, Hiring, Location, Founded, Name, Other,
}

/// <summary>One thing known about a company, with where it was read.</summary>
/// <param name="Id">Unique in its dossier and stable for the same kind, value and source.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Value">The normalised value: <c>small</c>, <c>europe</c>, <c>go</c>, or a sentence.</param>
/// <param name="Source">Address of the page, or <c>import:</c> and the lead file's source.</param>
/// <param name="Excerpt">The words on the page that say so, at most 300 characters.</param>
/// <param name="ObservedAt">When the page was read.</param>
/// <param name="PublishedAt">The date that the page itself gives, for news.</param>
public sealed record Fact(
    FactId Id, FactKind Kind, string Value, string Source, string Excerpt, DateTimeOffset ObservedAt, DateTimeOffset? PublishedAt = null)
{
    public static FactId IdOf(FactKind kind, string value, string source) =>
        new("f_" + Digest.Base32($"{kind}\n{value}\n{source}", bytes: 6));
}

public enum FlagKind
{
    Layoffs, Merger, Crisis, Controversy, Competitor, Relationship, Mismatch, Stale, Ungrounded, MessagingRule, Injection, Suppressed,
}

/// <summary>Something that speaks against an ordinary first email. A blocking flag always brings a person in.</summary>
public sealed record ContextFlag(FlagKind Kind, bool Blocking, string Evidence, string? Source = null);

/// <summary>A page that research read or tried to read.</summary>
/// <param name="Address">Where it was asked for.</param>
/// <param name="Outcome">HTTP status, or why there is none: <c>timed out</c>, <c>robots.txt</c>, <c>too large</c>.</param>
/// <param name="Words">Words of readable text.</param>
public sealed record PageRead(Uri Address, string Outcome, int Words);

/// <summary>A name that a page mentions; a workflow looks for its competitors among them.</summary>
/// <param name="Name">As it is written there.</param>
/// <param name="Sentence">Where it stands, at most 200 characters.</param>
/// <param name="Source">Address of the page.</param>
public sealed record Mention(string Name, string Sentence, string Source);

/// <summary>What is known of one company: shared by its contacts, refreshed when stale, never changed in place.</summary>
public sealed record Dossier
{
    /// <summary>Key of the company, see <see cref="Reference.CompanyKey"/>.</summary>
    public required string Company { get; init; }

    public required string Version { get; init; }
    public Uri? Website { get; init; }
    public IReadOnlyList<PageRead> Pages { get; init; } = [];
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<ContextFlag> Flags { get; init; } = [];
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
    public DateTimeOffset ResearchedAt { get; init; }
}
