using System.Collections.Frozen;

namespace AutoReach.Core.Text;

/// <summary>Words with a full stop of their own.</summary>
public static class Abbreviations
{
    /// <summary>No word of interest is longer; bounds every look back and ahead.</summary>
    internal const int MaxLength = 24;

    /// <summary>Written before a person's name, without full stop.</summary>
    public static FrozenSet<string> Titles { get; } = Set("mr mrs ms mx dr prof messrs mme rev fr hon gen col capt lt sgt sen rep gov pres ing dipl mag");

    /// <summary>Something always follows.</summary>
    private static readonly FrozenSet<string> Leading = Set("e.g i.e eg ie vs v cf approx ca viz incl esp excl a.k.a aka resp");

    /// <summary>A number follows, else the word is an ordinary one: "No. 5", but "No. We do not."</summary>
    private static readonly FrozenSet<string> BeforeNumbers = Set(
        "no nos nr fig sec vol pp p art ch ext tel est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun reg para");

    private static readonly FrozenSet<string> MayEnd = Set(
        "inc ltd co corp llc llp plc pty jr sr etc bros dept univ assn intl st mt ft ave blvd rd bldg al est no approx mfg gmbh ph.d");

    // Not a list of all words that may start a sentence: those that hardly ever go on with a name or a company.
    private static readonly FrozenSet<string> Starters = Set(
        """
        the a an we our it its this that these those in on at with for from you your they their he she his her i as after since today and but so if when
        while here there what how why who where to by all now then however also both each every let please is are do does did can could would should
        most many some no not one two unlike before during over under until last next founded based headquartered
        """);

    /// <param name="stop">Where the full stop stands.</param>
    /// <param name="next">Where the next word starts.</param>
    internal static bool GoOn(string text, int start, int stop, int next)
    {
        var from = stop;
        while (from > start && stop - from < MaxLength && !IsBeforeWord(text[from - 1]))
            from--;
        var word = text[from..stop].ToLowerInvariant();
        if (word.Length == 0)
            return false;
        if (Titles.Contains(word) || Leading.Contains(word))
            return true;
        if (char.IsDigit(text[next]) || text[next] is '+' or '#')
            return BeforeNumbers.Contains(word) || MayEnd.Contains(word) || IsOrdinal(text, start, from, word);
        return IsOrdinal(text, start, from, word)
            || ((MayEnd.Contains(word) && !BeforeNumbers.Contains(word) || IsInitials(text.AsSpan(from, stop - from))) && !IsStarter(text, next));
    }

    private static bool IsBeforeWord(char character) =>
        char.IsWhiteSpace(character) || character is '(' or '[' or '"' or '“' or '\'' or '‘' or '/';

    /// <summary>"1. First" at the beginning of a list.</summary>
    private static bool IsOrdinal(string text, int start, int from, string word) =>
        word.Length <= 2 && word.All(char.IsAsciiDigit) && text.AsSpan(start, from - start).IsWhiteSpace();

    /// <summary>"J" of "J. Doe", "U.S", "p.m".</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return char.IsUpper(word[0]);
        var (letters, hasStop) = (0, false);
        foreach (var character in word)
        {
            hasStop |= character == '.';
            letters = character == '.' ? 0 : letters + 1;
            if (letters > 2 || (character != '.' && !char.IsLetter(character)))
                return false;
        }
        return hasStop;
    }

    private static bool IsStarter(string text, int next)
    {
        var end = next;
        while (end < text.Length && end - next < MaxLength && char.IsLetter(text[end]))
            end++;
        return Starters.Contains(text[next..end].ToLowerInvariant()) && (end == text.Length || text[end] != '.');
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
