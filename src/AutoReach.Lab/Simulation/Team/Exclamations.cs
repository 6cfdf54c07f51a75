using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>Exclamation marks that end a sentence; not those of a name (Yahoo!) that a sentence goes on after, nor of a quotation.</summary>
internal static partial class Exclamations
{
    public static bool StandIn(string text) => Mark().IsMatch(EmailText.OwnWords(text));

    /// <summary>Each as a full stop. Quotations stay.</summary>
    public static string Calmed(string text) => Mark().Replace(text, match => match.Index > 0 && IsQuoted(text, match.Index) ? match.Value : ".");

    private static bool IsQuoted(string text, int at) => text[..at].Count(character => character is '"' or '“' or '”') % 2 == 1;

    [GeneratedRegex(@"!+(?=\s*$|\s+\p{Lu})")]
    private static partial Regex Mark();
}
