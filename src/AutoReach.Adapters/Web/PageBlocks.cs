using System.Buffers;
using System.Text;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Adapters.Web;

/// <summary>Whether text at this place is read, belongs to the page's frame, or is hidden.</summary>
internal enum Sight { Read, Frame, Hidden }

internal static class Sights
{
    /// <summary>Hidden stays hidden below; an address is read even in a footer.</summary>
    public static Sight With(this Sight above, Sight own, PageTag tag)
    {
        var role = tag.Role switch
        {
            TagRole.Invisible => Sight.Hidden,
            TagRole.Boilerplate => Sight.Frame,
            _ => Sight.Read,
        };
        var here = own > role ? own : role;
        if (tag.Role == TagRole.Address && above == Sight.Frame)
            return here;
        return here > above ? here : above;
    }
}

/// <summary>Collects the blocks of a page from its running text.</summary>
/// <param name="keepShortLinks">Lines that are only a link count as text: a list of job titles, not a menu.</param>
internal sealed class PageBlocks(bool keepShortLinks)
{
    private const int MaxBlocks = 4000;
    private const int MaxUnread = 64 * 1024;

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _seen = [];
    private int _linkCharacters;
    private bool _spaceDue;
    private DateTimeOffset? _date;
    private (TagRole Role, int Level, Sight Sight) _place = (TagRole.Block, 0, Sight.Read);
    private int _unread;

    public List<TextBlock> Blocks { get; } = [];
    public List<string> Unread { get; } = [];
    public string Copyright { get; private set; } = "";
    public int Words { get; private set; }

    public void Within(TagRole role, int level, Sight sight)
    {
        if (sight != _place.Sight)
            Flush();
        _place = (role, level, sight);
    }

    public void SetDate(DateTimeOffset? date) => _date ??= date;

    public void Space() => _spaceDue = _text.Length > 0;

    /// <summary>Adds text with white space collapsed; invisible format characters go, they only serve to hide words from scans.</summary>
    public void Append(ReadOnlySpan<char> text, bool inLink)
    {
        var before = _text.Length;
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(Breaks);
            var run = end < 0 ? text : text[..end];
            if (!run.IsEmpty)
            {
                if (_spaceDue)
                    _text.Append(' ');
                _spaceDue = false;
                _text.Append(run);
            }
            if (end < 0)
                break;
            if (!IsFormat(text[end]))
                _spaceDue = _text.Length > 0;
            text = text[(end + 1)..];
        }
        if (inLink)
            _linkCharacters += _text.Length - before;
    }

    public void Add(TagRole role, int level, string text)
    {
        Within(role, level, Sight.Read);
        Append(text, inLink: false);
        Flush();
    }

    public void AddUnread(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < 12 || _unread + trimmed.Length > MaxUnread)
            return;
        _unread += trimmed.Length;
        Unread.Add(trimmed.ToString());
    }

    public void Discard()
    {
        _text.Clear();
        (_linkCharacters, _spaceDue, _date) = (0, false, null);
    }

    public void Flush()
    {
        if (_text.Length > 0)
            Keep(_text.ToString());
        Discard();
    }

    private void Keep(string text)
    {
        if (Copyright.Length == 0 && text.Length < 300 && _place.Sight != Sight.Hidden && text.AsSpan().ContainsAny('©', '\u24B8'))
            Copyright = text;
        if (_place.Sight != Sight.Read || IsConsent(text))
        {
            AddUnread(text);
            return;
        }
        var linkShare = Math.Min(1, (double)_linkCharacters / text.Length);
        var words = Core.Text.Words.Count(text);
        if (words == 0 || (linkShare > 0.8 && words <= 3 && !keepShortLinks && _place.Role != TagRole.Heading) || Blocks.Count == MaxBlocks || !_seen.Add(text))
            return;
        Words += words;
        Blocks.Add(new TextBlock(KindOf(_place.Role), _place.Level, text, linkShare, _date ?? (text.Length <= 160 ? DatesInText.Find(text) : null)));
    }

    private static BlockKind KindOf(TagRole role) => role switch
    {
        TagRole.Heading => BlockKind.Heading,
        TagRole.ListItem => BlockKind.ListItem,
        TagRole.Cell => BlockKind.Cell,
        TagRole.Address => BlockKind.Address,
        _ => BlockKind.Paragraph,
    };

    private static bool IsConsent(string text) => text.Length < 700 && text.Contains("cookie", StringComparison.OrdinalIgnoreCase)
        && (text.Contains("accept", StringComparison.OrdinalIgnoreCase) || text.Contains("consent", StringComparison.OrdinalIgnoreCase)
            || text.Contains("we use", StringComparison.OrdinalIgnoreCase) || text.Contains("uses cookies", StringComparison.OrdinalIgnoreCase)
            || text.Contains("preferences", StringComparison.OrdinalIgnoreCase) || text.Contains("cookie policy", StringComparison.OrdinalIgnoreCase));

    private static readonly SearchValues<char> Breaks =
        SearchValues.Create(" \t\r\n\f\u00A0\u2002\u2003\u2009\u202F\u3000\u200B\u200C\u200D\u2060\uFEFF\u00AD\u200E\u200F");

    private static bool IsFormat(char character) => character is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\u200E' or '\u200F';
}
