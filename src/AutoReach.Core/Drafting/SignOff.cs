using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Drafting;

/// <summary>How every email ends, whoever drafts it: it is stated, never written by a model.</summary>
public static class SignOff
{
    public const string Variant = "signOff.stated";

    /// <summary>"Best," and the sender's name under it. A sign-off of several lines is the team's own and stays as it is.</summary>
    /// <param name="learned">The sign-off that people put in the stated one's place; null: none.</param>
    public static Slot Compose(MessagingGuide messaging, string? learned)
    {
        var lines = (learned ?? messaging.SignOff).Split('\n').Select(line => PlainText.OneLine(line).Trim()).Where(line => line.Length > 0).ToArray();
        var name = PlainText.OneLine(messaging.Sender.Name).Trim();
        var words = lines.Length == 0 ? "Best" : string.Join('\n', lines);
        var text = lines.Length > 1 || name.Length == 0 ? words : $"{words.TrimEnd(',')}{(words[^1] is '.' or '!' ? "" : ",")}\n{name}";
        return new Slot(SlotKind.SignOff, text, [], Variant);
    }
}
