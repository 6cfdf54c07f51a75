using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Adapters.Web;

/// <summary>Everything of a page beside its running text: title, descriptions, links, structured data, markers.</summary>
internal sealed class PageHead(Uri page)
{
    private const int MaxLinks = 600;
    private const int MaxMarkers = 60;

    private readonly StringBuilder _title = new();
    private readonly StringBuilder _linkText = new();
    private readonly List<PageLink> _links = [];
    private readonly List<string> _markers = [];
    private readonly List<StructuredValue> _structured = [];
    private readonly Uri _address = page;
    private Uri _base = page;
    private Uri? _link;
    private string _description = "", _socialDescription = "", _siteName = "", _applicationName = "", _language = "";

    internal readonly record struct Element(Sight Sight, IReadOnlyList<string> Texts, string? DateTime, bool IsStructuredData);

    public void Title(ReadOnlySpan<char> text) => _title.Append(text);

    public void LinkText(ReadOnlySpan<char> text)
    {
        if (_link is not null && _linkText.Length < 200)
            _linkText.Append(text[..Math.Min(text.Length, 200)]);
    }

    public void Structured(string json) => StructuredData.Collect(json, _structured);

    public void EndLink()
    {
        if (_link is not null && _links.Count < MaxLinks)
            _links.Add(new PageLink(_link, Collapse(_linkText.ToString())));
        _link = null;
        _linkText.Clear();
    }

    public ReadablePage Page(PageKind kind, PageBlocks blocks) => new()
    {
        Address = _address,
        Kind = kind,
        Title = Collapse(_title.ToString()),
        Description = _description.Length > 0 ? _description : _socialDescription,
        SiteName = _siteName.Length > 0 ? _siteName : _applicationName,
        Copyright = blocks.Copyright,
        Language = _language,
        Blocks = blocks.Blocks,
        Links = _links,
        Structured = _structured,
        Markers = _markers,
        Unread = blocks.Unread,
        Words = blocks.Words,
    };

    public Element Read(PageTag tag, ref StructHtmlToken token)
    {
        var attributes = token.Attributes;
        if (attributes.Count == 0)
            return new Element(Sight.Read, [], null, false);
        var sight = Sight.Read;
        string? dateTime = null, key = null, content = null, target = null, type = null;
        List<string>? texts = null;
        for (var index = 0; index < attributes.Count; index++)
        {
            var value = attributes[index].Value.Memory.Span;
            switch (attributes[index].Name.Memory.Span)
            {
                case "class" or "id":
                    sight = Higher(sight, OfNames(tag, value));
                    if (value is "__NEXT_DATA__" or "__nuxt" or "___gatsby")
                        Mark(value);
                    break;
                case "style":
                    if (Visibility.IsHiddenStyle(value))
                        sight = Sight.Hidden;
                    break;
                case "hidden":
                    sight = Sight.Hidden;
                    break;
                case "aria-hidden":
                    if (value.Equals("true", StringComparison.OrdinalIgnoreCase))
                        sight = Sight.Hidden;
                    break;
                case "role":
                    if (Visibility.IsFrameRole(value))
                        sight = Higher(sight, Sight.Frame);
                    break;
                case "lang" when tag.Name == "html":
                    _language = value.ToString().ToLowerInvariant();
                    break;
                case "href" or "src":
                    target = value.Length is > 0 and < 2000 ? value.ToString() : null;
                    break;
                case "datetime":
                    dateTime = value.ToString();
                    break;
                case "name" or "property":
                    key ??= value.ToString();
                    break;
                case "content":
                    content = value.ToString();
                    break;
                case "type":
                    type = value.ToString();
                    break;
                case "alt" or "title" or "aria-label" or "placeholder" or "value" or "data-prompt":
                    if (value.Length >= 20)
                        (texts ??= []).Add(value.ToString());
                    break;
                case "data-reactroot" or "ng-version" or "data-server-rendered" or "data-wf-site":
                    Mark(attributes[index].Name.Memory.Span);
                    break;
            }
        }
        if (tag.Name == "meta" && content is { Length: > 0 } && Meta(key, Collapse(content)))
            (texts ??= []).Add(content);
        Target(tag, target);
        return new Element(sight, texts ?? (IReadOnlyList<string>)[], dateTime, type is "application/ld+json");
    }

    private static Sight OfNames(PageTag tag, ReadOnlySpan<char> names)
    {
        if (Visibility.IsHiddenClass(names))
            return Sight.Hidden;
        return tag.Name is "html" or "body" or "main" or "article" || tag.Role is TagRole.Heading or TagRole.Anchor || !Visibility.IsFrame(names)
            ? Sight.Read : Sight.Frame;
    }

    private static Sight Higher(Sight one, Sight other) => one > other ? one : other;

    /// <returns>Whether the content is neither of use nor known, and so only scanned.</returns>
    private bool Meta(string? key, string content)
    {
        switch (key?.ToLowerInvariant())
        {
            case "description": _description = content; return false;
            case "og:description" or "twitter:description": _socialDescription = content; return false;
            case "og:site_name": _siteName = content; return false;
            case "application-name": _applicationName = content; return false;
            case "generator": Mark(content); return false;
            default: return content.Length >= 20;
        }
    }

    private void Target(PageTag tag, string? target)
    {
        switch (tag.Name)
        {
            case "a":
                EndLink();
                _link = target is not null && Uri.TryCreate(_base, target, out var link) && link.Scheme is "http" or "https" ? link : null;
                break;
            case "base" when target is not null && Uri.TryCreate(_base, target, out var relative) && relative.Scheme is "http" or "https":
                _base = relative;
                break;
            case "script" or "link" when target is not null && !target.StartsWith("data:", StringComparison.Ordinal):
                Mark(target);
                break;
        }
    }

    private void Mark(ReadOnlySpan<char> marker)
    {
        if (_markers.Count < MaxMarkers && marker.Length <= 300)
            _markers.Add(marker.ToString());
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
