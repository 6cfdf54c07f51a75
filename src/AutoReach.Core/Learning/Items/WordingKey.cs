using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Style;

namespace AutoReach.Core.Learning.Items;

/// <summary>A <see cref="Wording"/> as the name of an item and back.</summary>
internal static class WordingKey
{
    public static ItemKey Of(Wording wording) => new(ItemKind.Wording, $"{wording.Slot}|{wording.Kind}|{wording.Template}");

    /// <param name="template">As it is in effect; another than the key's where a person wrote it anew, and then perhaps of another kind.</param>
    public static Wording Read(ItemKey key, string template)
    {
        if (key.Name.Split('|', 3) is not [var slot, var kind, var learned])
            throw new InvalidOperationException($"{key.Name} names no wording.");
        var part = Enum.Parse<SlotKind>(slot);
        return new Wording(part, template == learned ? kind : KindReading.Read(part, template) ?? "plain", template);
    }

    public static string PartOf(ItemKey key) => key.Name.Split('|', 2)[0] switch
    {
        nameof(SlotKind.Opening) => "The opening",
        nameof(SlotKind.CallToAction) => "The call to action",
        _ => "The offer",
    };
}
