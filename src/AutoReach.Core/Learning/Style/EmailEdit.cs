using AutoReach.Core.Drafting;
using AutoReach.Core.Text;

namespace AutoReach.Core.Learning.Style;

/// <summary>What a person did to one part of a draft.</summary>
public enum SlotChange
{
    Kept,

    /// <summary>Some of its sentences went, the others stayed.</summary>
    Shortened,

    /// <summary>Its sentences are recognisable and say the same otherwise.</summary>
    Reworded,

    /// <summary>Other sentences stand in its place.</summary>
    Rewritten,

    Removed,
}

/// <param name="Kind">Which part.</param>
/// <param name="Variant">Which alternative the drafter had chosen; several joined by <c>+</c>.</param>
/// <param name="Before">As drafted.</param>
/// <param name="After">As the person left it; empty when removed.</param>
public sealed record SlotEdit(SlotKind Kind, string Variant, SlotChange Change, string Before, string After);

/// <summary>The exact difference between a draft and what a person sent instead, part by part.</summary>
/// <param name="Slots">In the draft's order.</param>
/// <param name="WordsBefore">Words of the drafted body.</param>
/// <param name="WordsAfter">Words of the body that was sent.</param>
public sealed record EmailEdit(IReadOnlyList<SlotEdit> Slots, int WordsBefore, int WordsAfter)
{
    /// <summary>Whole sentences were taken out and the text got shorter by it.</summary>
    public bool IsShortened => WordsAfter < WordsBefore && Slots.Any(slot => slot.Change is SlotChange.Shortened or SlotChange.Removed);

    /// <param name="draft">As it was proposed.</param>
    /// <param name="body">As it was sent.</param>
    public static EmailEdit Of(Draft draft, string body)
    {
        var before = draft.Slots.SelectMany((slot, place) => Sentences.Split(slot.Text).Select(text => (Slot: place, Text: text))).ToArray();
        var paragraphs = body.Split("\n\n").SelectMany((paragraph, place) => Sentences.Split(paragraph).Select(text => (Paragraph: place, Text: text)))
            .ToArray();
        var after = paragraphs.Select(sentence => sentence.Text).ToArray();
        var pairs = Alignment.Align([.. before.Select(sentence => sentence.Text)], after);
        var slotOf = Alignment.SlotsOf(before.Select(sentence => sentence.Slot).ToArray(), pairs, [.. paragraphs.Select(sentence => sentence.Paragraph)]);
        var edits = draft.Slots.Select((slot, place) => Edit(slot,
            [.. Enumerable.Range(0, before.Length).Where(i => before[i].Slot == place).Select(i => (before[i].Text, pairs[i] is { } to ? after[to] : null))],
            [.. Enumerable.Range(0, after.Length).Where(i => slotOf[i] == place).Select(i => after[i])]));
        return new EmailEdit([.. edits], Composition.WordsIn(draft.Body), Composition.WordsIn(body));
    }

    private static SlotEdit Edit(Slot slot, (string Before, string? After)[] sentences, string[] after)
    {
        var kept = sentences.Count(sentence => sentence.After == sentence.Before);
        var paired = sentences.Count(sentence => sentence.After is not null);
        var change = after.Length == 0 ? SlotChange.Removed
            : kept == sentences.Length && after.Length == kept ? SlotChange.Kept
            : after.Length == paired && kept == paired ? SlotChange.Shortened
            : paired > 0 && after.Length <= sentences.Length ? SlotChange.Reworded
            : SlotChange.Rewritten;
        return new SlotEdit(slot.Kind, slot.Variant, change, slot.Text, string.Join(' ', after));
    }
}
