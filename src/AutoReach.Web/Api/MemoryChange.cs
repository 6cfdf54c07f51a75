using System.Text.Json;
using AutoReach.Core.Learning.Items;

namespace AutoReach.Web.Api;

/// <summary>What a client wants different about a learned item. A member that is left out stays.</summary>
internal sealed record MemoryChange
{
    /// <summary>True holds it as it is, whatever the evidence; false lets it be learned again.</summary>
    public bool? Pinned { get; init; }

    /// <summary>False switches it off, true on again.</summary>
    public bool? Active { get; init; }

    /// <summary>A value of one's own, text or number; the item is pinned with it.</summary>
    public JsonElement Value { get; init; }

    public bool TryRead(out ItemChange change)
    {
        var value = Value.ValueKind switch
        {
            JsonValueKind.String => Value.GetString(),
            JsonValueKind.Number => Value.GetRawText(),
            _ => null,
        };
        change = new ItemChange(Pinned, Active, value);
        return value is not null || Value.ValueKind == JsonValueKind.Undefined;
    }
}
