using System.Globalization;
using System.Text;

namespace AutoReach.Core.Text;

/// <summary>
/// Text reduced to lower-case words with one space before each, so that a keyword can be found where a word starts:
/// <c>Open-source tools</c> becomes <c>" open source tools"</c>. Keeps <c>+</c> and <c>#</c> (C++, C#); what no reader sees,
/// such as a soft hyphen, does not part a word.
/// </summary>
public readonly record struct PlainWords
{
    private readonly string? _text;

    private PlainWords(string text) => _text = text;

    public string Text => _text ?? "";

    public bool IsEmpty => Text.Length == 0;

    public static PlainWords Of(params ReadOnlySpan<string?> parts)
    {
        var words = new StringBuilder();
        foreach (var part in parts)
        {
            var inWord = false;
            foreach (var character in part ?? "")
            {
                if (IsUnseen(character))
                    continue;
                var belongs = char.IsLetterOrDigit(character) || character is '+' or '#';
                if (belongs && !inWord)
                    words.Append(' ');
                if (belongs)
                    words.Append(char.ToLowerInvariant(character));
                inWord = belongs || (inWord && character is '\'' or '’');
            }
        }
        return new PlainWords(words.ToString());
    }

    /// <summary>True where a word, or the first of several, starts with it: <c>develop</c> is in <c>for developers</c>.</summary>
    public bool HasWordStartingWith(string keyword)
    {
        var wanted = Of(keyword);
        return !wanted.IsEmpty && Text.Contains(wanted.Text, StringComparison.Ordinal);
    }

    /// <summary>True where all its words stand as whole words, one after the other.</summary>
    public bool HasPhrase(string phrase)
    {
        var wanted = Of(phrase);
        return !wanted.IsEmpty && (Text + " ").Contains(wanted.Text + " ", StringComparison.Ordinal);
    }

    private static bool IsUnseen(char character) => char.IsControl(character)
        ? !char.IsWhiteSpace(character)
        : character > '\u007f' && char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    public string[] Split() => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
