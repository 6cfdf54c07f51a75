using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Lab;

/// <summary>The embedded host as simulations need it: they start it, work with it as its users do, and throw its folder away.</summary>
public interface ILabHost : IAsyncDisposable
{
    IServiceProvider Services { get; }

    EmbeddedRuntime Runtime { get; }

    /// <summary>Where its API listens; only with <see cref="LabHostOptions.Web"/>.</summary>
    Uri Address { get; }
}

/// <param name="Clock">Stands between moves, so that the same seed has the same weeks.</param>
public sealed record LabHostOptions(string DataFolder, SimulatedClock Clock)
{
    /// <summary>Loopback server that plays the internet for research; null: nothing is researched.</summary>
    public Uri? SampleWeb { get; init; }

    /// <summary>Whether the API listens on a free port.</summary>
    public bool Web { get; init; }

    /// <summary>See <see cref="RuntimeOptions.OutlivesPowerCut"/>.</summary>
    public bool OutlivesPowerCut { get; init; } = true;

    /// <summary>See <see cref="RuntimeOptions.MaxRunning"/>.</summary>
    public int MaxRunning { get; init; } = 64;
}

/// <summary>Starts the embedded host. The lab does not know how: whoever runs a simulation hands it in.</summary>
/// <param name="replace">Adds services after all others, so that they stand in for the usual ones.</param>
public delegate Task<ILabHost> StartLabHost(LabHostOptions options, Action<IServiceCollection> replace, CancellationToken cancellationToken);

/// <summary>A file that a lab was given cannot be used; the message says why.</summary>
public sealed class LabInputException(string message) : Exception(message);
