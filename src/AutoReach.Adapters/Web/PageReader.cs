using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Adapters.Web;

/// <summary>
/// Reads a page from AngleSharp's tokens, without a document tree: the work stays linear in the page's length however it
/// is nested, and deep or unclosed elements cost no memory.
/// </summary>
internal sealed class PageReader
{
    private const int DeepestElement = 400;
    private const int MaxCharacters = 400_000;

    private readonly List<OpenElement> _open = [];
    private readonly PageBlocks _blocks;
    private readonly PageHead _head;
    private readonly StringBuilder _script = new();
    private int _overflow;
    private PageTag? _scriptTag;
    private int _characters;

    private PageReader(Uri address, PageKind kind) => (_head, _blocks) = (new PageHead(address), new PageBlocks(keepShortLinks: kind == PageKind.Careers));

    private readonly record struct OpenElement(PageTag Tag, Sight Sight, bool IsLink);

    /// <param name="address">Where the page was found; links are resolved against it.</param>
    /// <param name="text">The decoded page.</param>
    /// <param name="isHtml">False: plain text, one block a paragraph.</param>
    /// <param name="kind">What the page was chosen for.</param>
    public static ReadablePage Read(Uri address, string text, bool isHtml, PageKind kind)
    {
        var reader = new PageReader(address, kind);
        if (isHtml)
            reader.ReadTokens(text);
        else
            foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                reader._blocks.Add(TagRole.Paragraph, 0, paragraph);
        return reader._head.Page(kind, reader._blocks);
    }

    private void ReadTokens(string text)
    {
        using var source = new TextSource(text);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended) { DisableElementPositionTracking = true };
        while (true)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    EndScript();
                    _blocks.Flush();
                    return;
                case HtmlTokenType.StartTag:
                    var tag = PageTag.Of(token.Name.Memory.Span);
                    Start(tag, ref token);
                    tokenizer.State = ModeOf(tag.Name);
                    break;
                case HtmlTokenType.EndTag:
                    End(PageTag.Of(token.Name.Memory.Span));
                    break;
                case HtmlTokenType.Character:
                    Characters(token.Data.Memory.Span);
                    break;
                case HtmlTokenType.Comment:
                    _blocks.AddUnread(token.Data.Memory.Span);
                    break;
            }
        }
    }

    /// <summary>The tokenizer leaves to its caller which elements hold text that is no markup.</summary>
    private static HtmlParseMode ModeOf(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    private void Start(PageTag tag, ref StructHtmlToken token)
    {
        var element = _head.Read(tag, ref token);
        foreach (var seen in element.Texts)
            _blocks.AddUnread(seen);
        if (tag.Role == TagRole.Void)
        {
            if (tag.Name is "br" or "hr")
                _blocks.Space();
            return;
        }
        CloseImplied(tag);
        var above = _open.Count > 0 ? _open[^1].Sight : Sight.Read;
        var sight = above.With(element.Sight, tag);
        if (tag.Role is not (TagRole.Inline or TagRole.Anchor or TagRole.Time or TagRole.Title))
            _blocks.Flush();
        if (_open.Count >= DeepestElement)
        {
            _overflow++;
            return;
        }
        _open.Add(new OpenElement(tag, sight, tag.Role == TagRole.Anchor || (_open.Count > 0 && _open[^1].IsLink)));
        if (tag.Name == "script")
            _scriptTag = element.IsStructuredData ? tag : null;
        if (tag.Role == TagRole.Time)
            _blocks.SetDate(DatesInText.FromMachine(element.DateTime));
        Enter();
    }

    private void End(PageTag tag)
    {
        if (tag.Role == TagRole.Void)
        {
            if (tag.Name == "br")
                _blocks.Space();
            return;
        }
        if (_overflow > 0)
        {
            _overflow--;
            _blocks.Flush();
            return;
        }
        for (var index = _open.Count - 1; index >= 0; index--)
            if (_open[index].Tag.Is(tag))
            {
                CloseFrom(index);
                return;
            }
    }

    private void CloseImplied(PageTag tag)
    {
        if (tag.EndsParagraph)
            for (var index = _open.Count - 1; index >= 0
                && _open[index].Tag.Role is TagRole.Paragraph or TagRole.Inline or TagRole.Anchor or TagRole.Time; index--)
                if (_open[index].Tag.Role == TagRole.Paragraph)
                {
                    CloseFrom(index);
                    break;
                }
        var (ends, within) = tag.Implied;
        for (var index = _open.Count - 1; ends.Length > 0 && index >= 0 && !within.Contains(_open[index].Tag.Name); index--)
            if (ends.Contains(_open[index].Tag.Name))
                CloseFrom(index);
    }

    private void CloseFrom(int index)
    {
        var flush = false;
        for (var at = _open.Count - 1; at >= index; at--)
        {
            flush |= _open[at].Tag.Role is not (TagRole.Inline or TagRole.Anchor or TagRole.Time);
            if (_open[at].Tag.Name == "a")
                _head.EndLink();
            if (_open[at].Tag.Name == "script")
                EndScript();
            if (_open[at].Tag.Role == TagRole.Title)
                _blocks.Discard();
        }
        if (flush || _open[index].Sight != (index > 0 ? _open[index - 1].Sight : Sight.Read))
            _blocks.Flush();
        _open.RemoveRange(index, _open.Count - index);
        Enter();
    }

    /// <summary>Tells the blocks what the innermost elements make of the text that follows.</summary>
    private void Enter()
    {
        for (var index = _open.Count - 1; index >= 0; index--)
        {
            var tag = _open[index].Tag;
            if (tag.Role is TagRole.Inline or TagRole.Anchor or TagRole.Time)
                continue;
            _blocks.Within(tag.Role, tag.Level, _open[^1].Sight);
            return;
        }
        _blocks.Within(TagRole.Block, 0, _open.Count > 0 ? _open[^1].Sight : Sight.Read);
    }

    private void Characters(ReadOnlySpan<char> text)
    {
        if ((_characters += text.Length) > MaxCharacters && _scriptTag is null)
            return;
        if (_open.Count > 0 && _open[^1].Tag.Role == TagRole.Title)
        {
            _head.Title(text);
            return;
        }
        if (_open.Count > 0 && _open[^1].Tag.Name is "script" or "style")
        {
            _characters -= text.Length;
            if (_scriptTag is not null)
                _script.Append(text);
            return;
        }
        var inLink = _open.Count > 0 && _open[^1].IsLink;
        if (inLink)
            _head.LinkText(text);
        _blocks.Append(text, inLink);
    }

    private void EndScript()
    {
        if (_scriptTag is not null)
            _head.Structured(_script.ToString());
        _scriptTag = null;
        _script.Clear();
    }
}
