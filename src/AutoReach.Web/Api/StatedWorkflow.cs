using AutoReach.Core.Workflows;

namespace AutoReach.Web.Api;

/// <summary>What clients state of a workflow; id, version and times are ours.</summary>
internal sealed record StatedWorkflow
{
    /// <summary>The version that was read; needed to replace it.</summary>
    public int? Version { get; init; }

    public required string Name { get; init; }
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How a new workflow begins. Afterwards only pause and resume change it; stated again it must be what stands.</summary>
    public WorkflowState? State { get; init; }

    public IdealCustomerProfile Profile { get; init; } = new();
    public MessagingGuide Messaging { get; init; } = new();
    public QualityBar QualityBar { get; init; } = new();
    public TrustPolicy Trust { get; init; } = new();
    public ReviewPolicy Review { get; init; } = new();
    public SendingPolicy Sending { get; init; } = new();
    public RelationshipPolicy Relationships { get; init; } = new();

    public Workflow ToWorkflow(WorkflowState state) => new()
    {
        Name = Name,
        TimeZone = TimeZone,
        State = state,
        Profile = Profile,
        Messaging = Messaging,
        QualityBar = QualityBar,
        Trust = Trust,
        Review = Review,
        Sending = Sending,
        Relationships = Relationships,
    };
}
