namespace AutoReach.Core.Drafting;

/// <summary>How slots become a body, and nothing else does: checks compare a draft's body with this.</summary>
public static class Composition
{
    /// <summary>One paragraph a slot, an empty line between them; proof goes on in the paragraph of the value before it.</summary>
    public static string Body(IReadOnlyList<Slot> slots)
    {
        var body = "";
        var before = (SlotKind?)null;
        foreach (var slot in slots.Where(slot => slot.Text.Length > 0))
        {
            var sameParagraph = slot.Kind == SlotKind.Proof && before == SlotKind.Value;
            body += (before is null ? "" : sameParagraph ? " " : "\n\n") + slot.Text;
            before = slot.Kind;
        }
        return body;
    }

    /// <param name="score">Stage score e, see <see cref="DraftScore"/>.</param>
    public static Draft Compose(int revision, string subject, IReadOnlyList<Slot> slots, double score)
    {
        var body = Body(slots);
        return new Draft
        {
            Revision = revision,
            Subject = subject,
            Body = body,
            Hash = ContentHash.Compute(subject, body),
            Slots = slots,
            Score = score,
        };
    }

    /// <summary>Words as a reader counts them: what stands between white space and holds a letter or a digit.</summary>
    public static int WordsIn(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
