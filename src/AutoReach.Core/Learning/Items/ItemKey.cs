using AutoReach.Core.Qualification;

namespace AutoReach.Core.Learning.Items;

/// <summary>What kind of thing was learned.</summary>
public enum ItemKind
{
    /// <summary>What decisions add to the stated weight of an attribute or a word; its value is that weight in log-odds.</summary>
    Preference,

    /// <summary>Most words of an email.</summary>
    Length,

    Tone,

    /// <summary>The kind of opening that is kept most often.</summary>
    Opening,

    /// <summary>The kind of call to action that is kept most often.</summary>
    CallToAction,

    /// <summary>How another part, the offer or the proof, is built when it is kept.</summary>
    Structure,

    StruckPhrase,

    /// <summary>Words that people wrote again and again, with names taken out.</summary>
    Wording,

    SignOff,

    /// <summary>How much stricter (below 0) or milder one reviewer is than the team, in log-odds; kept apart from the team's taste.</summary>
    Strictness,
}

/// <summary>Names one learned thing for good: the same thing has the same key however often memory is rebuilt.</summary>
/// <param name="Name">What it is about within its kind: <c>companySize=small</c>, a phrase, <c>reviewer=ann</c>; of a kind with only
/// one item, the kind.</param>
public sealed record ItemKey(ItemKind Kind, string Name)
{
    private const int MaxSlugLength = 40;

    public static ItemKey Only(ItemKind kind) => new(kind, Camel(kind));

    public static ItemKey OfPart(string part) => new(
        part switch { "opening" => ItemKind.Opening, "callToAction" => ItemKind.CallToAction, _ => ItemKind.Structure }, part);

    /// <summary>
    /// As it would be named today. What people pinned, switched off or deleted under an older spelling of an attribute goes on to hold
    /// for the one that decisions teach now.
    /// </summary>
    public ItemKey Renew() => Kind == ItemKind.Preference && Name.Split('=', 2) is [var attribute, var value]
        ? this with { Name = LeadAttributes.Renewed(new LeadAttribute(attribute, value)).ToString() }
        : this;

    /// <summary>Safe in an address, and to be read: <c>preference-companysize-small-4k1m8v</c>.</summary>
    public string Id() => Name == Camel(Kind) ? Name : Slug.Create(Camel(Kind), Name, MaxSlugLength);

    private static string Camel(ItemKind kind) => EnumWords.Of(kind);
}

/// <summary>Text as part of an address: what can be read of it, and a digest that tells it from every other.</summary>
internal static class Slug
{
    private const int DigestBytes = 4;

    public static string Create(string kind, string text, int longest)
    {
        var plain = string.Join('-',
            text.ToLowerInvariant()
            .Split([.. text.ToLowerInvariant().Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));
        var cut = plain[..Math.Min(plain.Length, longest)].Trim('-');
        return $"{kind}-{(cut.Length > 0 ? cut + "-" : "")}{Digest.Base32($"{kind}\n{text}", DigestBytes)}";
    }
}
