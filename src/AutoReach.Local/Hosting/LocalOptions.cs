namespace AutoReach.Local.Hosting;

/// <summary>How the embedded host is started. What is secret or belongs to the machine comes from settings instead, see the README.</summary>
public sealed record LocalOptions
{
    public required string DataFolder { get; init; }

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Loopback server that plays the internet for research; null: the real one.</summary>
    public Uri? SampleWeb { get; init; }

    public bool SimulatedClock { get; init; }

    /// <summary>Without it the host only works leads, as for an import.</summary>
    public bool Web { get; init; } = true;
}
