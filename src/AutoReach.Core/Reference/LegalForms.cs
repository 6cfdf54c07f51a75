using System.Collections.Frozen;

namespace AutoReach.Core.Reference;

/// <summary>What the law adds to a company's name: "Inc.", "GmbH &amp; Co. KG".</summary>
public static class LegalForms
{
    /// <summary>Lower case, without full stops.</summary>
    public static FrozenSet<string> Words { get; } =
        """
        inc incorporated llc llp ltd limited gmbh mbh ag kg kgaa ohg ug corp corporation co bv nv sa sas sarl srl spa oy oyj ab aps plc pty pvt pte sdn bhd pbc
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Short words that are legal forms in capitals only: "Equinor AS", but "Known As".</summary>
    private static readonly FrozenSet<string> InCapitals = new[] { "AS", "ASA", "SE", "SL", "SLU", "LP", "KK" }.ToFrozenSet();

    /// <returns>The name without the forms at its end: "Spoqa" of "Spoqa, Inc."; a name that is nothing else stays.</returns>
    public static string Strip(string name)
    {
        var left = name;
        while (true)
        {
            var end = left.AsSpan().TrimEnd(" ,.");
            var cut = end.LastIndexOfAny(' ', ',');
            if (cut <= 0 || !IsForm(end[(cut + 1)..]) || end[..cut].TrimEnd(" ,.&+") is not { Length: > 1 } rest)
                return left;
            left = rest.ToString();
        }
    }

    private static bool IsForm(ReadOnlySpan<char> word)
    {
        var bare = word.ToString().Replace(".", "", StringComparison.Ordinal);
        return Words.Contains(bare.ToLowerInvariant()) || InCapitals.Contains(bare);
    }
}
