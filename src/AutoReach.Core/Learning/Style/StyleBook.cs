using System.Collections.Frozen;
using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Style;

/// <summary>The fold of all emails that people approved or edited; <see cref="Profile"/> is what they say.</summary>
internal sealed class StyleBook
{
    /// <summary>Consistent pieces of evidence before anything is taken for a preference.</summary>
    public const int Enough = 5;

    private const int LengthsKept = 300;
    private const int ShortestLimit = 30; // words; no email can do with less

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<Wording, int> _wordings = [];
    private readonly Dictionary<string, int> _struck = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(int Words, bool Shortened)> _lengths = new();
    private readonly Dictionary<string, int> _signOffs = new(StringComparer.Ordinal);
    private readonly Dictionary<Tone, Tally> _tones = [];

    private int _emails;

    public void Take(DecisionRecord record)
    {
        if (record.Email is not { } email)
            return;
        _emails++;
        var edit = EmailEdit.Of(email.Draft, email.Body);
        foreach (var slot in edit.Slots)
            Take(slot, record);
        Count("subject", email.Draft.Subject == email.Subject, null);
        TakeLength(edit);
        TakeTone(email.Body);
    }

    /// <summary>Everything counts less from now on: 0 forgets it.</summary>
    public void Decay(double factor)
    {
        foreach (var (key, tally) in _tallies.ToArray())
            _tallies[key] = new Tally(tally.Kept * factor, tally.Changed * factor);
        if (factor > 0)
            return;
        _emails = 0;
        _tallies.Clear();
        _wordings.Clear();
        _struck.Clear();
        _lengths.Clear();
        _signOffs.Clear();
        _tones.Clear();
    }

    public StyleProfile Profile() => new()
    {
        Emails = _emails,
        MaxWords = Longest(),
        Tone = FavouriteTone(),
        SignOff = SignOff(),
        Avoid = [.. _struck.Where(phrase => phrase.Value >= Enough).Select(phrase => phrase.Key)],
        Wordings = [.. Adopted()],
        Tallies = _tallies.ToFrozenDictionary(StringComparer.Ordinal),
    };

    private IEnumerable<Wording> Adopted() => _wordings
        .Where(wording => wording.Value >= Enough)
        .OrderByDescending(wording => wording.Value).ThenBy(wording => wording.Key.Template, StringComparer.Ordinal)
        .Select(wording => wording.Key);

    private void Take(SlotEdit slot, DecisionRecord record)
    {
        var part = char.ToLowerInvariant(slot.Kind.ToString()[0]) + slot.Kind.ToString()[1..];
        switch (slot.Change)
        {
            case SlotChange.Kept:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, true, variant);
                break;
            case SlotChange.Shortened or SlotChange.Reworded:
                TakeStruck(slot);
                break;
            case SlotChange.Removed:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, false, variant);
                break;
            case SlotChange.Rewritten:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, false, variant);
                TakeWording(slot, part, record);
                break;
            default:
                throw new InvalidOperationException($"Unexpected {slot.Change}.");
        }
    }

    private void Count(string part, bool kept, string? variant)
    {
        if (variant is null)
            return;
        _tallies[variant] = _tallies.GetValueOrDefault(variant).And(kept);
        var kind = $"{part}.{StyleProfile.KindOf(variant)}";
        _tallies[kind] = _tallies.GetValueOrDefault(kind).And(kept);
    }

    /// <summary>What a person wrote instead speaks for its kind, and for its very words once they come again.</summary>
    private void TakeWording(SlotEdit slot, string part, DecisionRecord record)
    {
        if (slot.Kind == SlotKind.SignOff)
        {
            var words = slot.After.Split('\n', ',')[0].Trim();
            _signOffs[words] = _signOffs.GetValueOrDefault(words) + 1;
            return;
        }
        if (slot.Kind is not (SlotKind.Opening or SlotKind.CallToAction or SlotKind.Value))
            return;
        var kind = KindReading.Of(slot.Kind, slot.After) ?? "plain";
        var wording = new Wording(slot.Kind, kind, Wording.TemplateOf(slot.After, record.Company, record.FirstName));
        _wordings[wording] = _wordings.GetValueOrDefault(wording) + 1;
        Count(part, true, wording.Variant);
    }

    private void TakeStruck(SlotEdit slot)
    {
        foreach (var phrase in StruckPhrases.Of(slot))
            _struck[phrase] = _struck.GetValueOrDefault(phrase) + 1;
    }

    private void TakeLength(EmailEdit edit)
    {
        _lengths.Enqueue((edit.WordsBefore, edit.IsShortened));
        if (_lengths.Count > LengthsKept)
            _lengths.Dequeue();
    }

    private void TakeTone(string body)
    {
        if (ToneReading.Of(body) is not { } tone)
            return;
        foreach (var one in Enum.GetValues<Tone>())
            _tones[one] = _tones.GetValueOrDefault(one).And(one == tone);
    }

    /// <summary>The length that best tells emails that were shortened from those that were not.</summary>
    private int? Longest()
    {
        var shortened = _lengths.Count(length => length.Shortened);
        if (shortened < Enough)
            return null;
        var words = _lengths.Select(length => length.Words).Distinct().Order().Prepend(_lengths.Min(length => length.Words) - 1);
        var limit = words.MinBy(limit => _lengths.Count(length => length.Words > limit != length.Shortened));
        return Math.Max(ShortestLimit, limit);
    }

    private Tone? FavouriteTone()
    {
        var best = _tones.OrderByDescending(tone => tone.Value.Kept).Select(tone => (tone.Key, tone.Value)).FirstOrDefault();
        return Math.Round(best.Value.Kept) >= Enough && best.Value.Kept > 2 * best.Value.Changed ? best.Key : null;
    }

    private string? SignOff() => _signOffs.Where(words => words.Value >= Enough && words.Key.Length > 0)
        .OrderByDescending(words => words.Value).Select(words => words.Key).FirstOrDefault();
}
