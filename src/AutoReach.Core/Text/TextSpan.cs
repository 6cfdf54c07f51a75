namespace AutoReach.Core.Text;

/// <summary>A part of a text by its place, so that what was found can be found again.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public string In(string text) => text.Substring(Start, Length);
}
