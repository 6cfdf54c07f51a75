using System.Collections.Frozen;

namespace AutoReach.Core.Research.Reading;

/// <param name="Value">What the phrase stands for.</param>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="Length">Characters.</param>
public readonly record struct PhraseHit<T>(T Value, int Start, int Length);

/// <summary>
/// Finds many words and phrases in one pass over a text: whole words, any white space or hyphen between them, without
/// case unless the phrase starts with <c>=</c>. Where two phrases start at the same word the longer one wins.
/// </summary>
public sealed class PhraseTable<T>
{
    private sealed record Entry(string[] Words, bool Exact, T Value);

    private readonly FrozenDictionary<string, Entry[]> _byFirstWord;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _find;

    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        _byFirstWord = phrases
            .Select(phrase => new Entry([.. Split(phrase.Phrase.TrimStart('='))], phrase.Phrase.StartsWith('='), phrase.Value))
            .GroupBy(entry => entry.Words[0], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray(),
                StringComparer.OrdinalIgnoreCase);
        _find = _byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public List<PhraseHit<T>> Find(string text)
    {
        var hits = new List<PhraseHit<T>>();
        Collect(text, hits);
        return hits;
    }

    /// <summary>Adds the hits in their order in the text; they do not overlap.</summary>
    public void Collect(string text, List<PhraseHit<T>> hits)
    {
        var at = 0;
        while (Words.Next(text, ref at, out var start))
        {
            if (!_find.TryGetValue(text.AsSpan(start, at - start), out var entries))
                continue;
            foreach (var entry in entries)
            {
                if (Match(text, start, entry) is not (> 0 and var end))
                    continue;
                hits.Add(new PhraseHit<T>(entry.Value, start, end - start));
                at = end;
                break;
            }
        }
    }

    private static int Match(string text, int start, Entry entry)
    {
        var comparison = entry.Exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var at = start;
        for (var index = 0; index < entry.Words.Length; index++)
        {
            var before = at;
            if (!Words.Next(text, ref at, out var word) || !text.AsSpan(word, at - word).Equals(entry.Words[index], comparison)
                || (index > 0 && !IsGap(text.AsSpan(before, word - before))))
                return 0;
        }
        return at;
    }

    private static bool IsGap(ReadOnlySpan<char> between)
    {
        foreach (var character in between)
            if (!char.IsWhiteSpace(character) && character is not ('-' or '‑' or '–' or '/' or '&' or '\'' or '’'))
                return false;
        return true;
    }

    private static IEnumerable<string> Split(string phrase)
    {
        var at = 0;
        while (Words.Next(phrase, ref at, out var start))
            yield return phrase[start..at];
    }
}

/// <summary>Words as names of techniques need them: <c>c++</c>, <c>c#</c>, <c>.net</c> and <c>node.js</c> are one word each.</summary>
public static class Words
{
    /// <summary>Moves <paramref name="at"/> behind the next word and tells where it starts.</summary>
    public static bool Next(string text, ref int at, out int start)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        start = at;
        if (at == text.Length)
            return false;
        if (start > 0 && text[start - 1] == '.' && (start == 1 || char.IsWhiteSpace(text[start - 2]) || text[start - 2] is '/' or '('))
            start--;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInner(text, at)))
            at++;
        return true;
    }

    private static bool IsInner(string text, int at) => text[at] switch
    {
        '+' or '#' => true,
        '.' => at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };
}
