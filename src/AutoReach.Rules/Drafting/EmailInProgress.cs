using AutoReach.Core.Drafting;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>The parts chosen so far, and what still fits.</summary>
internal sealed class EmailInProgress(Line greeting, Line? opening, Line value, Line? call, Slot signOff)
{
    private readonly List<Line> _proofs = [];

    public int Words => Composition.WordsIn(Composition.Body(Slots()));

    public bool Contains(string phrase) => Phrases.ContainsExactly(Composition.Body(Slots()), phrase);

    /// <summary>True when the opening or a proof has this subject already: <c>summary</c>, <c>technology</c>.</summary>
    public bool Speaks(Line line) => _proofs.Append(opening).OfType<Line>().Any(said => Subject(said) == Subject(line));

    public bool Has(string variantStart) => _proofs.Exists(line => line.Variant.StartsWith(variantStart, StringComparison.Ordinal));

    public void Add(Line proof) => _proofs.Add(proof);

    /// <summary>Adds it unless the email would get longer than a first email may be.</summary>
    public void TryAdd(Line proof)
    {
        _proofs.Add(proof);
        if (Words > DraftChecks.MaxWords)
            _proofs.Remove(proof);
    }

    public List<Slot> Slots()
    {
        List<Slot?> slots =
        [
            greeting.As(SlotKind.Greeting), opening?.As(SlotKind.Opening), value.As(SlotKind.Value), Proof(),
            call?.As(SlotKind.CallToAction), signOff,
        ];
        return [.. slots.OfType<Slot>()];
    }

    /// <summary>Several proofs are one slot; its variant names each, joined by <c>+</c>.</summary>
    private Slot? Proof()
    {
        var lines = _proofs.OrderBy(line => Proofs.Place(line.Variant)).ToArray();
        return lines.Length == 0 ? null : new Slot(
            SlotKind.Proof,
            string.Join(' ', lines.Select(line => line.Text)),
            [.. lines.SelectMany(line => line.Cited).Distinct()],
            string.Join('+', lines.Select(line => line.Variant)));
    }

    private static string Subject(Line line) => line.Variant.Split('.')[^1];
}
