namespace AutoReach.Adapters.Outbox;

public sealed record OutboxOptions
{
    /// <summary>Where messages are put; made when it is missing.</summary>
    public required string Folder { get; init; }
}
