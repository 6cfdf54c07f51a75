using System.Collections.Frozen;

namespace AutoReach.Adapters.Web;

/// <summary>What an element does to the reading of a page.</summary>
internal enum TagRole
{
    /// <summary>Runs within the text.</summary>
    Inline,

    /// <summary>Starts and ends a block.</summary>
    Block,

    Heading, ListItem, Cell, Address, Paragraph, Anchor, Time, Title,

    /// <summary>Never part of the reading, but seen by visitors: navigation, footers, forms.</summary>
    Boilerplate,

    /// <summary>Never seen by visitors.</summary>
    Invisible,

    /// <summary>Has no content.</summary>
    Void,
}

/// <summary>An element's name with its role; one object a name, so that names compare by reference.</summary>
internal sealed record PageTag(string Name, TagRole Role, int Level = 0)
{
    private static readonly FrozenDictionary<string, PageTag> Known = Table().ToFrozenDictionary(tag => tag.Name, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, PageTag>.AlternateLookup<ReadOnlySpan<char>> Find = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static PageTag Of(ReadOnlySpan<char> name) => Find.TryGetValue(name, out var tag)
        ? tag
        : new PageTag(name.ToString(), name.Contains('-') ? TagRole.Block : TagRole.Inline); // custom elements mostly lay out blocks

    public bool Is(PageTag other) => ReferenceEquals(this, other) || string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public bool EndsParagraph => Role is TagRole.Block or TagRole.Heading or TagRole.ListItem or TagRole.Paragraph or TagRole.Address or TagRole.Boilerplate;

    /// <summary>What a start of this element ends when it is still open, and the element behind which not to look for it.</summary>
    public (string[] Ends, string[] Within) Implied => Name switch
    {
        "li" => (["li"], ["ul", "ol", "menu"]),
        "dt" or "dd" => (["dt", "dd"], ["dl"]),
        "tr" => (["tr"], ["table"]),
        "td" or "th" => (["td", "th"], ["tr", "table"]),
        _ => ([], []),
    };

    private static IEnumerable<PageTag> Table()
    {
        foreach (var level in Enumerable.Range(1, 6))
            yield return new PageTag($"h{level}", TagRole.Heading, level);
        foreach (var (role, names) in new (TagRole, string)[]
        {
            (TagRole.Inline, "span strong b em i u small mark abbr code sub sup font q cite s del ins label kbd var samp data bdi bdo picture video audio"),
            (TagRole.Block,
                "html head body div section article main header ul ol dl table tbody thead tfoot tr figure figcaption blockquote pre details summary "
                    + "center hgroup fieldset menu"),
            (TagRole.Paragraph, "p"), (TagRole.ListItem, "li dt dd"), (TagRole.Cell, "td th"), (TagRole.Address, "address"),
            (TagRole.Anchor, "a"), (TagRole.Time, "time"), (TagRole.Title, "title"),
            (TagRole.Boilerplate, "nav footer aside form button select textarea dialog search"),
            (TagRole.Invisible, "script style noscript template svg math iframe object canvas noembed noframes xmp datalist map"),
            (TagRole.Void, "br hr img input meta link base area col embed source track wbr param"),
        })
            foreach (var name in names.Split(' '))
                yield return new PageTag(name, role);
    }
}
