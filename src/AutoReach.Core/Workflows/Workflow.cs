using AutoReach.Core.Reference;

namespace AutoReach.Core.Workflows;

public enum WorkflowState { Running, Paused }

/// <summary>
/// What a team states about its outreach. Every change makes a new version; what was learned is kept elsewhere.
/// Everything but the name has a default.
/// </summary>
public sealed record Workflow
{
    public WorkflowId Id { get; init; }
    public int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>IANA name; decides what a day, a week and a sending hour are.</summary>
    public string TimeZone { get; init; } = "UTC";

    public WorkflowState State { get; init; } = WorkflowState.Running;
    public IdealCustomerProfile Profile { get; init; } = new();
    public MessagingGuide Messaging { get; init; } = new();
    public QualityBar QualityBar { get; init; } = new();
    public TrustPolicy Trust { get; init; } = new();
    public ReviewPolicy Review { get; init; } = new();
    public SendingPolicy Sending { get; init; } = new();
    public RelationshipPolicy Relationships { get; init; } = new();
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The stated ideal customer profile. Empty lists state nothing; they do not exclude.</summary>
public sealed record IdealCustomerProfile
{
    public IReadOnlyList<string> Industries { get; init; } = [];
    public IReadOnlyList<CompanySize> CompanySizes { get; init; } = [];
    public IReadOnlyList<string> Regions { get; init; } = [];
    public IReadOnlyList<string> Technologies { get; init; } = [];
    public IReadOnlyList<string> Roles { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<string> ExcludeKeywords { get; init; } = [];
}

public enum Tone { Casual, Neutral, Formal }

/// <summary>What is said to prospects and how.</summary>
public sealed record MessagingGuide
{
    /// <summary>What the team sells, in a sentence or two.</summary>
    public string Offer { get; init; } = "";

    public Tone Tone { get; init; } = Tone.Neutral;

    /// <summary>Phrases that every email contains, word for word.</summary>
    public IReadOnlyList<string> AlwaysInclude { get; init; } = [];

    /// <summary>Phrases that no email contains, compared without case.</summary>
    public IReadOnlyList<string> NeverInclude { get; init; } = [];

    public string SignOff { get; init; } = "Best";

    /// <summary>Links that a draft may use; every other link is refused.</summary>
    public IReadOnlyList<Uri> Links { get; init; } = [];

    public Uri? CalendarLink { get; init; }

    /// <summary>Names of competitors; a lead that is one of them, or names one on its site, waits for a person.</summary>
    public IReadOnlyList<string> Competitors { get; init; } = [];

    public Sender Sender { get; init; } = new();
}

/// <summary>Who writes. The postal address is part of every footer where the law asks for one.</summary>
public sealed record Sender
{
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public string PostalAddress { get; init; } = "";
}

/// <summary>A lead is proposed for sending when its fit, in [0,1], reaches this.</summary>
public sealed record QualityBar
{
    public double MinimumFit { get; init; } = 0.5;
}

/// <summary>How much may go wrong and how sure one has to be before the AI acts alone.</summary>
public sealed record TrustPolicy
{
    /// <summary>Tolerated disagreement ε, in (0,1).</summary>
    public double Tolerance { get; init; } = 0.10;

    /// <summary>Confidence 1 − δ of a certificate, in (0,1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The threshold in force never falls under this, in [0,1].</summary>
    public double Floor { get; init; } = 0.60;

    /// <summary>Reviews before level 2 may be proposed, 50 to 100.</summary>
    public int ReviewsForLevel2 { get; init; } = 50;

    public bool AutoPromote { get; init; }

    /// <summary>Share of what could go alone that a person still sees at level 2, in [0.1,0.2].</summary>
    public double SampleRate { get; init; } = 0.20;

    /// <summary>The same at levels 3 and 4, in [0.1,0.2].</summary>
    public double SampleRateTrusted { get; init; } = 0.10;

    /// <summary>Items of a weekly audit, 10 to 20.</summary>
    public int AuditSize { get; init; } = 15;

    /// <summary>From this value of a lead on, a person decides at levels 3 and 4 too; null: no lead is that valuable.</summary>
    public decimal? HighValueFrom { get; init; }
}

/// <summary>How long a proposal waits for a person, counted from when it was opened.</summary>
public sealed record ReviewPolicy
{
    public TimeSpan ReminderAfter { get; init; } = TimeSpan.FromDays(1);
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromDays(3);
    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromDays(14);
    public IReadOnlyList<string> DigestTo { get; init; } = [];

    /// <summary>Full hour of the workflow's day at which the digest leaves, 0 to 23; null: when people usually begin.</summary>
    public int? DigestHour { get; init; }

    /// <summary>Most items that the digest names, 1 to 100; null: what people usually decide in one sitting.</summary>
    public int? DigestSize { get; init; }

    /// <summary>Share of decided reviews that a second reviewer answers too, blind, in [0,0.5]; only while two or more are at work.</summary>
    public double OverlapShare { get; init; } = 0.05;

    /// <summary>Share of reviews that are followed by a copy with a planted fault, in [0,0.05]; only while two or more are at work.</summary>
    public double KnownBadShare { get; init; }
}

/// <summary>Whom the team is in touch with already. Such leads always wait for a person.</summary>
public sealed record RelationshipPolicy
{
    /// <summary>Domains or names of companies, as a CRM lists them.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    /// <summary>After an email to somebody at a company, its other contacts wait for a person for so long; zero: they do not.</summary>
    public TimeSpan OtherContactWithin { get; init; } = TimeSpan.Zero;
}

public enum Transport { Outbox, Smtp, Acs }

public sealed record SendingPolicy
{
    public Transport Transport { get; init; } = Transport.Outbox;

    /// <summary>How long a decision can be undone; nothing leaves before.</summary>
    public TimeSpan UndoWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Emails a day in the workflow's time zone; null: no cap.</summary>
    public int? DailyCap { get; init; }

    /// <summary>A draft whose research is older than this is researched and decided again instead of sent.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(30);
}
