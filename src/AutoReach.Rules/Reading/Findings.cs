using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>The facts found so far. What is said twice is kept once, with the page that said it first.</summary>
internal sealed class Findings(DateTimeOffset observedAt)
{
    private readonly HashSet<(FactKind Kind, string Value)> _seen = [];
    private readonly List<Fact> _facts = [];

    public IReadOnlyList<Fact> Facts => _facts;

    public int Count(FactKind kind) => _facts.Count(fact => fact.Kind == kind);

    /// <param name="kind">What it is about.</param>
    /// <param name="value">Normalised.</param>
    /// <param name="page">Where it was read.</param>
    /// <param name="excerpt">Words that stand on that page; cut to 300 characters at a word's end.</param>
    /// <param name="publishedAt">The date that the page gives.</param>
    public void Add(FactKind kind, string value, ReadablePage page, string excerpt, DateTimeOffset? publishedAt = null)
    {
        if (!_seen.Add((kind, value.ToLowerInvariant())))
            return;
        var source = page.Address.AbsoluteUri;
        _facts.Add(new Fact(Fact.IdOf(kind, value, source), kind, value, source, Sentences.Excerpt(excerpt), observedAt, publishedAt));
    }
}
