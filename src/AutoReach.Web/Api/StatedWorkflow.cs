using AutoReach.Core.Workflows;

namespace AutoReach.Web.Api;

/// <summary>What clients state of a workflow; id, version and times are ours.</summary>
internal sealed record StatedWorkflow
{
    /// <summary>The version that was read; needed to replace it.</summary>
    public int? Version { get; init; }

    public required string Name { get; init; }
    public string TimeZone { get; init; } = "UTC";
    public WorkflowState? State { get; init; }
    public IdealCustomerProfile Profile { get; init; } = new();
    public MessagingGuide Messaging { get; init; } = new();
    public QualityBar QualityBar { get; init; } = new();
    public TrustPolicy Trust { get; init; } = new();
    public ReviewPolicy Review { get; init; } = new();
    public SendingPolicy Sending { get; init; } = new();
    public RelationshipPolicy Relationships { get; init; } = new();

    /// <summary>Echoed by clients that send back what they read; tells whether they have seen a pause.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    public Workflow ToWorkflow(WorkflowState unlessStated) => new()
    {
        Name = Name,
        TimeZone = TimeZone,
        State = State ?? unlessStated,
        Profile = Profile,
        Messaging = Messaging,
        QualityBar = QualityBar,
        Trust = Trust,
        Review = Review,
        Sending = Sending,
        Relationships = Relationships,
    };

    /// <summary>A pause makes no new version, so a document that was read before it would silently start the workflow again.</summary>
    public bool WouldUndoPauseUnseen(Workflow current) =>
        current.State == WorkflowState.Paused && State == WorkflowState.Running && UpdatedAt is { } seen && seen != current.UpdatedAt;
}
