using AutoReach.Core.Workflows;

namespace AutoReach.Core.Sending;

/// <summary>
/// What stands under every email: who writes from where, and how to hear no more. It depends on nothing in the
/// body, so it can be put under an approved text and taken off again without touching a byte of it.
/// </summary>
public static class Footer
{
    // "-- " with its space is the signature mark that mail programs know (RFC 3676, 4.3).
    private const string Mark = "\n\n-- \n";

    /// <returns>Empty when there is neither a postal address nor a link.</returns>
    public static string For(Sender sender, Uri? unsubscribe)
    {
        var address = sender.PostalAddress.ReplaceLineEndings("\n").Trim();
        var lines = new List<string>(2);
        if (address.Length > 0)
            lines.Add(address);
        if (unsubscribe is not null)
            lines.Add($"Unsubscribe: {unsubscribe.AbsoluteUri}");
        return lines.Count == 0 ? "" : Mark + string.Join('\n', lines) + "\n";
    }

    /// <returns>The body without this footer; null when it does not end with it.</returns>
    public static string? TryRemove(string body, string footer) =>
        body.EndsWith(footer, StringComparison.Ordinal) ? body[..^footer.Length] : null;
}
