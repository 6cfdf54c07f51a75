using System.Collections.Frozen;
using AutoReach.Core.Text;

namespace AutoReach.Core.Reference;

/// <param name="Key">Lower case; what facts carry, what is compared and learned from.</param>
/// <param name="Written">How it is written in a sentence; null for a field of work (<c>cloud</c>) or a name not known.</param>
/// <param name="Families">Keys of the wider kinds that it belongs to, nearest first: <c>devops</c> and <c>cloud</c> of <c>kubernetes</c>.</param>
public sealed record Technology(string Key, string? Written, IReadOnlyList<string> Families);

/// <param name="IsAmbiguous">An everyday word too; it counts only beside another technology.</param>
public readonly record struct TechnologyTerm(Technology Technology, bool IsAmbiguous);

/// <summary>The one vocabulary of technologies: what pages name, what lists of leads and profiles state, what is compared.</summary>
public static class Technologies
{
    private sealed record Row(string Key, string? Written, string[] Families, string[] OnPages, string[] InLists)
    {
        public IEnumerable<string> Names => [Key, Written ?? Key, .. OnPages.Select(name => name.TrimStart('~', '=')), .. InLists];
    }

    private static readonly Row[] Rows =
        [.. new[] { TechnologyTable.Fields, TechnologyTable.Frameworks, TechnologyTable.Platforms, TechnologyTable.Products }.SelectMany(Lines).Select(Read)];

    private static readonly FrozenDictionary<string, string[]> Parents = Rows.ToFrozenDictionary(row => row.Key, row => row.Families);

    public static IReadOnlyList<Technology> All { get; } = [.. Rows.Select(row => new Technology(row.Key, row.Written, Ancestors(row.Key)))];

    private static readonly FrozenDictionary<string, Technology> ByName = Rows
        .Zip(All, (row, technology) => row.Names.Select(name => (Name: Normal(name), Technology: technology))).SelectMany(names => names)
        .DistinctBy(entry => entry.Name).ToFrozenDictionary(entry => entry.Name, entry => entry.Technology);

    private static readonly (string Part, Technology Technology)[] MarkupSigns =
        [.. Lines(TechnologyTable.Markup).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(sign => (sign[0], Parse(sign[1])))];

    /// <summary>What is looked for on pages.</summary>
    public static PhraseTable<TechnologyTerm> Terms { get; } = new(Rows.Zip(All, (row, technology) => row.OnPages
        .Select(name => (name.TrimStart('~'), new TechnologyTerm(technology, name.StartsWith('~'))))).SelectMany(terms => terms));

    /// <summary>All spellings that <see cref="Terms"/> finds a technology by.</summary>
    public static IEnumerable<string> NamesOnPages(Technology technology) =>
        Rows.Single(row => row.Key == technology.Key).OnPages.Select(name => name.TrimStart('~', '='));

    /// <summary>All that <see cref="FindInMarkup"/> looks for.</summary>
    public static IEnumerable<string> MarkupParts => MarkupSigns.Select(sign => sign.Part);

    /// <returns>A name that is not known stands for itself, in lower case.</returns>
    public static Technology Parse(string name) =>
        ByName.GetValueOrDefault(Normal(name)) ?? new Technology(name.Trim().ToLowerInvariant(), null, []);

    public static bool IsKnown(string name) => ByName.ContainsKey(Normal(name));

    /// <summary>
    /// A technology that is stated is matched by itself under any of its names, a family that is stated by each of its members
    /// too. Never by a sibling, and a member not by its bare family: who works with Azure, or just "cloud", need not know AWS.
    /// </summary>
    public static bool Matches(string stated, string known)
    {
        var (wanted, had) = (Parse(stated), Parse(known));
        return wanted.Key == had.Key || had.Families.Contains(wanted.Key);
    }

    /// <param name="marker">A generator, an address of a script or style, or a telling attribute.</param>
    public static Technology? FindInMarkup(string marker)
    {
        foreach (var (part, technology) in MarkupSigns)
            if (marker.Contains(part, StringComparison.OrdinalIgnoreCase))
                return technology;
        return null;
    }

    private static IEnumerable<string> Lines(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Row Read(string line)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        var onPages = fields.Length < 4 ? [fields[0]] : fields[3] == "-" ? [] : List(3);
        return new Row(fields[0], fields[1].Length > 0 ? fields[1] : null, List(2), onPages, List(4));

        string[] List(int field) => field >= fields.Length ? []
            : fields[field].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string[] Ancestors(string key)
    {
        var found = new List<string>(Parents[key]);
        for (var at = 0; at < found.Count; at++)
            found.AddRange(Parents[found[at]].Except(found));
        return [.. found];
    }

    /// <summary>Case, hyphens and blanks do not count: "React-Native" is "react native".</summary>
    private static string Normal(string name)
    {
        var words = new List<string>();
        for (var at = 0; Words.Next(name, ref at, out var start);)
            words.Add(name[start..at].ToLowerInvariant());
        return string.Join(' ', words);
    }
}
