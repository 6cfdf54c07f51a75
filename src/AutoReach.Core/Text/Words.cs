namespace AutoReach.Core.Text;

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

    /// <summary>How many words a text has, as people count them: "co-founder's" is one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        foreach (var character in text)
        {
            var part = char.IsLetterOrDigit(character);
            if (part && !inside)
                count++;
            inside = part || (inside && character is '\'' or '’' or '-');
        }
        return count;
    }

    private static bool IsInner(string text, int at) => text[at] switch
    {
        '+' or '#' => true,
        '.' => at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };
}
