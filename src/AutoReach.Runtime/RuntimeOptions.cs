namespace AutoReach.Runtime;

/// <summary>How the embedded runtime keeps and runs its instances.</summary>
public sealed record RuntimeOptions
{
    /// <summary>Folder of the journal; created when it is missing, used by one process at a time.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Instances in memory at once, at least 1. Parked ones do not count: they are on the disk only.</summary>
    public int MaxRunning { get; init; } = 64;

    /// <summary>Whether a row is on the disk before its step counts as done; without, only a killed process is outlived.</summary>
    public bool OutlivesPowerCut { get; init; } = true;

    /// <summary>How long nothing is run after the journal could not be written.</summary>
    public TimeSpan StorageRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The journal never grows past this many bytes; null: as far as the disk goes.</summary>
    public long? MaxJournalBytes { get; init; }
}
