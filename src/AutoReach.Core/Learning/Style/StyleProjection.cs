using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Style;

/// <summary>The fold of all emails that people approved or edited: what they say of a team's style, one thing at a time.</summary>
internal sealed class StyleProjection
{
    private const int LengthsKept = 300;
    private const int MinLimit = 30; // words; no email can do with less

    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KindCount> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<Wording, Evidence> _wordings = [];
    private readonly Dictionary<string, Evidence> _struck = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(int Words, bool Shortened, DateTimeOffset At)> _lengths = new();
    private readonly Dictionary<string, Evidence> _signOffs = new(StringComparer.Ordinal);
    private readonly Dictionary<Tone, (Tally Tally, Evidence Seen)> _tones = [];

    private int _emails;

    public void Take(DecisionRecord record)
    {
        if (record.Email is not { } email)
            return;
        _emails++;
        var edit = EmailEdit.Of(email.Draft, email.Body);
        foreach (var slot in edit.Slots)
            Take(slot, record);
        _lengths.Enqueue((edit.WordsBefore, edit.IsShortened, record.Decision.At));
        if (_lengths.Count > LengthsKept)
            _lengths.Dequeue();
        TakeTone(email.Body, record.Decision.At);
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
        _kinds.Clear();
        _wordings.Clear();
        _struck.Clear();
        _lengths.Clear();
        _signOffs.Clear();
        _tones.Clear();
    }

    /// <summary>Forgets the evidence for one thing.</summary>
    public void Forget(ItemKey key)
    {
        switch (key.Kind)
        {
            case ItemKind.Length:
                _lengths.Clear();
                break;
            case ItemKind.Tone:
                _tones.Clear();
                break;
            case ItemKind.SignOff:
                _signOffs.Clear();
                break;
            case ItemKind.StruckPhrase:
                _struck.Remove(key.Name);
                break;
            case ItemKind.Wording:
                var wording = WordingKey.Read(key, key.Name.Split('|', 3)[2]);
                _wordings.Remove(wording);
                _tallies.Remove(wording.Variant);
                break;
            case ItemKind.Opening or ItemKind.CallToAction or ItemKind.Structure:
                foreach (var told in _tallies.Keys.Concat(_kinds.Keys).Where(told => told.StartsWith(key.Name + ".", StringComparison.Ordinal)).ToArray())
                    (_, _) = (_tallies.Remove(told), _kinds.Remove(told));
                break;
            case ItemKind.Preference or ItemKind.Strictness:
                break;
            default:
                throw new InvalidOperationException($"Unexpected {key.Kind}.");
        }
    }

    /// <summary>What there is evidence for, the most of it first within a kind.</summary>
    /// <param name="least">Fewer pieces are left out, save where a person has settled something.</param>
    public IEnumerable<Candidate> Candidates(int least, Settlements settled)
    {
        if (Longest() is { } length)
            yield return new Candidate(ItemKey.Only(ItemKind.Length), ItemValues.Format(length.Words), length.Evidence);
        if (_tones.OrderByDescending(tone => tone.Value.Tally.Kept).FirstOrDefault() is { Value.Seen: { Count: > 0 } seen } tone)
            yield return new Candidate(
                ItemKey.Only(ItemKind.Tone), EnumWords.Of(tone.Key), seen, IsConsistent: tone.Value.Tally.Kept > 2 * tone.Value.Tally.Changed);
        if (_signOffs.Where(words => words.Key.Length > 0).OrderByDescending(words => words.Value.Count).FirstOrDefault() is { Key: { } signOff } words)
            yield return new Candidate(ItemKey.Only(ItemKind.SignOff), signOff, words.Value);
        foreach (var part in StyleInEffect.ChosenParts)
            if (Favourite(part) is { } favourite)
                yield return favourite;
        foreach (var (phrase, evidence) in _struck)
            if (new ItemKey(ItemKind.StruckPhrase, phrase) is var key && (evidence.Count >= least || settled.Find(key) is not null))
                yield return new Candidate(key, phrase, evidence);
        foreach (var (wording, evidence) in _wordings.OrderByDescending(wording => wording.Value.Count)
            .ThenBy(wording => wording.Key.Template, StringComparer.Ordinal))
            if (evidence.Count >= least || settled.All.Count > 0 && settled.Find(WordingKey.Of(wording)) is not null)
                yield return new Candidate(WordingKey.Of(wording), wording.Template, evidence);
    }

    /// <summary>What takes effect now.</summary>
    public StyleProfile Profile(Settlements settled) => StyleInEffect.Compute(_emails, Candidates(Evidence.Enough, settled), settled, _tallies);

    private Candidate? Favourite(string part)
    {
        var known = _kinds.Where(kind => kind.Key.StartsWith(part + ".", StringComparison.Ordinal) && kind.Value.Kept.Count > 0)
            .OrderByDescending(kind => kind.Value.Kept.Count).ThenBy(kind => kind.Key, StringComparer.Ordinal).FirstOrDefault();
        return known is { Key: { } name, Value: var count }
            ? new Candidate(
                ItemKey.OfPart(part), name[(part.Length + 1)..], count.Kept, Told: $"kept {count.Kept.Count} of {count.Kept.Count + count.Changed} times")
            : null;
    }

    private void Take(SlotEdit slot, DecisionRecord record)
    {
        var part = EnumWords.Of(slot.Kind);
        switch (slot.Change)
        {
            case SlotChange.Kept:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, true, variant, record.Decision.At);
                break;
            case SlotChange.Reworded when slot.Kind == SlotKind.SignOff: // the name under it stays
                TakeWording(slot, part, record);
                break;
            case SlotChange.Shortened or SlotChange.Reworded:
                TakeStruck(slot, record.Decision.At);
                break;
            case SlotChange.Removed:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, false, variant, record.Decision.At);
                break;
            case SlotChange.Rewritten:
                foreach (var variant in slot.Variant.Split('+'))
                    Count(part, false, variant, record.Decision.At);
                TakeWording(slot, part, record);
                break;
            default:
                throw new InvalidOperationException($"Unexpected {slot.Change}.");
        }
    }

    private void Count(string part, bool kept, string variant, DateTimeOffset at)
    {
        _tallies[variant] = _tallies.GetValueOrDefault(variant).And(kept);
        var kind = $"{part}.{StyleProfile.KindOf(variant)}";
        _tallies[kind] = _tallies.GetValueOrDefault(kind).And(kept);
        var count = _kinds.GetValueOrDefault(kind);
        _kinds[kind] = kept ? count with { Kept = count.Kept.And(at) } : count with { Changed = count.Changed + 1 };
    }

    /// <summary>What a person wrote instead speaks for its kind, and for its very words once they come again.</summary>
    private void TakeWording(SlotEdit slot, string part, DecisionRecord record)
    {
        if (slot.Kind == SlotKind.SignOff)
        {
            var words = slot.After.Split('\n', ',')[0].Trim();
            _signOffs[words] = _signOffs.GetValueOrDefault(words).And(record.Decision.At);
            return;
        }
        if (slot.Kind is not (SlotKind.Opening or SlotKind.CallToAction or SlotKind.Value))
            return;
        var kind = KindReading.Read(slot.Kind, slot.After) ?? "plain";
        var wording = new Wording(slot.Kind, kind, Wording.TemplateOf(slot.After, record.Company, record.FirstName));
        _wordings[wording] = _wordings.GetValueOrDefault(wording).And(record.Decision.At);
        Count(part, true, wording.Variant, record.Decision.At);
    }

    private void TakeStruck(SlotEdit slot, DateTimeOffset at)
    {
        foreach (var phrase in StruckPhrases.Find(slot))
            _struck[phrase] = _struck.GetValueOrDefault(phrase).And(at);
    }

    private void TakeTone(string body, DateTimeOffset at)
    {
        if (ToneReading.Read(body) is not { } tone)
            return;
        foreach (var one in Enum.GetValues<Tone>())
            if (_tones.GetValueOrDefault(one) is var (tally, seen))
                _tones[one] = (tally.And(one == tone), one == tone ? seen.And(at) : seen);
    }

    /// <summary>The length that best tells emails that were shortened from those that were not.</summary>
    private (int Words, Evidence Evidence)? Longest()
    {
        var shortened = _lengths.Where(length => length.Shortened).ToArray();
        if (shortened.Length == 0)
            return null;
        var words = _lengths.Select(length => length.Words).Distinct().Order().Prepend(_lengths.Min(length => length.Words) - 1);
        var limit = words.MinBy(limit => _lengths.Count(length => length.Words > limit != length.Shortened));
        return (Math.Max(MinLimit, limit), new Evidence(shortened.Length, shortened[^1].At));
    }

    private readonly record struct KindCount(Evidence Kept, int Changed);
}
