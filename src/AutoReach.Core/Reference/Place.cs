using System.Collections.Frozen;

namespace AutoReach.Core.Reference;

public enum PlaceKind
{
    City,

    /// <summary>A part of a country: <c>California</c>.</summary>
    State,

    Country,

    /// <summary>Several countries: <c>dach</c>, <c>africa</c>.</summary>
    Group,

    World,

    /// <summary>A name that the gazetteer does not know; it stands for itself.</summary>
    Unknown,
}

/// <param name="Key">Tells places apart: <c>kenya</c>, <c>nairobi, kenya</c>, <c>emea</c>.</param>
/// <param name="Name">As it was written: <c>Berlin</c>, <c>Germany</c>.</param>
/// <param name="Country">The country that it is or lies in; null of more than one.</param>
/// <param name="Regions">The continents, as <see cref="Reference.Regions"/> names them, that it lies or reaches in.</param>
public sealed record Place(PlaceKind Kind, string Key, string Name, string? Country, IReadOnlyList<string> Regions)
{
    /// <summary>Keys of all that it lies in, its own included.</summary>
    internal FrozenSet<string> Within { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Countries of a group.</summary>
    internal FrozenSet<string> Countries { get; init; } = FrozenSet<string>.Empty;

    public bool IsCity => Kind is PlaceKind.City or PlaceKind.State;

    /// <summary>The first of its regions; countries have one.</summary>
    public string Region => Regions[0];

    public bool IsInside(Place other) => Key == other.Key || Within.Contains(other.Key);

    /// <summary>What is true of one may be true of the other: Germany and Europe, Europe and EMEA; not Germany and France.</summary>
    public bool Overlaps(Place other) => IsInside(other) || other.IsInside(this) || Countries.Overlaps(other.Countries);

    /// <summary>For people: <c>Nairobi, Kenya</c>.</summary>
    public string Text => IsCity ? $"{Name}, {Country}" : Name;
}
