namespace AutoReach.Adapters.MailFolder;

public sealed record MailFolderOptions
{
    /// <summary>Where messages are put; made when it is missing.</summary>
    public required string Folder { get; init; }
}
