using System.Text.RegularExpressions;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Style;

/// <summary>How formally a text speaks, as far as its first line and its contractions tell.</summary>
internal static partial class ToneReading
{
    /// <returns>Null where nothing tells.</returns>
    public static Tone? Read(string body) =>
        Casual().IsMatch(body) ? Tone.Casual
        : Formal().IsMatch(body) ? Contraction().IsMatch(body) ? Tone.Neutral : Tone.Formal
        : Neutral().IsMatch(body) ? Tone.Neutral
        : null;

    [GeneratedRegex(@"^\s*(?:hi|hey|howdy|yo|hiya)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Casual();

    [GeneratedRegex(@"^\s*(?:dear|good (?:morning|afternoon|day|evening)|esteemed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Formal();

    [GeneratedRegex(@"^\s*(?:hello|greetings)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Neutral();

    [GeneratedRegex(
        @"\b(?:I|you|we|they|it|that|there|what|who|is|are|do|does|did|was|were|have|has|could|would|should|ca|wo)(?:n['’]t|['’](?:m|re|ve|ll|d|s))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Contraction();
}
