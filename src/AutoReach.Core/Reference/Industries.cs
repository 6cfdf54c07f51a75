using System.Collections.Frozen;
using AutoReach.Core.Text;

namespace AutoReach.Core.Reference;

/// <param name="Name">Lower case; what facts carry and weights are learned under.</param>
/// <param name="Parent">The wider industry that it is part of.</param>
/// <param name="Synonyms">What lists of leads and profiles call it otherwise.</param>
/// <param name="Terms">What speaks for it on a page; weight 3 settles it nearly alone, 1 only hints.</param>
public sealed record Industry(string Name, string? Parent, IReadOnlyList<string> Synonyms, IReadOnlyList<(string Term, int Weight)> Terms);

/// <summary>The one vocabulary of industries: what pages speak of, what lists of leads and profiles state, what is compared.</summary>
public static class Industries
{
    private static readonly FrozenSet<string> Fillers = new[] { "and", "the", "industry", "sector" }.ToFrozenSet();

    public static IReadOnlyList<Industry> All { get; } = [.. Read(IndustryTable.Text)];

    private static readonly FrozenDictionary<string, Industry> ByName = All
        .SelectMany(industry => industry.Synonyms.Prepend(industry.Name).Concat(industry.Name.Split(" and ")).Select(name => (Name: Normal(name), industry)))
        .DistinctBy(entry => entry.Name).ToFrozenDictionary(entry => entry.Name, entry => entry.industry);

    /// <summary>What is looked for on pages. A term of several industries speaks for the one where it weighs most.</summary>
    public static PhraseTable<(string Industry, int Weight)> Terms { get; } =
        new(All.SelectMany(industry => industry.Terms.Select(term => (term.Term, industry.Name, term.Weight)))
            .GroupBy(term => term.Term).Select(same => same.MaxBy(term => term.Weight))
            .Select(term => (term.Term, (term.Name, term.Weight))));

    /// <returns>Null for what no table knows.</returns>
    public static Industry? Find(string name) => ByName.GetValueOrDefault(Normal(name));

    /// <returns>The one name that is compared and learned from; one that is not known stands for itself, in lower case.</returns>
    public static string Parse(string name) => Find(name)?.Name ?? name.Trim().ToLowerInvariant();

    /// <summary>
    /// The same industry under any of its names, or one that is part of the stated one; the wider one does not match where the
    /// narrower is stated. Where a name is not known, its words decide: "fish farming" is in "organic fish farming".
    /// </summary>
    public static bool Matches(string stated, string known) => (Find(stated), Find(known)) switch
    {
        ({ } wanted, { } had) => wanted.Name == had.Name || wanted.Name == had.Parent,
        _ => SharesWords(stated, known),
    };

    private static bool SharesWords(string one, string other) =>
        PlainWords.Of(one).HasWordStartingWith(other) || PlainWords.Of(other).HasWordStartingWith(one);

    private static string Normal(string name) => string.Join(' ', PlainWords.Of(name).Split().Where(word => !Fillers.Contains(word)));

    private static IEnumerable<Industry> Read(string table)
    {
        var (head, also, terms) = ("", "", "");
        foreach (var line in table.Split('\n').Append("end"))
        {
            if (line.StartsWith("  also ", StringComparison.Ordinal) || line.StartsWith("       ", StringComparison.Ordinal))
                also += line[7..] + " ";
            else if (line.StartsWith(' '))
                terms += line[2..] + " ";
            else
            {
                if (head.Split('<', StringSplitOptions.TrimEntries) is var names && names[0].Length > 0)
                    yield return new Industry(names[0], names.ElementAtOrDefault(1), [.. List(also)], [.. List(terms).Select(Weighed)]);
                (head, also, terms) = (line, "", "");
            }
        }
    }

    private static string[] List(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (string, int) Weighed(string term) => (term[..^2], term[^1] - '0');
}
