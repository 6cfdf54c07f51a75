using System.Text.Json;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Web.Api;

/// <summary>What a client wants different about a workflow's trust. A member that is left out stays; null means something of its own.</summary>
internal sealed record TrustChange
{
    public int? Level { get; init; }

    /// <summary>A level or null.</summary>
    public JsonElement Pinned { get; init; }

    public int? Cap { get; init; }
    public bool? Paused { get; init; }

    /// <summary>An object with <c>threshold</c> in [0,1], or null.</summary>
    public JsonElement FullAuto { get; init; }

    public bool? AutoPromote { get; init; }

    /// <summary>Null clears it; anything else leaves it.</summary>
    public JsonElement Tripwire { get; init; }

    public bool TryRead(out IReadOnlyList<TrustCommand> commands, out IReadOnlyDictionary<string, string[]> errors)
    {
        var read = new List<TrustCommand>();
        var wrong = new Dictionary<string, string[]>();
        if (Cap is { } cap)
            read.Add(new TrustCommand.SetCap(cap));
        if (Level is { } level)
            read.Add(new TrustCommand.SetLevel(level));
        if (Pinned.ValueKind == JsonValueKind.Null)
            read.Add(new TrustCommand.Pin(null));
        else if (Pinned.ValueKind == JsonValueKind.Number && Pinned.TryGetInt32(out var pin))
            read.Add(new TrustCommand.Pin(pin));
        else if (Pinned.ValueKind != JsonValueKind.Undefined)
            wrong["pinned"] = [$"A level from 1 to {TrustLevels.Max}, or null."];
        if (FullAuto.ValueKind == JsonValueKind.Null)
            read.Add(new TrustCommand.SetFullAuto(null));
        else if (FullAuto.ValueKind == JsonValueKind.Object && FullAuto.TryGetProperty("threshold", out var tau) && tau.ValueKind == JsonValueKind.Number)
            read.Add(new TrustCommand.SetFullAuto(tau.GetDouble()));
        else if (FullAuto.ValueKind != JsonValueKind.Undefined)
            wrong["fullAuto"] = ["An object with a threshold from 0 to 1, or null."];
        if (Tripwire.ValueKind == JsonValueKind.Null)
            read.Add(new TrustCommand.ClearTrip());
        (commands, errors) = (read, wrong);
        return wrong.Count == 0;
    }
}
