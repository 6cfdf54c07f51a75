using System.Text;

namespace AutoReach.Core.Sending;

/// <summary>What may stand in a message. Asked when text is taken in, when an envelope is built and once more by every mailer.</summary>
public static class MailText
{
    /// <summary>
    /// Header fields hold no control character at all: a line break would begin another field, a NUL ends a string
    /// in some mail systems.
    /// </summary>
    /// <param name="field">What to call it in the answer: <c>subject</c>.</param>
    /// <returns>What is wrong, as a sentence without the text itself; null when nothing is.</returns>
    public static string? HeaderProblem(string field, string? text) => Problem(field, text ?? "", allowed: "");

    /// <summary>
    /// A body may have <c>\n</c> and tabs. A carriage return is refused, since a lone one is read as a line end by some
    /// mail systems and not by others, and since the approved text has to arrive as it was hashed.
    /// </summary>
    /// <inheritdoc cref="HeaderProblem" path="/returns"/>
    public static string? BodyProblem(string body) => Problem("body", body, allowed: "\n\t");

    private static string? Problem(string field, string text, string allowed)
    {
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
                return $"The {field} has half a character (U+{(int)text[index]:X4}) at position {index}.";
            if (Rune.IsControl(rune) && !allowed.Contains((char)rune.Value, StringComparison.Ordinal))
                return $"The {field} has a control character (U+{rune.Value:X4}) at position {index}.";
            index += rune.Utf16SequenceLength;
        }
        return null;
    }
}
