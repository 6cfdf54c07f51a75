using System.Globalization;
using System.Text;

namespace AutoReach.Core.Text;

/// <summary>Text of others made fit to stand in a line of ours.</summary>
public static class PlainText
{
    /// <summary>White space made single, control and invisible characters taken out, curly apostrophes straight.</summary>
    public static string OneLine(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
            else if (!char.IsWhiteSpace(character) && !char.IsControl(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format)
                plain.Append(character is '’' or '‘' ? '\'' : character);
        }
        return plain.ToString().TrimEnd();
    }
}
