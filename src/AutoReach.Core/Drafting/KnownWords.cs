using AutoReach.Core.Text;

namespace AutoReach.Core.Drafting;

/// <summary>The words of what is known, on top of those of a wider set.</summary>
internal sealed class KnownWords(KnownWords? wider = null)
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public void Add(params ReadOnlySpan<string?> texts)
    {
        foreach (var word in PlainWords.Of(texts).Split())
            _words.Add(word);
    }

    /// <summary>All parts of a name or number must be known; of an event, a word of the same stem.</summary>
    public bool Support(Claim claim) => claim.Stem is { } stem
        ? HasStem(stem)
        : PlainWords.Of(claim.Word).Split().All(HasInAnyNumber);

    /// <summary>As it is, plural for singular and the other way; a possessive in a name ("Let's") has lost its mark.</summary>
    private bool HasInAnyNumber(string word) =>
        Has(word) || Has(word + "s") || (word.Length > 3 && word[^1] == 's' && Has(word[..^1]));

    private bool Has(string word) => _words.Contains(word) || (wider?.Has(word) ?? false);

    private bool HasStem(string stem) =>
        _words.Any(word => word.StartsWith(stem, StringComparison.Ordinal)) || (wider?.HasStem(stem) ?? false);
}
