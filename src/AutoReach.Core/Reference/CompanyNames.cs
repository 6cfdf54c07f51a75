using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AutoReach.Core.Reference;

/// <summary>Compares names of companies as a person would: without legal forms, case, accents, spaces and hyphens.</summary>
public static class CompanyNames
{
    /// <summary>Words that add nothing to who is meant.</summary>
    private static readonly FrozenSet<string> Suffixes =
        """
        company the group holding holdings technologies technology tech labs lab software solutions systems studio studios digital media global
        international hq app apps io ai com net org dev team careers jobs get use try go join my hello agency consulting services online web foundation
        health security cloud data network networks and of as
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(LegalForms.Words).ToFrozenSet();

    /// <summary>Whether two spellings may well mean one company. Tolerant: a doubt counts as the same.</summary>
    public static bool Agree(string one, string other)
    {
        var (left, right) = (Parts(one), Parts(other));
        var (leftAll, rightAll) = (string.Concat(left), string.Concat(right));
        if (leftAll.Length == 0 || rightAll.Length == 0)
            return true; // nothing to tell apart
        var (leftCore, rightCore) = (Core(left), Core(right));
        return leftAll == rightAll || leftCore == rightCore
            || Holds(leftAll, rightCore) || Holds(rightAll, leftCore) || Holds(leftCore, rightCore) || Holds(rightCore, leftCore)
            || SharesWord(left, rightAll) || SharesWord(right, leftAll)
            || IsInitials(left, rightCore) || IsInitials(right, leftCore)
            || AlmostEqual(leftCore, rightCore);
    }

    /// <summary>Whether two spellings are one name but for legal forms and the like. Strict: a doubt counts as another.</summary>
    public static bool AreSame(string one, string other)
    {
        var (left, right) = (Parts(one), Parts(other));
        return left.Count > 0 && right.Count > 0 && (string.Concat(left) == string.Concat(right) || Core(left) == Core(right));
    }

    /// <summary>Letters and digits in lower case without accents, for keys and quick comparison.</summary>
    public static string Plain(string name) => string.Concat(Parts(name));

    private static List<string> Parts(string name)
    {
        var parts = new List<string>();
        var word = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark || character is '\'' or '’')
                continue;
            if (character is '&' or '+')
            {
                End();
                parts.Add("and");
            }
            else if (char.IsLetterOrDigit(character))
                word.Append(char.ToLowerInvariant(character));
            else
                End();
        }
        End();
        return parts;

        void End()
        {
            if (word.Length > 0)
                parts.Add(word.ToString());
            word.Clear();
        }
    }

    private static string Core(List<string> parts)
    {
        var core = string.Concat(parts.Where(part => !Suffixes.Contains(part)));
        return core.Length > 0 ? core : string.Concat(parts);
    }

    private static bool Holds(string longer, string shorter) =>
        shorter.Length >= 3 && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal)
            || (shorter.Length >= 5 && longer.Contains(shorter, StringComparison.Ordinal)));

    private static bool SharesWord(List<string> parts, string other) =>
        parts.Exists(part => part.Length >= 4 && !Suffixes.Contains(part) && other.Contains(part, StringComparison.Ordinal));

    private static bool IsInitials(List<string> parts, string other) =>
        parts.Count >= 2 && other.Length >= 2 && (Initials(parts) == other || Initials(parts.FindAll(part => !Suffixes.Contains(part))) == other
            || (Initials(parts) is { Length: >= 3 } initials && other.StartsWith(initials, StringComparison.Ordinal)));

    private static string Initials(List<string> parts) => string.Concat(parts.Select(part => part[0]));

    /// <summary>One letter more, less or other in names of six and more.</summary>
    private static bool AlmostEqual(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) < 6 || Math.Abs(one.Length - other.Length) > 1)
            return false;
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
            start++;
        var end = 0;
        while (end < one.Length - start && end < other.Length - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        return Math.Max(one.Length, other.Length) - start - end <= 1;
    }
}
