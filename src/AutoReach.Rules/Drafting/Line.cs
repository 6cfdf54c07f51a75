using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Research;

namespace AutoReach.Rules.Drafting;

/// <summary>One wording of a part of an email, ready to stand there.</summary>
/// <param name="Variant">Several wordings may share one: they say the same thing in the same way.</param>
/// <param name="Facts">What its claims rest on; the import's own data (null) needs no citation.</param>
internal sealed record Line(string Variant, string Text, params IReadOnlyList<Fact?> Facts)
{
    /// <summary>The second part of the id: <c>question</c> of <c>opening.question.role</c>.</summary>
    public string Kind => Variant.Split('.')[1];

    public Slot As(SlotKind kind) => new(kind, Text, Cited, Variant);

    public IReadOnlyList<FactId> Cited => [.. Facts.OfType<Fact>().Select(fact => fact.Id).Distinct()];
}
