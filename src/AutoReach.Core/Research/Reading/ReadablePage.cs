namespace AutoReach.Core.Research.Reading;

/// <summary>What a page of a company's site is for, judged from its address, link text and title.</summary>
public enum PageKind { Home, About, Team, Careers, News, Contact, Products, Customers, Other }

public enum BlockKind { Heading, Paragraph, ListItem, Cell, Address }

/// <summary>A run of text that stands on its own.</summary>
/// <param name="Kind">What the markup says it is.</param>
/// <param name="Level">1 to 6 for a heading, else 0.</param>
/// <param name="Text">White space collapsed, never empty.</param>
/// <param name="LinkShare">Part of its characters inside links, in [0,1].</param>
/// <param name="Date">A date that it carries as <c>&lt;time&gt;</c> or in words.</param>
public sealed record TextBlock(BlockKind Kind, int Level, string Text, double LinkShare = 0, DateTimeOffset? Date = null);

/// <summary>A link out of a page, resolved, with its text.</summary>
public sealed record PageLink(Uri Target, string Text);

/// <summary>A value that machine-readable markup states: <c>Organization.name</c> or <c>Person.jobTitle</c>.</summary>
/// <param name="Item">Values of one item share a number, so that a name finds its job title.</param>
public sealed record StructuredValue(int Item, string Type, string Property, string Value);

/// <summary>One page as a reader would take it in, without navigation, footers and cookie notices.</summary>
public sealed record ReadablePage
{
    public required Uri Address { get; init; }
    public PageKind Kind { get; init; } = PageKind.Other;
    public string Title { get; init; } = "";
    public string Description { get; init; } = "";

    /// <summary>What the page says that its site is called; empty when it does not.</summary>
    public string SiteName { get; init; } = "";

    /// <summary>The line with the copyright sign, usually in the footer; empty when there is none.</summary>
    public string Copyright { get; init; } = "";

    /// <summary>Value of <c>lang</c>, lower case; empty when not stated.</summary>
    public string Language { get; init; } = "";

    public IReadOnlyList<TextBlock> Blocks { get; init; } = [];
    public IReadOnlyList<PageLink> Links { get; init; } = [];
    public IReadOnlyList<StructuredValue> Structured { get; init; } = [];

    /// <summary>Generator and addresses of scripts and styles: what the page is built with.</summary>
    public IReadOnlyList<string> Markers { get; init; } = [];

    /// <summary>Text that is no part of the reading: hidden elements, comments, alternative texts, navigation. Never a fact, only scanned.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Words in its blocks.</summary>
    public int Words { get; init; }

    /// <summary>Every text that an excerpt may be taken from, joined by single spaces.</summary>
    public string AllText() => string.Join(' ', new[] { Title, Description, SiteName, Copyright }
        .Concat(Blocks.Select(block => block.Text))
        .Concat(Structured.Select(value => value.Value))
        .Concat(Markers));
}
