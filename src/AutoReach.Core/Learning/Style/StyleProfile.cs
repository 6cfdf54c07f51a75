using System.Collections.Frozen;
using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Style;

/// <summary>How a team wants its emails, as far as its decisions have shown. What is null or empty is not known.</summary>
public sealed record StyleProfile
{
    /// <summary>Emails of a team that has decided less than this say nothing yet.</summary>
    public const int MinEmails = 5;

    public static readonly StyleProfile Nothing = new();

    public int Emails { get; init; }
    public int? MaxWords { get; init; }
    public Tone? Tone { get; init; }
    public string? SignOff { get; init; }

    /// <summary>Phrases that people take out.</summary>
    public IReadOnlyList<string> Avoid { get; init; } = [];

    public IReadOnlyList<Wording> Wordings { get; init; } = [];

    /// <summary>By <c>part.kind</c> and by variant.</summary>
    public IReadOnlyDictionary<string, Tally> Tallies { get; init; } = FrozenDictionary<string, Tally>.Empty;

    /// <summary>The kind that a person wants of a part, by part.</summary>
    public IReadOnlyDictionary<string, string> Preferred { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// Thompson sampling: a kind, then a variant of it, is chosen as often as it is likely to be the one that is kept.
    /// A <see cref="ChooseVariant"/>.
    /// </summary>
    public int Choose(string part, IReadOnlyList<string> variants, string seed)
    {
        if (Preferred.GetValueOrDefault(part) is { } wanted && variants.Where(variant => KindOf(variant) == wanted).ToArray() is { Length: > 0 } of
            && of.Length < variants.Count)
            return variants.Index().First(variant => variant.Item == of[Choose(part, of, seed)]).Index;
        if (Emails < MinEmails || variants.Count < 2)
            return SeededChoice.Choose(part, variants, seed);
        var random = new Randomness($"{seed}\n{part}");
        var kind = variants.Select(KindOf).Distinct().MaxBy(kind => Tallies.GetValueOrDefault($"{part}.{kind}").Draw(random))!;
        return Enumerable.Range(0, variants.Count).Where(at => KindOf(variants[at]) == kind)
            .MaxBy(at => Tallies.GetValueOrDefault(variants[at]).Draw(random));
    }

    public static string KindOf(string variant) => variant.Split('.') is [_, var kind, ..] ? kind : variant;
}
