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

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<Wording, (int Count, DateTimeOffset Last)> _wordings = [];
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> _struck = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(int Words, bool Shortened)> _lengths = new();
    private readonly Dictionary<string, int> _signOffs = new(StringComparer.Ordinal);
    private readonly Dictionary<Tone, Tally> _tones = [];
    private DateTimeOffset _last;

    public int Emails { get; private set; }

    public void Take(DecisionRecord record)
    {
        if (record.Email is not { } email)
            return;
        Emails++;
        _last = record.Decision.At;
        var edit = EmailEdit.Of(email.Draft, email.Body);
        foreach (var slot in edit.Slots)
            Take(slot, record);
        Count("subject", email.Draft.Subject == email.Subject, null);
        TakeLength(edit);
        TakeTone(email.Draft.Body, email.Body);
    }

    /// <summary>Everything counts less from now on: 0 forgets it.</summary>
    public void Decay(double factor)
    {
        foreach (var (key, tally) in _tallies.ToArray())
            _tallies[key] = new Tally(tally.Kept * factor, tally.Changed * factor, (int)(tally.Seen * factor));
        if (factor > 0)
            return;
        Emails = 0;
        _tallies.Clear();
        _wordings.Clear();
        _struck.Clear();
        _lengths.Clear();
        _signOffs.Clear();
        _tones.Clear();
    }

    public StyleProfile Profile() => new()
    {
        Emails = Emails,
        MaxWords = Longest()?.Words,
        Tone = FavouriteTone()?.Tone,
        SignOff = SignOff()?.Words,
        Avoid = [.. _struck.Where(phrase => phrase.Value.Count >= Enough).Select(phrase => phrase.Key)],
        Wordings = [.. Adopted().Select(adopted => adopted.Wording)],
        Tallies = _tallies.ToFrozenDictionary(StringComparer.Ordinal),
    };

    public IEnumerable<(Wording Wording, int Count, DateTimeOffset Last)> Adopted() => _wordings
        .Where(wording => wording.Value.Count >= Enough)
        .OrderByDescending(wording => wording.Value.Count).ThenBy(wording => wording.Key.Template, StringComparer.Ordinal)
        .Select(wording => (wording.Key, wording.Value.Count, wording.Value.Last));

    private void Take(SlotEdit slot, DecisionRecord record)
    {
        var part = char.ToLowerInvariant(slot.Kind.ToString()[0]) + slot.Kind.ToString()[1..];
        var at = record.Decision.At;
        switch (slot.Change)
        {
            case SlotChange.Kept:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, true, variant);
                break;
            case SlotChange.Shortened or SlotChange.Reworded:
                TakeStruck(slot, at);
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
        _wordings[wording] = (_wordings.GetValueOrDefault(wording).Count + 1, record.Decision.At);
        Count(part, true, wording.Variant);
    }

    private void TakeStruck(SlotEdit slot, DateTimeOffset at)
    {
        foreach (var phrase in StruckPhrases.Of(slot))
            _struck[phrase] = (_struck.GetValueOrDefault(phrase).Count + 1, at);
    }

    private void TakeLength(EmailEdit edit)
    {
        _lengths.Enqueue((edit.WordsBefore, edit.IsShortened));
        if (_lengths.Count > LengthsKept)
            _lengths.Dequeue();
    }

    private void TakeTone(string before, string after)
    {
        if (ToneReading.Of(after) is not { } tone)
            return;
        var weight = ToneReading.Of(before) == tone ? 1 : 2; // a change says more than silence
        foreach (var one in Enum.GetValues<Tone>())
            _tones[one] = _tones.GetValueOrDefault(one).And(one == tone, weight);
    }

    /// <summary>The length that best tells emails that were shortened from those that were not.</summary>
    public (int Words, int Evidence)? Longest()
    {
        var shortened = _lengths.Count(length => length.Shortened);
        if (shortened < Enough)
            return null;
        var words = _lengths.Select(length => length.Words).Distinct().Order().Prepend(_lengths.Min(length => length.Words) - 1);
        var limit = words.MinBy(limit => _lengths.Count(length => length.Words > limit != length.Shortened));
        return (Math.Max(30, limit), shortened);
    }

    public (Tone Tone, int Evidence)? FavouriteTone()
    {
        var best = _tones.OrderByDescending(tone => tone.Value.Kept).Select(tone => (tone.Key, tone.Value)).FirstOrDefault();
        return best.Value.Kept >= Enough && best.Value.Kept > 2 * best.Value.Changed ? (best.Key, (int)best.Value.Kept) : null;
    }

    public (string Words, int Evidence)? SignOff() => _signOffs.Where(words => words.Value >= Enough && words.Key.Length > 0)
        .OrderByDescending(words => words.Value).Select(words => ((string, int)?)(words.Key, words.Value)).FirstOrDefault();

    public Tally TallyOf(string key) => _tallies.GetValueOrDefault(key);

    /// <summary>The kind of a part that people keep most, once the evidence is there.</summary>
    public (string Kind, Tally Tally)? FavouriteKind(string part) => _tallies
        .Where(tally => tally.Key.StartsWith(part + ".", StringComparison.Ordinal) && tally.Key.Split('.').Length == 2 && tally.Value.Kept >= Enough && tally.Value.Kept > 2 * tally.Value.Changed)
        .OrderByDescending(tally => tally.Value.Kept)
        .Select(tally => ((string, Tally)?)(tally.Key[(part.Length + 1)..], tally.Value)).FirstOrDefault();

    public IEnumerable<(string Phrase, int Count, DateTimeOffset Last)> Struck() => _struck.Select(phrase => (phrase.Key, phrase.Value.Count, phrase.Value.Last));

    public DateTimeOffset Last => _last;
}
