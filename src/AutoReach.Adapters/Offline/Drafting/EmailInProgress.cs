using AutoReach.Core.Drafting;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>The parts chosen so far, and what still fits.</summary>
internal sealed class EmailInProgress(Line greeting, Line? opening, Line value, Line? call, Line signOff)
{
    private readonly List<Line> _proofs = [];
    private Line? _angle;
    private string _required = "";

    public int Words => Composition.WordsIn(Composition.Body(Slots()));

    public bool Contains(string phrase) => Phrases.ContainsExactly(Composition.Body(Slots()), phrase);

    /// <summary>True when the opening or a proof has this subject already: <c>summary</c>, <c>technology</c>.</summary>
    public bool Says(Line line) => _proofs.Append(opening).OfType<Line>().Any(said => said.Variant.Split('.')[^1] == line.Variant.Split('.')[^1]);

    /// <summary>Text that stands in any case, at the end of the value's paragraph.</summary>
    public void Require(string text) => _required = text;

    public void TryAdd(Line proof, int mostWords)
    {
        _proofs.Add(proof);
        if (Words > mostWords)
            _proofs.Remove(proof);
    }

    public void TryAddAngle(Line angle, int mostWords)
    {
        _angle = angle;
        if (Words > mostWords)
            _angle = null;
    }

    public List<Slot> Slots()
    {
        var said = _angle is null ? value.As(SlotKind.Value) : value.As(SlotKind.Value) with { Text = $"{value.Text} {_angle.Text}", Variant = $"{value.Variant}+{_angle.Variant}" };
        List<Slot?> slots = [greeting.As(SlotKind.Greeting), opening?.As(SlotKind.Opening), said, Proof(), call?.As(SlotKind.CallToAction), signOff.As(SlotKind.SignOff)];
        return [.. slots.OfType<Slot>()];
    }

    private Slot? Proof()
    {
        // A link ends its line, so that no punctuation gets into it.
        var lines = _proofs.OrderBy(line => line.Variant == "proof.link").Select(line => line.As(SlotKind.Proof)).ToList();
        if (_required.Length > 0)
            lines.Insert(lines.FindIndex(slot => slot.Variant == "proof.link") is >= 0 and var at ? at : lines.Count, new Slot(SlotKind.Proof, _required, [], "proof.required"));
        return lines.Count == 0 ? null : new Slot(SlotKind.Proof, string.Join(' ', lines.Select(slot => slot.Text)),
            [.. lines.SelectMany(slot => slot.Facts).Distinct()], string.Join('+', lines.Select(slot => slot.Variant)));
    }
}
