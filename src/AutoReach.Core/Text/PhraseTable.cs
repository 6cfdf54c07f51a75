using System.Collections.Frozen;

namespace AutoReach.Core.Text;

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
                || (index > 0 && !IsGap(text.AsSpan(before, word - before), isShort: entry.Words[index - 1].Length <= 2)))
                return 0;
        }
        return at;
    }

    /// <param name="isShort">The word before it has one or two letters, and may be an abbreviation: "St. Louis".</param>
    private static bool IsGap(ReadOnlySpan<char> between, bool isShort)
    {
        foreach (var character in between)
            if (!char.IsWhiteSpace(character) && !(isShort && character == '.') && character is not ('-' or '‑' or '–' or '/' or '&' or '\'' or '’'))
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
