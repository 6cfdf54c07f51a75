using AutoReach.Core.Drafting;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>
/// Chooses one line for a part of the email. What must not be said, what has been said already and what would be too
/// long goes first; a redraft then keeps or leaves the earlier choice; the chooser decides among the rest.
/// </summary>
internal sealed class LinePicker(ChooseVariant choose, string seed, IReadOnlyList<string> avoid, RedraftWish wish, Draft? previous)
{
    private readonly SaidSoFar _said = new();

    /// <param name="mostWords">Roughly; a line goes over it rather than having none.</param>
    /// <param name="filledIn">Text that every line of this part repeats, such as the offer; not held against a line.</param>
    /// <param name="fresh">Rather none than one that says again what has been said.</param>
    /// <returns>Null where there is no line that may be said.</returns>
    public Line? Pick(string part, IEnumerable<Line> lines, double mostWords, string? kind = null, string filledIn = "", bool fresh = false)
    {
        var sayable = lines.Where(line => !avoid.Any(phrase => Phrases.Contains(line.Text, phrase))).ToList();
        sayable = Prefer(sayable, line => !(wish.NoQuestions && line.Text.Contains('?', StringComparison.Ordinal)));
        sayable = Prefer(sayable, line => kind is null || line.Kind == kind);
        sayable = fresh
            ? [.. sayable.Where(line => !_said.IsRepeatedBy(line.Text))]
            : Prefer(sayable, line => !_said.IsRepeatedBy(WithoutFilling(line.Text, filledIn)));
        var fitting = sayable.GroupBy(line => line.Variant).SelectMany(same => ShortEnough([.. same], mostWords)).ToList();
        sayable = fitting.Count > 0 ? fitting : [.. sayable.OrderBy(line => line.Text.Length).Take(1)];
        var chosen = Kept(part, sayable) ?? Choose(part, Otherwise(part, sayable));
        if (chosen is not null)
            _said.Remember(WithoutFilling(chosen.Text, filledIn));
        return chosen;
    }

    /// <summary>Whether a redraft that was not asked to change this part had one of these lines.</summary>
    public bool Keeps(string part, IEnumerable<Line> lines) =>
        previous is not null && !wish.Change.Contains(part) && Before(part).Text is { Length: > 0 } before && lines.Any(line => before == line.Text);

    private Line? Choose(string part, List<Line> lines)
    {
        if (lines.Count == 0)
            return null;
        var variants = lines.Select(line => line.Variant).Distinct().ToArray();
        var variant = variants[choose(part, variants, seed)];
        var wordings = lines.Where(line => line.Variant == variant).ToArray();
        return wordings[SeededChoice.Choose(variant, [.. wordings.Select(line => line.Text)], seed)];
    }

    /// <summary>A redraft keeps what it was not asked to change: the same words, else the same variant.</summary>
    private Line? Kept(string part, List<Line> lines)
    {
        if (previous is null || wish.Change.Contains(part))
            return null;
        var before = Before(part);
        return lines.FirstOrDefault(line => before.Text.Length > 0 && before.Text.Contains(line.Text, StringComparison.Ordinal))
            ?? Choose(part, [.. lines.Where(line => before.Variants.Contains(line.Variant))]);
    }

    private List<Line> Otherwise(string part, List<Line> lines)
    {
        if (previous is null || !wish.Change.Contains(part))
            return lines;
        var before = Before(part);
        return Prefer(Prefer(lines, line => !before.Text.Contains(line.Text, StringComparison.Ordinal)),
            line => !before.Variants.Contains(line.Variant));
    }

    private (string Text, string[] Variants) Before(string part)
    {
        if (part == "subject")
            return (previous!.Subject, []);
        var slots = previous!.Slots.Where(slot => string.Equals(slot.Kind.ToString(), part, StringComparison.OrdinalIgnoreCase)).ToArray();
        return (string.Join(' ', slots.Select(slot => slot.Text)), [.. slots.SelectMany(slot => slot.Variant.Split('+'))]);
    }

    private static IEnumerable<Line> ShortEnough(Line[] wordings, double mostWords)
    {
        var fitting = wordings.Where(line => Composition.WordsIn(line.Text) <= mostWords).ToArray();
        return fitting.Length > 0 ? fitting
            : wordings.OrderBy(line => line.Text.Length).Take(1).Where(line => Composition.WordsIn(line.Text) <= mostWords * 1.5);
    }

    private static List<Line> Prefer(List<Line> lines, Func<Line, bool> wanted)
    {
        var kept = lines.Where(wanted).ToList();
        return kept.Count > 0 ? kept : lines;
    }

    private static string WithoutFilling(string text, string filledIn) =>
        filledIn.Length == 0 ? text : text.Replace(filledIn, "", StringComparison.OrdinalIgnoreCase);
}
