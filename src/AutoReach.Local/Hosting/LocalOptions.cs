using AutoReach.Runtime;

namespace AutoReach.Local.Hosting;

/// <summary>How the embedded host is started. What is secret or belongs to the machine comes from settings instead, see .github/SETTINGS.md.</summary>
public sealed record LocalOptions
{
    public required string DataFolder { get; init; }

    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Loopback server that plays the internet for research; null: the real one.</summary>
    public Uri? SampleWeb { get; init; }

    /// <summary>Also lets clients move it, and rules out a mail server; null: the system's.</summary>
    public SimulatedClock? Clock { get; init; }

    /// <summary>Whether a write is on the disk before it counts as done. A folder that is thrown away at the end can do without.</summary>
    public bool OutlivesPowerCut { get; init; } = true;

    /// <summary>Orchestrations in memory at once, at least 1. With 1, and a clock that stands, leads take their steps in the same order each time.</summary>
    public int MaxRunning { get; init; } = 64;

    /// <summary>Without it the host only works leads, as for an import.</summary>
    public bool Web { get; init; } = true;
}
